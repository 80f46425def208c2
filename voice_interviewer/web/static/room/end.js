// The closing page: "Hear it" plays the recording from that second.

const player = document.getElementById("recording");

for (const button of document.querySelectorAll("[data-start]")) {
  if (!(player instanceof HTMLAudioElement) || !(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    player.currentTime = Number(button.dataset.start);
    void player.play();
  });
}
