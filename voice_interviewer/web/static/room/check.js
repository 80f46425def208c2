// The device check: microphone, loudspeaker, echo, a practice question. Each result is a sentence; none bars the way.
import { Meter } from "./meter.js";
import { Microphone, NoMicrophone } from "./microphone.js";
import { Practice } from "./practice.js";
import { keep, listMicrophones } from "./settings.js";
import { playTones, toneIn } from "./tones.js";
import { element, typed, words } from "./words.js";

/** @typedef {"good" | "bad" | ""} Result */

const VOICE = 0.02; // root mean square of speech
const QUIET = 0.004;
const VOICED_FRAMES = 20; // 0.6 s
const LISTEN_MS = 6000;
const ECHO_SHARE = 0.35; // of the sound's power lies in the tones
const ECHO_LEVEL = 1e-6; // -60 dB

class Check {
  constructor() {
    this.meter = new Meter(element("level"));
    this.microphone = new Microphone(
      (samples, level) => this.hear(samples, level),
      (trouble) => this.lose(trouble),
    );
    this.practice = new Practice(element("check").dataset.practice ?? "");
    this.devices = typed("microphones", HTMLSelectElement);
    this.voiced = 0;
    this.loudest = 0;
    this.echoes = 0; // frames in which the tones were heard
    this.toning = false;
    this.trouble = ""; // why there is no microphone
    /** @type {AudioContext | undefined} */
    this.context = undefined;
    click("listen", () => this.listen());
    click("play", () => this.play());
    click("heard", () => this.heard());
    click("unheard", () => this.report("loudspeaker", "mute", "bad"));
    click("practise", () => this.practise());
    click("go", () => keep("typed", ""));
    click("go-typed", () => keep("typed", "yes"));
    this.devices.addEventListener("change", () => {
      keep("device", this.devices.value);
      void this.listen();
    });
    typed("barge-in", HTMLInputElement).addEventListener("change", (event) => {
      keep("barge-in", /** @type {HTMLInputElement} */ (event.target).checked ? "yes" : "");
    });
  }

  /** @param {Int16Array} samples @param {number} level */
  hear(samples, level) {
    this.meter.show(level);
    this.practice.hear(samples);
    this.loudest = Math.max(this.loudest, level);
    if (this.toning) {
      const { tone, all } = toneIn(samples);
      if (tone > ECHO_LEVEL && tone > ECHO_SHARE * all) this.echoes++;
      return;
    }
    this.voiced += level > VOICE ? 1 : 0;
    if (this.voiced === VOICED_FRAMES) this.report("microphone", "hears", "good");
  }

  /** Open the microphone and say what it hears. @returns {Promise<boolean>} whether there is one */
  async listen() {
    this.voiced = 0;
    this.loudest = 0;
    try {
      await this.microphone.start(this.devices.value);
    } catch (error) {
      if (!(error instanceof NoMicrophone)) throw error;
      this.lose(error.trouble);
      return false;
    }
    this.report("microphone", "speak", "");
    await listMicrophones(this.devices, this.microphone.device);
    setTimeout(() => this.judge(), LISTEN_MS);
    return true;
  }

  /** There is no microphone. @param {import("./microphone.js").Trouble} trouble */
  lose(trouble) {
    this.trouble = trouble;
    this.meter.clear();
    this.report("microphone", trouble, "bad");
  }

  judge() {
    if (this.voiced >= VOICED_FRAMES || !this.microphone.open) return;
    this.report("microphone", this.loudest > QUIET ? "quiet" : "silent", "bad");
  }

  async play() {
    this.report("loudspeaker", "playing", "");
    this.context ??= new AudioContext();
    await Promise.race([this.context.resume(), new Promise((resolve) => setTimeout(resolve, 500))]);
    if (this.context.state !== "running") return this.report("loudspeaker", "blocked", "bad");
    this.echoes = 0;
    this.toning = true;
    await playTones(this.context);
    this.toning = false;
    this.report("loudspeaker", "asked", "");
    element("heard").hidden = element("unheard").hidden = false;
    element("heard").focus();
  }

  heard() {
    const listened = this.microphone.open;
    const echo = this.echoes > 4;
    this.report("loudspeaker", !listened ? "loud" : echo ? "echo" : "apart", "good");
    element("interrupt").hidden = !listened || echo;
    if (echo) keep("barge-in", "");
  }

  async practise() {
    const button = element("practise");
    if (!this.practice.recording) {
      if (!this.microphone.open && !(await this.listen())) return this.report("practice", this.trouble, "bad");
      this.practice.begin();
      button.textContent = words("stop");
      return this.report("practice", "recording", "");
    }
    button.textContent = words("practise");
    this.report("practice", "waiting", "");
    try {
      const text = await this.practice.end();
      this.report("practice", text ? "understood" : "nothing", text ? "good" : "bad", text);
    } catch {
      this.report("practice", "unreachable", "");
    }
  }

  /**
   * @param {"microphone" | "loudspeaker" | "practice"} part
   * @param {string} name of a sentence
   * @param {Result} result
   * @param {string} [text]
   */
  report(part, name, result, text = "") {
    const section = element(`${part}-check`);
    section.dataset.result = result;
    const shown = section.querySelector(".result");
    if (shown) shown.textContent = words(name, { text });
  }
}

/**
 * @param {string} id
 * @param {() => unknown} act
 */
function click(id, act) {
  element(id).addEventListener("click", () => void act());
}

new Check();
