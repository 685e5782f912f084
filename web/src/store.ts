/** What this browser keeps of a publication: rows until they are acknowledged, and which sessions there were. */

import type { Row } from "./record";
import type { Status } from "./flow";

/** One session in this browser. */
export interface Kept {
  session: string;
  number: number;
  /** Of the sink `serve`; "" for others. */
  token: string;
  /** A digest of the platform id, "" where none was known. */
  person: string;
  /** The sealed platform ids, "" for none. */
  who: string;
  /** Rows up to this one are acknowledged; −1: none. */
  acked: number;
  /** Whether the line of who was acknowledged. */
  whoAcked: boolean;
  /** Wall time of its last row. */
  touched: number;
  status: Status;
  /** The code that was shown at the end, "" before. */
  code: string;
  /** Whether its rows are gone from here, as the sink has them all. */
  gone: boolean;
}

/** Another tab has taken the publication over. */
export class TakenOver extends Error {}

const ROWS = "rows";
const KEPT = "sessions";
const LEASE = "lease";

export interface Store {
  /** Whether what is committed outlives the browser. */
  readonly durable: boolean;
  sessions(): Promise<Kept[]>;
  rows(session: string, after?: number): Promise<Row[]>;
  /** Add rows and note the session, in one durable transaction. Raises TakenOver. */
  commit(rows: readonly Row[], kept: Kept): Promise<void>;
  /** Forget the rows of a session; the session itself stays noted. */
  forget(kept: Kept): Promise<void>;
  /** From now on this tab alone writes. */
  take(): Promise<void>;
}

/** Keeps nothing beyond this page; the sink's acknowledgement is then what counts. */
export class MemoryStore implements Store {
  readonly durable = false;
  private readonly all: Row[] = [];
  private readonly kept = new Map<string, Kept>();

  async sessions(): Promise<Kept[]> {
    return [...this.kept.values()];
  }
  async rows(session: string, after = -1): Promise<Row[]> {
    return this.all.filter((row) => row.session === session && row.seq > after);
  }
  async commit(rows: readonly Row[], kept: Kept): Promise<void> {
    this.all.push(...rows);
    this.kept.set(kept.session, { ...kept });
  }
  async forget(kept: Kept): Promise<void> {
    this.kept.set(kept.session, { ...kept });
  }
  async take(): Promise<void> {}
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

class DatabaseStore implements Store {
  readonly durable = true;

  constructor(
    private readonly database: IDBDatabase,
    private readonly tab: string,
  ) {}

  async sessions(): Promise<Kept[]> {
    return done(this.database.transaction(KEPT).objectStore(KEPT).getAll());
  }

  async rows(session: string, after = -1): Promise<Row[]> {
    const range = IDBKeyRange.bound([session, after + 1], [session, Infinity]);
    return done(this.database.transaction(ROWS).objectStore(ROWS).getAll(range));
  }

  commit(rows: readonly Row[], kept: Kept): Promise<void> {
    return this.write((open) => {
      // The very same rows may be there already, after a commit whose end was not told.
      for (const row of rows) open(ROWS).put(row);
      open(KEPT).put(kept);
    });
  }

  forget(kept: Kept): Promise<void> {
    return this.write((open) => {
      open(ROWS).delete(IDBKeyRange.bound([kept.session, 0], [kept.session, Infinity]));
      open(KEPT).put(kept);
    });
  }

  take(): Promise<void> {
    return this.write((open) => open(LEASE).put(this.tab, "tab"), true);
  }

  /** One durable transaction, by the tab that holds the lease alone. */
  private write(change: (open: (name: string) => IDBObjectStore) => void, taking = false): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction([ROWS, KEPT, LEASE], "readwrite", { durability: "strict" });
      let taken = false;
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(taken ? new TakenOver() : transaction.error);
      transaction.onerror = () => reject(transaction.error);
      const held = transaction.objectStore(LEASE).get("tab");
      held.onsuccess = () => {
        if (!taking && held.result !== this.tab) {
          taken = true;
          transaction.abort();
          return;
        }
        change((name) => transaction.objectStore(name));
      };
    });
  }
}

/** The store of a publication; one in memory where the browser keeps nothing. */
export async function openStore(publication: string, tab: string): Promise<Store> {
  try {
    const request = indexedDB.open(`gridlab-${publication}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ROWS, { keyPath: ["session", "seq"] });
      request.result.createObjectStore(KEPT, { keyPath: "session" });
      request.result.createObjectStore(LEASE);
    };
    const database = await within(5000, done(request));
    return new DatabaseStore(database, tab);
  } catch {
    return new MemoryStore();
  }
}

/** What a promise gives, or an error when it takes too long. */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("too late")), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
