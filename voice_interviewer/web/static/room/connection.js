// The WebSocket to the room: comes back by itself, and notices when the line is dead without being closed.
import { SUBPROTOCOL } from "./protocol.js";

/** @typedef {import("./protocol.js").FromServer} FromServer */
/** @typedef {"connecting" | "open" | "away" | "elsewhere" | "closed" | "refused"} Line */

const FIRST_MS = 150;
const GROWTH = 1.5;
const LONGEST_MS = 3000;
const PING_MS = 10000;
const DEAD_MS = 25000; // nothing was heard for so long
const ANSWER_MS = 10000; // a welcome takes no longer
const POLICY = 1008; // the server will not talk to us

export class Connection {
  /**
   * @param {string} path
   * @param {string} tab id of this page, as long as it is loaded
   * @param {{
   *   frame: () => number,
   *   message: (message: FromServer) => void,
   *   sound: (buffer: ArrayBuffer) => void,
   *   line: (line: Line, text: string) => void,
   * }} listener
   */
  constructor(path, tab, listener) {
    this.url = new URL(path, location.href.replace(/^http/, "ws"));
    this.tab = tab;
    this.listener = listener;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.wait = FIRST_MS;
    this.takeOver = false;
    this.welcomed = false;
    this.heard = 0; // when anything came, in ms of the page's clock
    this.pinged = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.again = undefined;
    setInterval(() => this.beat(), PING_MS / 4);
    window.addEventListener("online", () => this.again && this.open(this.takeOver));
    window.addEventListener("offline", () => this.drop());
  }

  /** Connect; a lost connection is tried again until `close`. @param {boolean} [takeOver] from another tab */
  open(takeOver = false) {
    this.forget();
    this.takeOver = takeOver;
    this.listener.line("connecting", "");
    const socket = (this.socket = new WebSocket(this.url, [SUBPROTOCOL]));
    socket.binaryType = "arraybuffer";
    this.heard = this.pinged = performance.now();
    this.welcomed = false;
    socket.onopen = () => this.hello();
    socket.onmessage = (event) => socket === this.socket && this.receive(event.data);
    socket.onclose = (event) => socket === this.socket && this.lost(event.code === POLICY);
  }

  hello() {
    const { tab, takeOver } = this;
    this.send(JSON.stringify({ type: "hello", tab, frame: this.listener.frame(), take_over: takeOver }));
  }

  /** @param {string | ArrayBuffer} data dropped where there is no connection: the outbox keeps it */
  send(data) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(data);
  }

  /**
   * Stay away until `open`.
   * @param {Line} [line] why
   * @param {string} [text] what the server says about it
   */
  close(line = "closed", text = "") {
    this.forget();
    this.listener.line(line, text);
  }

  /** @param {string | ArrayBuffer} data */
  receive(data) {
    this.heard = performance.now();
    if (data instanceof ArrayBuffer) {
      this.listener.sound(data);
      return;
    }
    /** @type {FromServer} */
    const message = JSON.parse(data);
    switch (message.type) {
      case "pong":
        return;
      case "elsewhere":
        return this.close("elsewhere");
      case "refused":
        return this.close("refused", message.text);
      case "welcome":
        this.wait = FIRST_MS;
        this.takeOver = false;
        this.welcomed = true;
        this.listener.line("open", "");
    }
    this.listener.message(message);
  }

  /** @param {boolean} refused */
  lost(refused) {
    if (refused) return this.close("refused");
    this.forget();
    this.listener.line("away", "");
    this.again = setTimeout(() => this.open(this.takeOver), this.wait);
    this.wait = Math.min(LONGEST_MS, this.wait * GROWTH);
  }

  drop() {
    if (this.socket) this.lost(false);
  }

  beat() {
    const now = performance.now();
    if (!this.socket) return;
    if (now - this.heard > (this.welcomed ? DEAD_MS : ANSWER_MS)) return this.lost(false);
    if (now - this.pinged < PING_MS) return;
    this.pinged = now;
    this.send(JSON.stringify({ type: "ping" }));
  }

  forget() {
    clearTimeout(this.again);
    this.again = undefined;
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
