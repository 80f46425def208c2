// The practice question: a few seconds of sound to the server, its words back, nothing kept.
import { SUBPROTOCOL } from "./protocol.js";

const LONGEST_FRAMES = 20 * 31;
const ANSWER_MS = 30000;

export class Practice {
  /** @param {string} path of the socket */
  constructor(path) {
    this.path = path;
    /** @type {Int16Array[] | null} */
    this.frames = null;
  }

  get recording() {
    return this.frames !== null;
  }

  begin() {
    this.frames = [];
  }

  /** @param {Int16Array} samples */
  hear(samples) {
    if (this.frames && this.frames.length < LONGEST_FRAMES) this.frames.push(samples);
  }

  /**
   * What was understood; rejects where the server cannot be asked.
   * @returns {Promise<string>}
   */
  end() {
    const frames = this.frames ?? [];
    this.frames = null;
    const socket = new WebSocket(new URL(this.path, location.href.replace(/^http/, "ws")), [SUBPROTOCOL]);
    const answered = new Promise((resolve, reject) => {
      socket.onopen = () => {
        for (const samples of frames) socket.send(Int16Array.from(samples));
        socket.send(JSON.stringify({ type: "end" }));
      };
      socket.onmessage = ({ data }) => {
        const message = JSON.parse(data);
        if (message.type === "heard") resolve(message.text);
        else reject(new Error(message.text));
      };
      socket.onclose = () => reject(new Error("closed"));
      setTimeout(() => reject(new Error("no answer")), ANSWER_MS);
    });
    return answered.finally(() => socket.close());
  }
}
