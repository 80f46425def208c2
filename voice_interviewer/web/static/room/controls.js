// Buttons, keys and dialogs of the interview page: each becomes the name of something to do.
import { element, typed, words } from "./words.js";

const KEYS = /** @type {Record<string, string>} */ ({
  KeyR: "repeat", KeyS: "slower", KeyK: "skip", KeyP: "pause", KeyW: "write", KeyM: "mute", KeyH: "help", KeyQ: "where",
});
const BUTTONS = ["pause", "write", "mute", "talk", "help", "leave", "speak", "here"];

/**
 * @typedef {object} Shown what the controls have to fit
 * @property {boolean} paused
 * @property {boolean} writing
 * @property {boolean} talking
 * @property {boolean} muted
 * @property {boolean} pushToTalk
 * @property {boolean} microphone there is one
 * @property {boolean} writtenOnly
 */

export class Controls {
  /** @param {(name: string) => void} act */
  constructor(act) {
    this.act = act;
    this.listenToButtons();
    this.listenToDialogs();
    document.addEventListener("keydown", (event) => this.press(event));
  }

  /** @param {Shown} shown */
  show(shown) {
    element("done").hidden = shown.pushToTalk || shown.writing;
    toggle("talk", shown.pushToTalk && !shown.writing, shown.talking, words(shown.talking ? "talked" : "talk"));
    toggle("mute", shown.microphone && !shown.writing, shown.muted, words(shown.muted ? "unmute" : "mute"));
    element("pause").textContent = words(shown.paused ? "resume" : "pause");
    element("write").hidden = element("hearing").hidden = shown.writing;
    element("speak").hidden = shown.writtenOnly;
  }

  listenToButtons() {
    for (const button of document.querySelectorAll("[data-command]")) {
      button.addEventListener("click", () => this.act(/** @type {HTMLElement} */ (button).dataset.command ?? ""));
    }
    for (const id of BUTTONS) element(id).addEventListener("click", () => this.act(id));
    element("typing").addEventListener("submit", (event) => {
      event.preventDefault();
      this.act("send");
    });
  }

  listenToDialogs() {
    element("elsewhere").addEventListener("cancel", (event) => event.preventDefault());
    for (const id of ["help-dialog", "leave-dialog"]) {
      const dialog = typed(id, HTMLDialogElement);
      dialog.addEventListener("close", () => {
        if (dialog.returnValue) this.act(dialog.returnValue);
        dialog.returnValue = "";
      });
    }
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (document.querySelector("dialog[open]") || element("interview").hidden || event.repeat) return;
    const done = event.ctrlKey && event.key === "Enter";
    const name = done ? "done" : event.altKey && event.shiftKey && !event.ctrlKey ? KEYS[event.code] : undefined;
    if (!name) return;
    event.preventDefault();
    this.act(name);
  }
}

/**
 * @param {string} id of a button
 * @param {boolean} there
 * @param {boolean} pressed
 * @param {string} text
 */
function toggle(id, there, pressed, text) {
  const button = element(id);
  button.hidden = !there;
  button.setAttribute("aria-pressed", String(pressed));
  button.textContent = text;
}
