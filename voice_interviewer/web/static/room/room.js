// The room without its looks: one timeline, one outbox, one connection, one voice.
import { Connection } from "./connection.js";
import { Loudspeaker } from "./loudspeaker.js";
import { Outbox } from "./outbox.js";
import { newId, promptSound } from "./protocol.js";
import { Shelf } from "./shelf.js";
import { Timeline } from "./timeline.js";

/**
 * @typedef {import("./protocol.js").FromServer} FromServer
 * @typedef {import("./protocol.js").Conduct} Conduct
 * @typedef {import("./protocol.js").CommandName} CommandName
 * @typedef {import("./connection.js").Line} Line
 */

export class Room {
  /**
   * @param {string} path of the socket
   * @param {string} name of the interview, for what the browser keeps
   * @param {{message: (message: FromServer) => void, line: (line: Line, text: string) => void, full: () => void}} page
   */
  constructor(path, name, page) {
    this.page = page;
    this.loudspeaker = new Loudspeaker((prompt, complete) => this.played(prompt, complete));
    this.connection = new Connection(path, newId(), {
      frame: () => (this.timeline.running ? this.timeline.next : this.outbox.end),
      message: (message) => this.receive(message),
      sound: (buffer) => this.sound(buffer),
      line: (line, text) => this.line(line, text),
    });
    this.outbox = new Outbox(null, (data) => this.connection.send(data));
    this.timeline = new Timeline(
      (first, samples) => this.room(first) && this.outbox.addFrames(first, samples),
      (first, count) => this.room(first) && this.outbox.addSilence(first, count),
    );
    this.shelf = Shelf.open(name);
    this.loaded = false;
    /** @type {Map<number, boolean>} prompts that ended, and whether they were played to their end */
    this.ended = new Map();
    /** @type {number | null} the prompt whose sound comes next */
    this.expected = null;
    window.addEventListener("pagehide", () => void this.outbox.write());
    document.addEventListener("visibilitychange", () => void this.outbox.write());
  }

  /** @param {boolean} [takeOver] from another tab */
  async join(takeOver = false) {
    if (!this.loaded) {
      this.outbox.shelf = await this.shelf;
      await this.outbox.load();
      this.loaded = true;
    }
    this.connection.open(takeOver);
  }

  /**
   * @param {CommandName} name
   * @param {string} [text]
   */
  command(name, text = "") {
    this.outbox.addReport({ type: "command", id: newId(), frame: this.timeline.next, name, text });
  }

  /** @param {Conduct} conduct */
  conduct(conduct) {
    this.outbox.addReport({ type: "conduct", id: newId(), frame: this.timeline.next, ...conduct });
  }

  /**
   * Whether there is room for this frame; time stands still where there is none.
   * @param {number} first
   */
  room(first) {
    if (!this.outbox.full) return true;
    this.timeline.stop();
    this.timeline.next = first;
    this.page.full();
    return false;
  }

  /** @param {FromServer} message */
  receive(message) {
    switch (message.type) {
      case "welcome":
        this.enter(message.next);
        break;
      case "ack":
        this.outbox.acknowledge(message.next, message.done);
        if (this.loaded && !this.timeline.running && !this.outbox.full) this.timeline.start(this.timeline.next);
        break;
      case "prompt":
        this.expect(message.prompt, message.samples);
        break;
      case "stop_prompt":
        this.loudspeaker.stop(message.prompt);
        break;
      case "closed":
        this.leave();
    }
    this.page.message(message);
  }

  /** @param {number} next the frame that the server expects */
  enter(next) {
    const first = this.outbox.resume(next);
    if (this.outbox.full) this.timeline.next = first;
    else this.timeline.start(first);
  }

  /**
   * A prompt comes. After a break the server may send one again that is playing here, or has ended.
   * @param {number} prompt
   * @param {number} samples
   */
  expect(prompt, samples) {
    const ended = this.ended.get(prompt);
    const playing = this.loudspeaker.now?.prompt === prompt;
    this.expected = playing || ended !== undefined || !samples ? null : prompt;
    if (ended !== undefined) this.played(prompt, ended);
    else if (!playing && !samples) this.loudspeaker.play(prompt, new Int16Array());
  }

  /** @param {ArrayBuffer} buffer */
  sound(buffer) {
    const { prompt, samples } = promptSound(buffer);
    if (prompt !== this.expected) return;
    this.expected = null;
    this.loudspeaker.play(prompt, samples);
  }

  /**
   * @param {number} prompt
   * @param {boolean} complete
   */
  played(prompt, complete) {
    this.ended.set(prompt, complete);
    const frame = this.timeline.next;
    this.outbox.addReport({ type: "played", id: newId(), prompt, frame, complete });
  }

  /**
   * @param {Line} line
   * @param {string} text
   */
  line(line, text) {
    if (line !== "open") this.outbox.pause();
    if (line === "elsewhere" || line === "refused") {
      this.loudspeaker.stop();
      this.timeline.stop();
      this.outbox.leave();
      this.loaded = false;
    }
    this.page.line(line, text);
  }

  /** The interview is over. */
  leave() {
    this.timeline.stop();
    this.outbox.destroy();
    this.connection.close("closed");
  }
}
