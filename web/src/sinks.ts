/** Where answers go: what each sink does with the rows, and how a session begins there. */

import type { Asked } from "./address";
import { chained, lines } from "./chain";
import type { Hit, When } from "./published";
import type { DeleteLine, Row, WhoLine } from "./record";
import { hex, sha256 } from "./sha256";
import { TakenOver } from "./store";

/** Why a session cannot begin: the word for it, in the design's language. code: what was shown at its end. */
export class Refusal extends Error {
  constructor(
    readonly word: string,
    readonly code = "",
  ) {
    super(word);
  }
}

export interface Begun {
  session: string;
  number: number;
  token: string;
  /** Stored by the sink already: the session goes on. */
  rows: Row[];
}

/** What is to be sent. whole: every row, for sinks that take the whole record each time. */
export interface Parcel {
  session: string;
  token: string;
  rows: Row[];
  who: string;
  whole: () => Promise<Row[]>;
}

export interface Sink {
  /** Whether it takes rows by itself; else the annotator saves a file. */
  readonly sends: boolean;
  begin(asked: Asked, person: string): Promise<Begun>;
  /** Gives the last row that is on the sink's disk. Raises where it is not told. */
  send(parcel: Parcel): Promise<number>;
  /** What to show, or go to, at the end. */
  code(when: When, token: string): Promise<string>;
  /** How the session ends for the host, where it has a say. */
  leave?(link: string): void;
}

const PATIENCE = 30_000;

/** Nothing was said that counts as an answer: what was sent is sent again. */
const noAnswer = (): Error => new Error("no answer");

export const newSession = (): string => hex(crypto.getRandomValues(new Uint8Array(16)), 2);

/** The number that a link has. Raises Refusal for a link that is none of the publication's. */
export function linked(hit: Hit, link: string): number | null {
  if (!hit.links) return null;
  const number = hit.links[sha256(link).slice(0, 16)];
  if (number === undefined) throw new Refusal("wrong_link");
  return number;
}

function drawn(hit: Hit): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return hit.numbers.first + Math.floor((random / 2 ** 32) * hit.numbers.count);
}

/** Of a withdrawal that discards, the two rows that stay: `web` and `end`. */
export function remains(rows: readonly Row[]): Row[] {
  const kept = rows.filter((row) => row.kind === "web" || row.kind === "end");
  return chained((kept[0] as Row).session, [], kept);
}

export function discards(rows: readonly Row[]): boolean {
  const last = rows.at(-1);
  return last?.kind === "end" && JSON.parse(last.body).keep === false;
}

/** What is told of a session as a whole: all its rows and who it was, or what remains of it. */
export function wholeRecord(rows: readonly Row[], who: string): (Row | WhoLine)[] {
  if (discards(rows)) return remains(rows);
  const [first] = rows;
  return first && who && rows.length > 2 ? [...rows, { session: first.session, who }] : [...rows];
}

interface Answer {
  ok: boolean;
  status: number;
  /** The JSON object that was answered, {} where it is none. */
  value: { session?: unknown; number?: unknown; seq?: unknown; code?: unknown };
}

/** Post to an address, or to a path beside the page. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<Answer> {
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
  });
  const value: unknown = await answer.json().catch(() => null);
  return { ok: answer.ok, status: answer.status, value: Object(value) };
}

function acknowledged({ value }: Answer, parcel: Parcel): number {
  const { session, seq } = value;
  if (session !== parcel.session || typeof seq !== "number" || !Number.isInteger(seq)) throw noAnswer();
  return seq;
}

const withWho = ({ session, rows, who }: Parcel): (Row | WhoLine)[] => (who ? [...rows, { session, who }] : rows);

/** `gridlab serve`, at the page's own address. */
export class ServeSink implements Sink {
  readonly sends = true;

  constructor(private readonly hit: Hit) {}

  async begin({ link }: Asked, person: string): Promise<Begun> {
    const { ok, status, value } = await this.ask("session", { ...(link && { link }), ...(person && { person }) });
    const words: Record<number, string> = { 404: "wrong_link", 409: "taken_part", 410: "no_places" };
    const word = words[status];
    if (word) throw new Refusal(word);
    if (!ok || typeof value.session !== "string" || typeof value.number !== "number") throw noAnswer();
    return value as unknown as Begun;
  }

  async send(parcel: Parcel): Promise<number> {
    const answer = await post("rows", lines(withWho(parcel)), {
      "Content-Type": "application/x-ndjson",
      Authorization: `Bearer ${parcel.token}`,
    });
    const gap = answer.status === 409;
    if (!answer.ok && !gap) throw noAnswer();
    const seq = acknowledged(answer, parcel);
    // Rows that are not ours stand in their place: the session went on elsewhere.
    if (gap && seq >= (parcel.rows[0] as Row).seq) throw new TakenOver();
    return seq;
  }

  async code(when: When, token: string): Promise<string> {
    const { ok, value } = await (when === "refused" ? this.ask("session", { refused: true }) : this.ask("done", {}, token));
    if (!ok) throw noAnswer();
    return typeof value.code === "string" ? value.code : "";
  }

  private ask(path: string, wish: object, token = ""): Promise<Answer> {
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    return post(path, JSON.stringify({ publication: this.hit.publication, ...wish }), headers);
  }
}

/** A sink that leaves it to the page to begin a session: its numbers and codes stand in what was published. */
export abstract class PlainSink implements Sink {
  readonly sends: boolean = true;

  constructor(protected readonly hit: Hit) {}

  async begin({ link }: Asked): Promise<Begun> {
    return { session: newSession(), number: linked(this.hit, link) ?? drawn(this.hit), token: "", rows: [] };
  }

  abstract send(parcel: Parcel): Promise<number>;

  async code(when: When): Promise<string> {
    return this.hit.codes[when] ?? "";
  }
}

/** Any address that takes lines and says how far it has stored them. */
export class PostSink extends PlainSink {
  constructor(
    hit: Hit,
    private readonly url: string,
  ) {
    super(hit);
  }

  async send(parcel: Parcel): Promise<number> {
    const { session, rows } = parcel;
    const gone = discards(rows);
    const erase: DeleteLine = { session, delete: true };
    const items = gone ? [erase, ...remains(await parcel.whole())] : withWho(parcel);
    const answer = await post(this.url, lines(items), { "Content-Type": "text/plain;charset=UTF-8" });
    if (!answer.ok) throw noAnswer();
    const seq = acknowledged(answer, parcel);
    return gone && seq >= 1 ? (rows.at(-1) as Row).seq : seq;
  }
}

/** A file that the annotator saves and hands over. */
export class FileSink extends PlainSink {
  override readonly sends = false;

  async send(): Promise<number> {
    throw noAnswer();
  }
}
