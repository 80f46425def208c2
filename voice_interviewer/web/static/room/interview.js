// The interview page: what the room and the microphone tell becomes what is seen; keys and buttons become commands.
import { Controls } from "./controls.js";
import { Meter } from "./meter.js";
import { Microphone, NoMicrophone } from "./microphone.js";
import { Room } from "./room.js";
import { Screen } from "./screen.js";
import { keep, kept, Settings } from "./settings.js";
import { stayAwake } from "./wake_lock.js";
import { element, say, typed, words } from "./words.js";

/**
 * @typedef {import("./protocol.js").FromServer} FromServer
 * @typedef {import("./protocol.js").CommandName} CommandName
 * @typedef {import("./protocol.js").Stage} Stage
 */

const TROUBLES = ["denied", "none", "busy", "insecure", "unsupported", "gone", "silent"]; // with the microphone

class Interview {
  constructor() {
    const place = element("room").dataset;
    this.begun = place.begun === "yes";
    this.home = place.home ?? "/";
    this.written = place.typed ?? ""; // "yes": begin in writing; "only": there is no consent to be recorded
    this.screen = new Screen();
    this.meter = new Meter(element("level"));
    this.room = new Room(place.socket ?? "", place.interview ?? "", {
      message: (message) => this.take(message),
      line: (line, text) => this.lineIs(line, text),
      full: () => this.trouble("full"),
    });
    this.microphone = new Microphone(
      (samples, level) => this.hear(samples, level),
      (trouble) => this.lostMicrophone(trouble),
    );
    this.settings = new Settings({
      conduct: (conduct) => this.room.conduct(conduct),
      device: (id) => void this.openMicrophone(id),
      page: () => this.applyChoices(),
    });
    this.answer = typed("answer", HTMLTextAreaElement);
    /** @type {Stage} */
    this.stage = "listening";
    this.connected = false;
    /** @type {import("./connection.js").Line} as it was last settled */
    this.line = "closed";
    this.met = false; // whether the server has ever answered
    this.paused = false;
    this.muted = false;
    this.writing = false;
    this.talking = false;
    this.shown = ""; // the trouble that is shown
    this.controls = new Controls((name) => this.do(name));
    document.addEventListener("click", () => void this.wakeSound());
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.devicesChanged());
    this.answer.addEventListener("input", () => keep("draft", this.answer.value));
    this.answer.value = kept("draft");
    this.applyChoices();
  }

  /** Show the start; after a reload go on without a word, where the browser lets the page speak. */
  async open() {
    if (this.begun && (await this.audible())) return this.begin();
    element("start").hidden = false;
    element("begin").addEventListener("click", () => void this.begin(), { once: true });
  }

  /** Whether the page may speak without a click: browsers allow it to a page that listens. */
  async audible() {
    if (await this.room.loudspeaker.wake()) return true;
    const asked = navigator.permissions?.query({ name: "microphone" });
    const granted = await asked?.then(({ state }) => state === "granted").catch(() => false);
    if (!granted || this.written) return false;
    await this.openMicrophone(kept("device"));
    return this.room.loudspeaker.wake();
  }

  async begin() {
    element("start").hidden = true;
    element("interview").hidden = false;
    stayAwake();
    const aloud = this.room.loudspeaker.wake();
    if (this.written || kept("typed")) this.write(true);
    else if (!this.microphone.open) await this.openMicrophone(kept("device"));
    if (!(await aloud)) this.trouble("soundless");
    await this.room.join();
    this.screen.question.focus({ preventScroll: true });
  }

  // what comes

  /** @param {FromServer} message */
  take(message) {
    switch (message.type) {
      case "welcome":
        this.screen.draw(message.snapshot);
        this.settings.show(message.snapshot.conduct);
        this.stage = message.snapshot.stage;
        this.paused = message.snapshot.paused;
        this.talking = message.snapshot.talking;
        this.settings.change(this.wished());
        break;
      case "prompt":
        this.screen.prompt(message.text);
        break;
      case "question":
        this.screen.ask(message);
        this.talking = false;
        if (element("trouble").className === "notice") this.tell("");
        break;
      case "said":
        this.screen.said(message);
        break;
      case "partial":
        this.screen.heard(message.text);
        break;
      case "stage":
        this.stage = message.stage;
        break;
      case "clock":
        this.paused = message.paused;
        this.screen.time(message.now_s, message.limit_s);
        break;
      case "observers":
        this.screen.observers(message.names);
        break;
      case "conduct":
        this.settings.show(message);
        break;
      case "talking":
        this.talking = message.on;
        break;
      case "answer":
        this.screen.answer(message);
        break;
      case "problem":
        this.tell(message.text);
        break;
      case "closed":
        this.leave(message.next_page || `${this.home}/end`);
        return;
    }
    this.show();
  }

  /** What the candidate chose before and the server does not know yet. */
  wished() {
    return { ...(kept("barge-in") && !this.begun ? { barge_in: true } : {}), ...(this.writing ? { typed: true } : {}) };
  }

  /**
   * @param {import("./connection.js").Line} line
   * @param {string} text
   */
  lineIs(line, text) {
    this.connected = line === "open" || (line === "connecting" && this.connected);
    if (line !== "connecting") this.line = line;
    const elsewhere = typed("elsewhere", HTMLDialogElement);
    if (line === "elsewhere" && !elsewhere.open) elsewhere.showModal();
    if (line === "open") {
      this.met = true;
      elsewhere.close();
      if (this.shown === "full") this.tell("");
    }
    if (line === "refused") this.tell(text);
    if (line === "closed") this.stage = "closed";
    this.show();
  }

  /**
   * @param {Int16Array} samples
   * @param {number} level
   */
  hear(samples, level) {
    this.room.timeline.hear(samples);
    this.meter.show(this.room.timeline.muted ? 0 : level);
    if (!["listening", "talking"].includes(this.state())) this.meter.silent = 0; // nobody need say anything now
    if (this.meter.dead && !this.shown) this.trouble("silent");
    else if (!this.meter.silent && this.shown === "silent") this.tell("");
  }

  // what is shown

  show() {
    this.screen.show(this.state());
    this.room.timeline.muted = this.muted || this.writing;
    this.controls.show({
      paused: this.paused,
      writing: this.writing,
      talking: this.talking,
      muted: this.muted,
      pushToTalk: this.settings.conduct.push_to_talk,
      microphone: this.microphone.open,
      writtenOnly: this.written === "only",
    });
  }

  /** The one thing that the candidate has to know now. */
  state() {
    if (this.stage === "closed") return "closed";
    if (this.line === "elsewhere" || this.line === "refused") return this.line;
    if (!this.connected) return this.met ? "away" : "connecting";
    if (this.paused) return "paused";
    if (this.stage === "speaking" || this.stage === "thinking") return this.stage;
    if (this.writing) return "writing";
    if (this.settings.conduct.push_to_talk) return this.talking ? "talking" : "waiting";
    return this.muted ? "muted" : "listening"; // also while the last phrase is being written down: the floor is theirs
  }

  /** @param {string} name of a sentence of the page; empty: all is well */
  trouble(name) {
    this.tell(name && words(name));
    this.shown = name;
  }

  /**
   * @param {string} text the server's own sentence
   * @param {"problem" | "notice"} [kind]
   */
  tell(text, kind = "problem") {
    this.shown = text && "told";
    element("trouble").className = kind;
    say(element("trouble"), text);
  }

  applyChoices() {
    this.screen.captions = this.settings.captions.checked;
    this.room.loudspeaker.silent = !this.settings.aloud.checked;
    if (!this.settings.captions.checked) this.screen.heard("");
  }

  // the microphone

  /** @param {string} device */
  async openMicrophone(device) {
    if (this.written === "only") return;
    try {
      await this.microphone.start(device);
      if (this.shown !== "full") this.trouble("");
    } catch (error) {
      if (!(error instanceof NoMicrophone)) throw error;
      this.lostMicrophone(error.trouble);
    }
    await this.settings.listMicrophones(this.microphone.device);
    this.show();
  }

  /** @param {import("./microphone.js").Trouble} trouble */
  lostMicrophone(trouble) {
    this.meter.clear();
    this.trouble(trouble);
    if (trouble !== "gone") this.write(true);
    this.show();
  }

  // what the candidate does

  /**
   * @param {string} name of a command, or of what this page does by itself
   * @returns {void}
   */
  do(name) {
    switch (name) {
      case "pause":
        return this.room.command(this.paused ? "resume" : "pause");
      case "write":
        this.dismiss();
        return this.write(!this.writing);
      case "mute":
        this.muted = !this.muted;
        return this.show();
      case "talk":
        this.talking = !this.talking;
        this.room.command("talk", this.talking ? "open" : "close");
        return this.show();
      case "done":
        if (this.writing) return this.send();
        if (this.settings.conduct.push_to_talk) return this.talking ? this.do("talk") : undefined;
        return this.room.command("done");
      case "help":
        return typed("help-dialog", HTMLDialogElement).showModal();
      case "leave":
        return typed("leave-dialog", HTMLDialogElement).showModal();
      case "where":
        return this.screen.whereabouts();
      case "speak":
        return this.write(false);
      case "send":
        return this.send();
      case "ask":
        return this.ask();
      case "here":
        return void this.room.join(true);
      case "break":
        return location.assign(`${this.home}/end`);
      default:
        this.room.command(/** @type {CommandName} */ (name));
    }
  }

  /** Answer in writing, or aloud again. @param {boolean} on */
  write(on) {
    if (on === this.writing || (!on && this.written === "only")) return;
    this.writing = on;
    element("typing").hidden = !on;
    if (on) this.answer.focus();
    else if (!this.microphone.open) void this.openMicrophone(kept("device"));
    if (this.connected) this.settings.change({ typed: on });
    this.show();
  }

  send() {
    const text = this.answer.value.trim();
    if (!text) return this.answer.focus();
    this.dismiss();
    this.room.command("type", text);
    this.answer.value = "";
    keep("draft", "");
    this.answer.focus();
  }

  /** Who writes needs no microphone, nor to be told about it any more. */
  dismiss() {
    if (TROUBLES.includes(this.shown)) this.trouble("");
  }

  /** Something was plugged in or pulled out: perhaps the microphone that was missing. */
  async devicesChanged() {
    if (["gone", "none", "busy"].includes(this.shown)) await this.openMicrophone(kept("device"));
    else await this.settings.listMicrophones(this.microphone.device);
  }

  /** Ask for a person. */
  ask() {
    const text = typed("help-text", HTMLTextAreaElement);
    this.room.command("help", text.value.trim());
    text.value = "";
    this.tell(words("helped"), "notice");
  }

  /** A browser that was silent may speak after any click. */
  async wakeSound() {
    void this.microphone.wake();
    if ((await this.room.loudspeaker.wake()) && this.shown === "soundless") this.trouble("");
  }

  /** The interview is over. @param {string} page */
  leave(page) {
    this.microphone.stop();
    const next = new URL(page, location.href);
    if (next.origin === location.origin) location.assign(next);
  }
}

void new Interview().open();
