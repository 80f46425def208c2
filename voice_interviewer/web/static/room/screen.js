// What the interview looks like: state, question, captions, transcript, clock. It decides nothing.
import { element, say, typed, words } from "./words.js";

/**
 * @typedef {import("./protocol.js").Question} Question
 * @typedef {import("./protocol.js").Line} Line
 * @typedef {import("./protocol.js").Snapshot} Snapshot
 */

const SAID_ALOUD = new Set(["elsewhere", "refused", "listening", "writing", "waiting", "paused", "away", "muted", "closed"]);
const CAPTION_CHARACTERS = 280;
const LONG_CHARACTERS = 180; // from here on smaller, so that the greeting does not push the buttons off a phone

export class Screen {
  constructor() {
    this.now = element("now");
    this.question = element("question");
    this.caption = element("caption");
    this.lines = element("lines");
    this.clock = typed("clock", HTMLProgressElement);
    this.captions = true;
    this.state = "connecting";
    /** @type {Question | null} */
    this.asked = null;
    this.saying = ""; // the interviewer's last words, where they are not the question
  }

  /** @param {Snapshot} snapshot */
  draw(snapshot) {
    this.lines.replaceChildren();
    snapshot.lines.forEach((line) => this.said(line));
    this.observers(snapshot.observers);
    this.answer(snapshot.answer);
    this.time(snapshot.now_s, snapshot.limit_s || snapshot.minutes * 60);
    this.ask(snapshot.question);
    this.saying = "";
    if (snapshot.prompt) this.prompt(snapshot.prompt.text);
  }

  /** @param {string} state a name among the page's words */
  show(state) {
    if (state === this.state) return;
    this.state = state;
    this.words();
    this.now.dataset.state = state;
    element("state").textContent = words(state);
    if (SAID_ALOUD.has(state)) this.announce(words(state));
  }

  /** @param {Question | null} question */
  ask(question) {
    const before = this.asked?.question_id;
    this.asked = question;
    if (!question) return;
    this.question.dataset.question = question.question_id;
    this.saying = "";
    this.words();
    this.heard("");
    const code = element("code");
    code.hidden = !question.code;
    code.firstElementChild?.replaceChildren(question.code);
    element("count").textContent = question.number ? words("count", { number: question.number, of: question.of }) : "";
    if (question.question_id !== before) this.announce(question.text);
  }

  /** What the interviewer says now. @param {string} text */
  prompt(text) {
    this.saying = text === this.asked?.text ? "" : text;
    this.words();
    if (this.saying) this.announce(text);
  }

  /** One place for the interviewer's words: what is being said, then the question again. */
  words() {
    const spoken = this.saying && (!this.asked || this.state === "speaking" || this.state === "closed");
    this.question.textContent = spoken ? this.saying : (this.asked?.text ?? "…");
    this.question.classList.toggle("beside", Boolean(spoken && this.asked));
    this.question.classList.toggle("long", this.question.textContent.length > LONG_CHARACTERS);
  }

  /** @param {Line} line */
  said(line) {
    const item = document.createElement("li");
    const who = document.createElement("span");
    who.className = "who";
    who.textContent = `${clock(line.start_s)} ${words(line.who === "candidate" ? "you" : "interviewer")}`;
    item.append(who, line.text);
    this.lines.append(item);
    if (line.who === "candidate") this.heard(line.text);
  }

  /** Words of the candidate, as they are understood. @param {string} text */
  heard(text) {
    const shown = text.length > CAPTION_CHARACTERS ? `… ${text.slice(-CAPTION_CHARACTERS)}` : text;
    this.caption.textContent = this.captions ? shown : "";
  }

  /**
   * @param {number} now_s
   * @param {number} limit_s
   */
  time(now_s, limit_s) {
    this.clock.max = limit_s;
    this.clock.value = Math.min(now_s, limit_s);
    element("clock-text").textContent = words("time", { now: clock(now_s), limit: Math.round(limit_s / 60) });
  }

  /** @param {string[]} names */
  observers(names) {
    say(element("observers"), names.length ? words("observed", { names: names.join(", ") }) : "");
  }

  /** What a person answered to a request for help. @param {import("./protocol.js").Answer | null} answer */
  answer(answer) {
    say(element("answered"), answer ? words(answer.text ? "answered" : "seen", { ...answer }) : "");
  }

  /** For screen readers; the same text twice is said twice. @param {string} text */
  announce(text) {
    const announcer = element("announcer");
    announcer.textContent = announcer.textContent === text ? `${text}\u00a0` : text;
  }

  /** Where are we? Said aloud on request. */
  whereabouts() {
    this.announce(words("here", { state: words(this.state), question: this.asked?.text ?? "" }));
  }
}

/** @param {number} seconds */
function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
