// The report page: a click on a time plays that second, the transcript follows word by word; dialogs to correct and rate.
// @ts-check

const LEAD = 0.15; // seconds played after a quotation's end, so that its last word is heard whole

/** @param {number} seconds */
const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
};

const audio = /** @type {HTMLAudioElement | null} */ (document.getElementById("audio"));
if (audio) player(audio);
dialogs();

/** @param {HTMLAudioElement} audio */
function player(audio) {
  const button = /** @type {HTMLButtonElement} */ (document.getElementById("play"));
  const seek = /** @type {HTMLInputElement} */ (document.getElementById("seek"));
  const now = /** @type {HTMLElement} */ (document.getElementById("now"));
  const caption = /** @type {HTMLElement} */ (document.getElementById("caption"));
  const heard = document.getElementById("heard-to");
  const length = Number(seek.max);
  const panel = /** @type {HTMLElement | null} */ (document.querySelector(".transcript .lines"));
  const lines = [...document.querySelectorAll(".transcript .line")].map((element) => ({
    element: /** @type {HTMLElement} */ (element),
    from: Number(element.dataset.from),
    to: Number(element.dataset.to),
    words: [...element.querySelectorAll("[data-t]")].map((word) => ({ word, at: Number(word.dataset.t) })),
  }));
  const spans = (audio.dataset.spans ?? "").split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
  let until = Infinity; // where a quotation ends; the button plays on
  let line = /** @type {typeof lines[number] | null} */ (null);
  let word = /** @type {Element | null} */ (null);

  /** @param {number} at */
  function go(at) {
    const start = () => {
      audio.currentTime = at;
      show();
      audio.play().catch(() => fail());
    };
    if (audio.readyState > 0) start();
    else {
      audio.addEventListener("loadedmetadata", start, { once: true });
      audio.preload = "auto"; // until the first click nothing is fetched
      audio.load();
    }
  }

  function fail() {
    caption.textContent = "The recording cannot be played.";
  }

  function show() {
    const at = audio.currentTime;
    seek.value = String(at);
    seek.setAttribute("aria-valuetext", clock(at));
    now.textContent = clock(at);
    heard?.setAttribute("width", String((1000 * at) / (length || 1)));
    const current = lines.findLast((one) => one.from <= at + 0.05) ?? null;
    if (current !== line) turn(current);
    const last = line?.words.findLast((one) => one.at <= at + 0.05)?.word ?? null;
    if (last !== word) {
      word?.classList.remove("now");
      last?.classList.add("now");
      word = last;
      speak();
    }
  }

  /** @param {typeof line} next */
  function turn(next) {
    line?.element.classList.remove("now");
    next?.element.classList.add("now");
    line = next;
    speak();
    if (panel && next && panel.scrollHeight > panel.clientHeight) {
      panel.scrollTo({ top: next.element.offsetTop - panel.clientHeight / 3 });
    }
  }

  /** The line being spoken, in the player, the word of this moment marked. */
  function speak() {
    const said = line?.element.querySelector(".said");
    if (!said) return;
    const near = /** @type {Node[]} */ ([]);
    const parts = [...said.childNodes];
    const place = word && said.contains(word) ? parts.indexOf(/** @type {ChildNode} */ (word)) : -1;
    for (const part of parts.slice(Math.max(0, place - 16), Math.max(0, place - 16) + 44)) {
      const copy = document.createElement(part === word ? "mark" : "span");
      copy.textContent = part.textContent;
      near.push(copy);
    }
    caption.replaceChildren(...near);
  }

  function tick() {
    const at = audio.currentTime;
    if (at >= until) {
      audio.pause();
      return;
    }
    if (until === Infinity) leap(at);
    show();
    if (!audio.paused) requestAnimationFrame(tick);
  }

  /** Only the candidate was recorded: the silence between is left out. @param {number} at */
  function leap(at) {
    if (spans.some(([from, to]) => at >= from - 0.3 && at <= to)) return;
    const next = spans.find(([from]) => from > at);
    if (next) audio.currentTime = next[0] - 0.2;
    else audio.pause();
  }

  audio.addEventListener("play", () => {
    button.setAttribute("aria-pressed", "true");
    requestAnimationFrame(tick);
  });
  audio.addEventListener("pause", () => {
    button.setAttribute("aria-pressed", "false");
    show();
  });
  audio.addEventListener("ended", () => audio.pause());
  audio.addEventListener("error", fail);
  button.addEventListener("click", () => {
    if (!audio.paused) {
      audio.pause();
      return;
    }
    until = Infinity;
    const at = Number(seek.value);
    go(at >= length - 0.2 ? (spans[0]?.[0] ?? 0) : at);
  });
  seek.addEventListener("input", () => {
    until = Infinity;
    if (audio.readyState > 0) audio.currentTime = Number(seek.value);
    now.textContent = clock(Number(seek.value));
  });
  const wanted = Number(new URLSearchParams(location.search).get("at"));
  if (wanted > 0 && wanted < length) {
    seek.value = String(wanted); // where a search led to: the button plays from there
    now.textContent = clock(wanted);
    heard?.setAttribute("width", String((1000 * wanted) / length));
  }
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a.play[data-from]");
    if (!(link instanceof HTMLElement)) return;
    event.preventDefault();
    until = Number(link.dataset.to) + LEAD;
    go(Number(link.dataset.from));
  });
}

function dialogs() {
  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button) return;
    if (button.dataset.correct) correct(button.dataset.correct);
    else if (button.dataset.override) override(button);
    else if ("close" in button.dataset) button.closest("dialog")?.close();
  });
}

/** @param {string} utterance */
function correct(utterance) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("correct"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  form.utterance.value = utterance;
  form.text.value = document.getElementById(`line-${utterance}`)?.querySelector(".said")?.textContent?.trim() ?? "";
  dialog.showModal();
  form.text.focus();
}

/** @param {HTMLElement} button */
function override(button) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("override"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  form.reset();
  form.question.value = button.dataset.override;
  form.criterion.value = button.dataset.criterion;
  /** @type {HTMLElement} */ (document.getElementById("override-about")).textContent = button.dataset.label ?? "";
  const kind = button.dataset.criterion?.startsWith("checklist:") ? "status" : "level";
  for (const levels of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".levels"))) {
    levels.hidden = levels.dataset.kind !== kind;
    for (const input of levels.querySelectorAll("input")) input.disabled = levels.hidden;
  }
  for (const input of form.querySelectorAll("input[type=radio]")) /** @type {HTMLInputElement} */ (input).required = true;
  dialog.showModal();
}
