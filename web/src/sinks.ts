/** Where answers go: what each sink does with the rows, and how a session begins there. */

import type { Asked } from "./address";
import { chained, lines } from "./chain";
import type { Hit, When } from "./published";
import type { Row, WhoLine } from "./record";
import { hex, sha256 } from "./sha256";
import { TakenOver, within } from "./store";

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
  person: string;
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
  const last = rows[rows.length - 1];
  return last?.kind === "end" && JSON.parse(last.body).keep === false;
}

async function post(url: string | URL, body: string, headers: Record<string, string>): Promise<Response> {
  const stop = new AbortController();
  const sent = fetch(url, {
    method: "POST",
    body,
    headers,
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal: stop.signal,
  });
  try {
    return await within(PATIENCE, sent);
  } catch (error) {
    stop.abort();
    throw error;
  }
}

function acknowledged(told: { session?: unknown; seq?: unknown }, parcel: Parcel): number {
  const { session, seq } = told;
  if (session !== parcel.session || typeof seq !== "number" || !Number.isInteger(seq)) throw noAnswer();
  return seq;
}

const whoLine = (parcel: Parcel): WhoLine[] => parcel.who ? [{ session: parcel.session, who: parcel.who }] : [];

/** The body as JSON; {} where it is none. */
async function told(answer: Response): Promise<Record<string, unknown>> {
  try {
    const value: unknown = await within(PATIENCE, answer.json());
    return value && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** `gridlab serve`, at the page's own address. */
export class ServeSink implements Sink {
  readonly sends = true;

  constructor(private readonly hit: Hit) {}

  async begin(asked: Asked, person: string): Promise<Begun> {
    const { link } = asked;
    const wish = { publication: this.hit.publication, ...(link && { link }), ...(person && { person }) };
    const answer = await post(new URL("session", document.baseURI), JSON.stringify(wish), {
      "Content-Type": "application/json",
    });
    const words: Record<number, string> = { 404: "wrong_link", 409: "taken_part", 410: "no_places" };
    const word = words[answer.status];
    if (word) throw new Refusal(word);
    const value = await told(answer);
    if (!answer.ok || typeof value["session"] !== "string" || typeof value["number"] !== "number") {
      throw noAnswer();
    }
    return value as unknown as Begun;
  }

  async send(parcel: Parcel): Promise<number> {
    const headers: Record<string, string> = {
      "Content-Type": "application/x-ndjson",
      Authorization: `Bearer ${parcel.token}`,
    };
    const agreed = (parcel.rows[0]?.seq ?? 9) > 2 || parcel.rows.some((row) => row.kind === "person");
    if (parcel.person && agreed) headers["Person"] = parcel.person;
    const answer = await post(new URL("rows", document.baseURI), lines([...parcel.rows, ...whoLine(parcel)]), headers);
    const gap = answer.status === 409;
    if (!answer.ok && !gap) throw noAnswer();
    const seq = acknowledged(await told(answer), parcel);
    // Rows that are not ours stand in their place: the session went on elsewhere.
    if (gap && seq >= (parcel.rows[0] as Row).seq) throw new TakenOver();
    return seq;
  }

  async code(when: When, token: string): Promise<string> {
    const refused = when === "refused";
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (!refused) headers["Authorization"] = `Bearer ${token}`;
    const answer = await post(new URL(refused ? "refused" : "done", document.baseURI), "{}", headers);
    if (!answer.ok) throw noAnswer();
    const { code } = await told(answer);
    return typeof code === "string" ? code : "";
  }
}

/** Any address that takes lines and says how far it has stored them. */
export class PostSink implements Sink {
  readonly sends = true;

  constructor(
    private readonly hit: Hit,
    private readonly url: string,
  ) {}

  async begin(asked: Asked): Promise<Begun> {
    return { session: newSession(), number: linked(this.hit, asked.link) ?? drawn(this.hit), token: "", rows: [] };
  }

  async send(parcel: Parcel): Promise<number> {
    const { session, rows } = parcel;
    const gone = discards(rows);
    const items = gone ? [{ session, delete: true }, ...remains(await parcel.whole())] : [...rows, ...whoLine(parcel)];
    const answer = await post(this.url, lines(items), { "Content-Type": "text/plain;charset=UTF-8" });
    if (!answer.ok) throw noAnswer();
    const seq = acknowledged(await told(answer), parcel);
    return gone && seq >= 1 ? (rows[rows.length - 1] as Row).seq : seq;
  }

  async code(when: When): Promise<string> {
    return this.hit.codes[when] ?? "";
  }
}

/** A file that the annotator saves and hands over. */
export class FileSink implements Sink {
  readonly sends = false;

  constructor(private readonly hit: Hit) {}

  async begin(asked: Asked): Promise<Begun> {
    return { session: newSession(), number: linked(this.hit, asked.link) ?? drawn(this.hit), token: "", rows: [] };
  }

  async send(): Promise<number> {
    throw noAnswer();
  }

  async code(when: When): Promise<string> {
    return this.hit.codes[when] ?? "";
  }
}
