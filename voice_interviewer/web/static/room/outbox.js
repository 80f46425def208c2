// Everything on its way to the server: kept until it is acknowledged, sent again in order after a break.
import { FRAME, framesMessage } from "./protocol.js";

/** @typedef {import("./shelf.js").Entry} Entry */

const MOST_FRAMES = 31.25 * 60 * 20; // twenty minutes: 38 MB
const AT_ONCE = 64; // frames in one message when much is to be sent again
const SILENCE_AT_ONCE = 3750; // two minutes
const WRITE_MS = 150;
const WRITE_LIVE_MS = 900; // what the server acknowledges sooner never touches the disk

export class Outbox {
  /**
   * @param {import("./shelf.js").Shelf | null} shelf
   * @param {(data: string | ArrayBuffer) => void} send
   */
  constructor(shelf, send) {
    this.shelf = shelf;
    this.send = send;
    this.live = false; // whether what is added goes out at once
    /** @type {Entry[]} */
    this.entries = [];
    this.order = 0;
    this.waiting = 0; // frames not yet acknowledged
    /** @type {Set<Entry>} */
    this.unwritten = new Set();
    /** @type {number[]} */
    this.removed = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.writing = undefined;
  }

  /** No more can be kept: time has to stand still until the server is back. */
  get full() {
    return this.waiting >= MOST_FRAMES;
  }

  /** Take up what an earlier visit of this page left behind. */
  async load() {
    const left = (await this.shelf?.all()) ?? [];
    this.order = (left.at(-1)?.order ?? -1) + 1;
    for (const entry of this.entries) entry.order = this.order++;
    this.entries = [...left, ...this.entries];
    this.waiting = frames(this.entries);
  }

  /**
   * @param {number} first
   * @param {Int16Array} samples
   */
  addFrames(first, samples) {
    this.add({ order: this.order++, kind: "frames", first, count: samples.length / FRAME, data: samples });
  }

  /**
   * @param {number} first
   * @param {number} count
   */
  addSilence(first, count) {
    this.add({ order: this.order++, kind: "frames", first, count, data: null });
  }

  /** @param {import("./protocol.js").Report} report */
  addReport(report) {
    this.add({ order: this.order++, kind: "report", report });
  }

  /**
   * The server has frames before `next` and these reports.
   * @param {number} next
   * @param {string[]} done
   */
  acknowledge(next, done) {
    const kept = this.entries.filter((entry) =>
      entry.kind === "frames" ? entry.first + entry.count > next : !done.includes(entry.report.id),
    );
    if (kept.length === this.entries.length) return;
    const gone = new Set(this.entries);
    kept.forEach((entry) => gone.delete(entry));
    for (const entry of gone) if (!this.unwritten.delete(entry)) this.removed.push(entry.order);
    this.entries = kept;
    this.waiting = frames(kept);
    this.writeSoon();
  }

  /**
   * The connection is back and the server expects frame `next`: send what it lacks.
   * @param {number} next
   * @returns {number} the number of the next new frame
   */
  resume(next) {
    this.acknowledge(next, []);
    this.live = true;
    let expected = next;
    for (const entry of joined(this.entries)) {
      if (entry.kind === "frames") {
        this.fill(expected, entry.first); // the disk lost something
        expected = Math.max(expected, entry.first + entry.count);
      }
      this.post(entry);
    }
    return expected;
  }

  /** The number of the frame after the last one that is kept; 0 without any. */
  get end() {
    const last = this.entries.findLast((entry) => entry.kind === "frames");
    return last?.kind === "frames" ? last.first + last.count : 0;
  }

  /** The connection is gone: only keep. */
  pause() {
    this.live = false;
    void this.write();
  }

  /** Write what is not on the disk yet; called when the page may be about to go, too. */
  async write() {
    clearTimeout(this.writing);
    this.writing = undefined;
    if (!this.shelf || !(this.unwritten.size || this.removed.length)) return;
    const added = [...this.unwritten];
    const removed = this.removed.splice(0);
    this.unwritten.clear();
    try {
      await this.shelf.write(added, removed);
    } catch (error) {
      console.warn("the browser keeps no more; what is open stays in memory", error);
      this.shelf = null;
    }
  }

  /** Another tab goes on with what is on the disk. */
  leave() {
    this.live = false;
    this.entries = [];
    this.waiting = 0;
    this.removed = [];
    this.unwritten.clear();
    clearTimeout(this.writing);
    this.writing = undefined;
  }

  /** Nothing is needed any more. */
  destroy() {
    this.leave();
    this.shelf?.destroy();
    this.shelf = null;
  }

  /** @param {Entry} entry */
  add(entry) {
    this.entries.push(entry);
    if (entry.kind === "frames") this.waiting += entry.count;
    this.unwritten.add(entry);
    this.writeSoon();
    if (this.live) this.post(entry);
  }

  /**
   * Silence in place of frames that are lost.
   * @param {number} from
   * @param {number} to
   */
  fill(from, to) {
    for (let first = from; first < to; first += SILENCE_AT_ONCE) {
      this.post({ order: -1, kind: "frames", first, count: Math.min(SILENCE_AT_ONCE, to - first), data: null });
    }
  }

  /** @param {Entry} entry */
  post(entry) {
    if (entry.kind === "report") this.send(JSON.stringify(entry.report));
    else if (entry.data) this.send(framesMessage(entry.first, entry.data));
    else this.send(JSON.stringify({ type: "silence", first: entry.first, count: entry.count }));
  }

  writeSoon() {
    this.writing ??= setTimeout(() => void this.write(), this.live ? WRITE_LIVE_MS : WRITE_MS);
  }
}

/** @param {Entry[]} entries */
function frames(entries) {
  return entries.reduce((sum, entry) => sum + (entry.kind === "frames" ? entry.count : 0), 0);
}

/**
 * The same entries with runs of frames put together.
 * @param {Entry[]} entries
 * @returns {Generator<Entry>}
 */
function* joined(entries) {
  /** @type {(Entry & {kind: "frames"})[]} */
  let run = [];
  for (const entry of entries) {
    const last = run.at(-1);
    const follows =
      last && entry.kind === "frames" && entry.first === last.first + last.count && !entry.data === !last.data;
    if (last && (!follows || frames(run) >= AT_ONCE)) {
      yield together(run);
      run = [];
    }
    if (entry.kind === "frames") run.push(entry);
    else yield entry;
  }
  if (run.length) yield together(run);
}

/**
 * @param {(Entry & {kind: "frames"})[]} run
 * @returns {Entry}
 */
function together(run) {
  const count = frames(run);
  if (!run[0].data) return { ...run[0], count };
  const data = new Int16Array(count * FRAME);
  run.forEach((entry) => data.set(/** @type {Int16Array} */ (entry.data), (entry.first - run[0].first) * FRAME));
  return { ...run[0], count, data };
}
