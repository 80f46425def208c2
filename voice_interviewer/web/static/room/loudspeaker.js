// The interviewer's voice. What was played is reported when it was heard, not when it was sent.
import { RATE } from "./protocol.js";

export class Loudspeaker {
  /** @param {(prompt: number, complete: boolean) => void} played a prompt ended, or was cut off */
  constructor(played) {
    this.played = played;
    this.silent = false; // the candidate reads
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {{prompt: number, silence: () => void} | null} */
    this.now = null;
  }

  /**
   * Whether sound can be heard. Browsers allow it after a click or key press on the page.
   * @returns {Promise<boolean>}
   */
  async wake() {
    this.context ??= new AudioContext();
    const patience = new Promise((resolve) => setTimeout(resolve, 400)); // without a click `resume` never settles
    await Promise.race([this.context.resume(), patience]);
    return this.context.state === "running";
  }

  /**
   * Play a prompt; it ends the one before.
   * @param {number} prompt
   * @param {Int16Array} samples at 16 kHz; none: it is only shown
   */
  play(prompt, samples) {
    this.stop();
    if (this.silent || !samples.length) {
      this.played(prompt, true);
      return;
    }
    this.now = { prompt, silence: this.sound(samples, () => this.end(prompt, true)) };
  }

  /** Fall silent at once. Only the prompt named, where one is. @param {number} [prompt] */
  stop(prompt) {
    if (this.now && (prompt === undefined || this.now.prompt === prompt)) this.end(this.now.prompt, false);
  }

  /**
   * @param {Int16Array} samples
   * @param {() => void} ended
   * @returns {() => void} falls silent
   */
  sound(samples, ended) {
    const context = this.context;
    if (context?.state !== "running") {
      const reading = setTimeout(ended, (samples.length / RATE) * 1000); // nothing is heard; the text can be read
      return () => clearTimeout(reading);
    }
    const buffer = context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(Float32Array.from(samples, (sample) => sample / 32768), 0);
    const source = new AudioBufferSourceNode(context, { buffer });
    source.connect(context.destination);
    source.onended = () => setTimeout(ended, (context.outputLatency || 0) * 1000);
    source.start(context.currentTime + 0.02);
    return () => {
      source.onended = null;
      source.stop();
    };
  }

  /**
   * @param {number} prompt
   * @param {boolean} complete
   */
  end(prompt, complete) {
    if (this.now?.prompt !== prompt) return;
    const { silence } = this.now;
    this.now = null;
    silence();
    this.played(prompt, complete);
  }
}
