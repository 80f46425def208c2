// One player for all quotations: a click plays the second of audio that supports a rating, and stops at its end.
const player = document.getElementById("player");
const audio = player.querySelector("audio");
const label = player.querySelector("span");
let until = Infinity;
audio.addEventListener("timeupdate", () => {
  if (audio.currentTime >= until) audio.pause();
});
audio.addEventListener("error", () => {
  label.textContent = "The recording is not where the report expects it.";
});
for (const link of document.querySelectorAll("a.play[data-from]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const from = Number(link.dataset.from);
    until = Number(link.dataset.to) + 0.3;
    const address = link.getAttribute("href").split("#")[0];
    player.hidden = false;
    label.textContent = `Recording at ${link.textContent.trim()}`;
    const start = () => {
      audio.currentTime = Math.max(0, from - 0.2);
      audio.play().catch(() => {});
    };
    if (audio.getAttribute("src") === address && audio.readyState > 0) {
      start();
    } else {
      audio.addEventListener("loadedmetadata", start, { once: true });
      audio.preload = "auto"; // until the first click nothing is fetched
      audio.src = address;
      audio.load();
    }
  });
}
