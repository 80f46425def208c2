// Runs beside the page, on the audio clock: cuts the microphone into frames of 512 samples, 16 kHz, s16.
import { Resampler } from "./resampler.js";

const FRAME = 512;

class Frames extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.square = 0;
    this.resampler = sampleRate === 16000 ? null : new Resampler(sampleRate);
    this.take = this.take.bind(this);
  }

  /** @param {Float32Array[][]} inputs */
  process(inputs) {
    const channel = inputs[0]?.[0];
    if (!channel) return true; // nothing is connected now
    if (this.resampler) this.resampler.push(channel, this.take);
    else for (const sample of channel) this.take(sample);
    return true;
  }

  /** @param {number} sample */
  take(sample) {
    const clipped = Math.max(-1, Math.min(1, sample));
    this.frame[this.filled++] = Math.round(clipped * 32767);
    this.square += clipped * clipped;
    if (this.filled < FRAME) return;
    const samples = this.frame;
    this.port.postMessage({ samples, level: Math.sqrt(this.square / FRAME) }, [samples.buffer]);
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
    this.square = 0;
  }
}

registerProcessor("frames", Frames);
