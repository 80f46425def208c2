// Interview time: numbers the frames of the microphone, and counts silence while there is none.
import { FRAME_MS } from "./protocol.js";

const TICK_MS = 96;
const QUIET_MS = 1000; // a microphone that delivers nothing for so long is no microphone
const ASLEEP_MS = 3000; // a longer gap between ticks: the computer slept, and so did the interview

export class Timeline {
  /**
   * @param {(first: number, samples: Int16Array) => void} frames
   * @param {(first: number, count: number) => void} silence
   */
  constructor(frames, silence) {
    this.frames = frames;
    this.silence = silence;
    this.next = 0; // number of the next frame
    this.muted = false;
    this.running = false;
    this.heard = -Infinity; // when the microphone last delivered
    this.counted = 0; // until when time is counted, in ms of the page's clock
    this.ticked = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
  }

  /** Whether the microphone delivers now. */
  get hearing() {
    return performance.now() - this.heard < QUIET_MS;
  }

  /** Let time run from this frame. @param {number} next */
  start(next) {
    this.next = next;
    if (this.running) return;
    this.running = true;
    this.counted = this.ticked = performance.now();
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Time stands still. */
  stop() {
    this.running = false;
    clearInterval(this.timer);
  }

  /** A frame of the microphone. @param {Int16Array} samples */
  hear(samples) {
    this.heard = this.counted = performance.now();
    if (!this.running) return;
    const first = this.next++;
    if (this.muted) this.silence(first, 1);
    else this.frames(first, samples);
  }

  tick() {
    const now = performance.now();
    if (now - this.ticked > ASLEEP_MS) this.counted = Math.max(this.counted, now - ASLEEP_MS);
    this.ticked = now;
    if (this.hearing) return;
    const count = Math.floor((now - this.counted) / FRAME_MS);
    if (count < 1) return;
    this.counted += count * FRAME_MS;
    const first = this.next;
    this.next += count;
    this.silence(first, count);
  }
}
