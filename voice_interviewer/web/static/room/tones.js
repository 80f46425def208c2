// Three tones for the loudspeaker test, and an ear for them: does the microphone hear what the loudspeaker plays?
import { RATE } from "./protocol.js";

export const TONES = [659, 880, 1319]; // Hz
const EACH_S = 0.35;

/**
 * Play the tones. @param {AudioContext} context
 * @returns {Promise<void>} settles when they have been heard
 */
export async function playTones(context) {
  const start = context.currentTime + 0.05;
  TONES.forEach((frequency, place) => {
    const from = start + place * EACH_S;
    const tone = new OscillatorNode(context, { frequency });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.25, from + 0.03);
    volume.gain.setValueAtTime(0.25, from + EACH_S - 0.06);
    volume.gain.linearRampToValueAtTime(0, from + EACH_S);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + EACH_S);
  });
  await new Promise((resolve) => setTimeout(resolve, (TONES.length * EACH_S + 0.3) * 1000));
}

/**
 * The power of the loudest tone in these samples, and their power in all (mean squares; 0..1).
 * @param {Int16Array} samples at 16 kHz
 */
export function toneIn(samples) {
  let all = 0;
  for (const sample of samples) all += (sample / 32768) ** 2;
  const tone = Math.max(...TONES.map((frequency) => power(samples, frequency)));
  return { tone, all: all / samples.length };
}

/**
 * Goertzel's algorithm: mean square of the part of this frequency.
 * @param {Int16Array} samples
 * @param {number} frequency
 */
function power(samples, frequency) {
  const turn = 2 * Math.cos((2 * Math.PI * frequency) / RATE);
  let last = 0;
  let before = 0;
  for (const sample of samples) [last, before] = [sample / 32768 + turn * last - before, last];
  return (2 * (last * last + before * before - turn * last * before)) / samples.length ** 2;
}
