// Any rate to 16 kHz: a windowed sinc, for browsers whose audio context keeps the microphone's own rate.

const PHASES = 128;
const LOBES = 12; // zero crossings on each side

export class Resampler {
  /** @param {number} from samples per second of what is pushed */
  constructor(from) {
    this.step = from / 16000;
    const cutoff = Math.min(1, 1 / this.step) * 0.94;
    this.half = Math.ceil(LOBES / cutoff);
    this.kernels = Array.from({ length: PHASES + 1 }, (_, phase) => kernel(phase / PHASES, this.half, cutoff));
    /** @type {number[]} what is still needed of the past */
    this.past = new Array(this.half).fill(0);
    this.position = this.half; // of the next output, in samples of `past`
  }

  /**
   * @param {Float32Array} input
   * @param {(sample: number) => void} emit called for each sample at 16 kHz
   */
  push(input, emit) {
    const { past, half } = this;
    for (const sample of input) past.push(sample);
    while (this.position + half < past.length) {
      const whole = Math.floor(this.position);
      const taps = this.kernels[Math.round((this.position - whole) * PHASES)];
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap++) sum += taps[tap] * past[whole - half + 1 + tap];
      emit(sum);
      this.position += this.step;
    }
    const spent = Math.floor(this.position) - half;
    if (spent > 0) {
      past.splice(0, spent);
      this.position -= spent;
    }
  }
}

/**
 * Weights of the 2 * half samples around a position that lies `fraction` after a sample; they sum to 1.
 * @param {number} fraction
 * @param {number} half
 * @param {number} cutoff share of half the input rate
 */
function kernel(fraction, half, cutoff) {
  const taps = new Float64Array(2 * half);
  let sum = 0;
  for (let tap = 0; tap < taps.length; tap++) {
    const x = tap - half + 1 - fraction;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * cutoff * x) / (Math.PI * cutoff * x);
    taps[tap] = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / half));
    sum += taps[tap];
  }
  return taps.map((weight) => weight / sum);
}
