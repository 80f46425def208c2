// What the outbox holds, kept by the browser over reloads and crashes (IndexedDB).

/**
 * Something to send, in order. `data` are samples (frames), null for silence; `report` is a message.
 * @typedef {{order: number, kind: "frames", first: number, count: number, data: Int16Array | null}
 *   | {order: number, kind: "report", report: import("./protocol.js").Report}} Entry
 */

const ENTRIES = "entries";

export class Shelf {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
  }

  /**
   * The shelf of one interview; null where the browser keeps nothing (a private window, say).
   * @param {string} name
   * @returns {Promise<Shelf | null>}
   */
  static async open(name) {
    try {
      const opening = indexedDB.open(`room ${name}`, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(ENTRIES, { keyPath: "order" });
      return new Shelf(await settled(opening));
    } catch (error) {
      console.warn("nothing can be kept over a reload", error);
      return null;
    }
  }

  /**
   * All entries, in order.
   * @returns {Promise<Entry[]>}
   */
  all() {
    return settled(this.database.transaction(ENTRIES).objectStore(ENTRIES).getAll());
  }

  /**
   * @param {Entry[]} added
   * @param {number[]} removed orders
   * @returns {Promise<void>}
   */
  write(added, removed) {
    const transaction = this.database.transaction(ENTRIES, "readwrite");
    const entries = transaction.objectStore(ENTRIES);
    for (const entry of added) entries.put(entry);
    for (const order of removed) entries.delete(order);
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }

  /** Leave nothing behind: the interview is over. */
  destroy() {
    this.database.close();
    indexedDB.deleteDatabase(this.database.name);
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
