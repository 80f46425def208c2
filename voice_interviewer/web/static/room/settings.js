// What the candidate can set during the interview. Conduct goes to the server; the rest is this page's own.
import { microphones } from "./microphone.js";
import { typed } from "./words.js";

/** @typedef {import("./protocol.js").Conduct} Conduct */

const USUAL = { patience: 1, speaking_rate: 1, push_to_talk: false, barge_in: false, typed: false };

export class Settings {
  /** @param {{conduct: (conduct: Conduct) => void, device: (id: string) => void, page: () => void}} changed */
  constructor(changed) {
    /** @type {Conduct} */
    this.conduct = { ...USUAL };
    this.changed = changed;
    this.patience = typed("patience", HTMLSelectElement);
    this.rate = typed("rate", HTMLSelectElement);
    this.pushToTalk = typed("push-to-talk", HTMLInputElement);
    this.bargeIn = typed("barge-in", HTMLInputElement);
    this.captions = typed("captions", HTMLInputElement);
    this.aloud = typed("aloud", HTMLInputElement);
    this.devices = typed("microphones", HTMLSelectElement);
    for (const control of [this.patience, this.rate, this.pushToTalk, this.bargeIn]) {
      control.addEventListener("change", () => this.change(this.read()));
    }
    for (const control of [this.captions, this.aloud]) {
      control.checked = kept(control.id) !== "no";
      control.addEventListener("change", () => {
        keep(control.id, control.checked ? "" : "no");
        this.changed.page();
      });
    }
    this.devices.addEventListener("change", () => {
      keep("device", this.devices.value);
      this.changed.device(this.devices.value);
    });
  }

  /** Show what holds on the server. @param {Conduct} conduct */
  show(conduct) {
    this.conduct = { ...USUAL, ...conduct };
    choose(this.patience, this.conduct.patience);
    choose(this.rate, this.conduct.speaking_rate);
    this.pushToTalk.checked = this.conduct.push_to_talk;
    this.bargeIn.checked = this.conduct.barge_in;
  }

  /** Set some of the conduct, as the page itself wishes. @param {Partial<Conduct>} some */
  change(some) {
    const before = JSON.stringify(this.conduct);
    this.show({ ...this.conduct, ...some });
    if (JSON.stringify(this.conduct) !== before) this.changed.conduct(this.conduct);
  }

  /** @returns {Partial<Conduct>} */
  read() {
    return {
      patience: Number(this.patience.value),
      speaking_rate: Number(this.rate.value),
      push_to_talk: this.pushToTalk.checked,
      barge_in: this.bargeIn.checked,
    };
  }

  /** List the microphones, the one in use chosen. @param {string} device */
  async listMicrophones(device) {
    await listMicrophones(this.devices, device);
  }
}

/**
 * Fill a choice of microphones.
 * @param {HTMLSelectElement} choice its first option stands for the usual microphone
 * @param {string} device the one in use
 */
export async function listMicrophones(choice, device) {
  const found = await microphones();
  const usual = choice.options[0];
  const named = found.filter(({ id, name }) => name && id !== "default");
  choice.replaceChildren(usual, ...named.map(({ id, name }) => new Option(name, id)));
  choice.value = named.some(({ id }) => id === device) ? device : "";
}

/** What this tab remembers of the candidate's choices. @param {string} name */
export function kept(name) {
  return sessionStorage.getItem(`room ${name}`) ?? "";
}

/**
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  sessionStorage.setItem(`room ${name}`, value);
}

/**
 * The option nearest to a number: the server may have settled on one between them.
 * @param {HTMLSelectElement} select
 * @param {number} value
 */
function choose(select, value) {
  const near = [...select.options].sort((a, b) => Math.abs(+a.value - value) - Math.abs(+b.value - value));
  if (near[0]) select.value = near[0].value;
}
