// What goes over the wire: see docs/room.md.

export const RATE = 16000; // samples per second
export const FRAME = 512; // samples
export const FRAME_MS = (FRAME / RATE) * 1000;
export const SUBPROTOCOL = "room.1";

/**
 * @typedef {"speaking" | "listening" | "transcribing" | "thinking" | "closed"} Stage
 * @typedef {"done" | "repeat" | "slower" | "skip" | "pause" | "resume" | "type" | "talk" | "help" | "stop"} CommandName
 *
 * @typedef {object} Conduct
 * @property {number} patience
 * @property {number} speaking_rate
 * @property {boolean} push_to_talk
 * @property {boolean} barge_in
 * @property {boolean} typed
 *
 * @typedef {object} Question
 * @property {string} question_id
 * @property {string} text
 * @property {string} form
 * @property {string} code
 * @property {string} code_language
 * @property {number} number
 * @property {number} of
 *
 * @typedef {object} Line
 * @property {"interviewer" | "candidate"} who
 * @property {string} text
 * @property {number} start_s
 * @property {string} utterance_id
 * @property {string} purpose
 *
 * @typedef {object} Answer to a request for help; an empty text: somebody has seen it
 * @property {string} by
 * @property {string} text
 *
 * @typedef {object} Snapshot
 * @property {string} candidate
 * @property {string} title
 * @property {number} minutes
 * @property {number} now_s
 * @property {number} limit_s
 * @property {Stage} stage
 * @property {Question | null} question
 * @property {Line[]} lines
 * @property {{prompt: number, text: string} | null} prompt
 * @property {Conduct} conduct
 * @property {boolean} paused
 * @property {string[]} observers
 * @property {boolean} talking
 * @property {Answer | null} answer
 * @property {boolean | string | null} closed
 *
 * @typedef {{type: "welcome", next: number, snapshot: Snapshot}
 *   | {type: "elsewhere"}
 *   | {type: "ack", next: number, done: string[]}
 *   | {type: "prompt", prompt: number, text: string, samples: number}
 *   | {type: "stop_prompt", prompt: number}
 *   | {type: "question"} & Question
 *   | {type: "said"} & Line
 *   | {type: "partial", text: string}
 *   | {type: "stage", stage: Stage}
 *   | {type: "clock", now_s: number, limit_s: number, paused: boolean}
 *   | {type: "observers", names: string[]}
 *   | {type: "conduct"} & Conduct
 *   | {type: "talking", on: boolean}
 *   | {type: "answer"} & Answer
 *   | {type: "problem", text: string}
 *   | {type: "closed", reason: string, next_page: string}
 *   | {type: "refused", text: string}
 *   | {type: "pong"}} FromServer
 *
 * @typedef {{type: "command", id: string, frame: number, name: CommandName, text: string}
 *   | {type: "played", id: string, prompt: number, frame: number, complete: boolean}
 *   | {type: "conduct", id: string, frame: number} & Conduct} Report
 */

/**
 * A binary message of microphone frames.
 * @param {number} first number of the first frame
 * @param {Int16Array} samples k * 512 of them
 * @returns {ArrayBuffer}
 */
export function framesMessage(first, samples) {
  const buffer = new ArrayBuffer(4 + samples.byteLength);
  new DataView(buffer).setUint32(0, first, true);
  new Int16Array(buffer, 4).set(samples);
  return buffer;
}

/**
 * The prompt in a binary message of the server.
 * @param {ArrayBuffer} buffer
 * @returns {{prompt: number, samples: Int16Array}}
 */
export function promptSound(buffer) {
  return { prompt: new DataView(buffer).getUint32(0, true), samples: new Int16Array(buffer.slice(4)) };
}

/** An id that nobody else makes. Unlike crypto.randomUUID it needs no secure page. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("");
}
