// What makes the desk's pages handier: copying texts, hearing questions. Everything works without it.

/** @param {HTMLButtonElement} button */
function offerCopying(button) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (document.getElementById(button.dataset.copy ?? ""));
    const text = button.dataset.copyText ?? source?.value ?? "";
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // a page without TLS has no clipboard
      if (source) {
        source.focus();
        source.select();
      } else {
        window.prompt(label ?? "", text);
      }
      return;
    }
    button.textContent = button.dataset.done ?? label;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

const sound = new Audio();

/** @param {HTMLAnchorElement} link */
function offerHearing(link) {
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    const status = document.getElementById("hearing");
    if (sound.src === link.href && !sound.paused) {
      sound.pause();
      return;
    }
    sound.src = link.href;
    link.setAttribute("aria-busy", "true");
    try {
      await sound.play();
      if (status) status.textContent = "";
    } catch {
      const answer = await fetch(link.href).catch(() => null);
      if (status) status.textContent = answer && answer.ok ? "" : "This question cannot be heard now.";
    } finally {
      link.removeAttribute("aria-busy");
    }
  });
}

document.querySelectorAll("button[data-copy], button[data-copy-text]").forEach((button) => offerCopying(/** @type {HTMLButtonElement} */ (button)));
document.querySelectorAll("a[data-hear]").forEach((link) => offerHearing(/** @type {HTMLAnchorElement} */ (link)));
