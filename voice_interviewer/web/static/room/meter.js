// The level meter: what the microphone hears, as a bar. It says when nothing comes at all.

const SILENT = 0.0008; // root mean square; even a quiet room is louder than a microphone that is switched off
const QUIET_FRAMES = 31.25 * 8;
const VOICE = 0.01;
const QUIET_AFTER_FRAMES = 31.25 * 30; // a microphone that was heard works: noise suppression makes pauses quite still

export class Meter {
  /** @param {HTMLElement} bar */
  constructor(bar) {
    this.bar = bar;
    this.peak = 0;
    this.silent = 0; // frames in a row
    this.worked = false; // it was heard
  }

  /** Nothing at all for seconds: the microphone is probably switched off. */
  get dead() {
    return this.silent > (this.worked ? QUIET_AFTER_FRAMES : QUIET_FRAMES);
  }

  /** @param {number} level root mean square, 0..1 */
  show(level) {
    this.silent = level < SILENT ? this.silent + 1 : 0;
    this.worked ||= level > VOICE;
    this.peak = Math.max(level, this.peak * 0.86);
    const shown = Math.min(1, Math.max(0, 1 + Math.log10(Math.max(this.peak, 1e-4)) / 2.6)); // from -52 dB to 0 dB
    this.bar.style.setProperty("--level", shown.toFixed(2));
  }

  clear() {
    this.silent = 0;
    this.worked = false;
    this.peak = 0;
    this.bar.style.setProperty("--level", "0");
  }
}
