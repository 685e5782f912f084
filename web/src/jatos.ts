/** The sink JATOS: the whole record by `submitResultData`, numbers from the batch session. */

import { lines } from "./chain";
import type { Hit } from "./published";
import type { Row } from "./record";
import { type Begun, newSession, type Parcel, PlainSink, Refusal, wholeRecord } from "./sinks";
import { wait, within } from "./store";

/** What the page uses of jatos.js. */
interface Jatos {
  onLoad(ready: () => void): void;
  urlQueryParameters?: Record<string, string>;
  studySessionData?: Record<string, unknown>;
  setStudySessionData(data: Record<string, unknown>): PromiseLike<unknown>;
  submitResultData(data: string): PromiseLike<unknown>;
  batchSession: {
    get(name: string): unknown;
    add(path: string, value: unknown): PromiseLike<unknown>;
  };
  endStudy?(): unknown;
  endStudyAndRedirect?(url: string): unknown;
  showBeforeUnloadWarning?(show: boolean): void;
}

const NEXT = "gridlab_next";
const LOG = "gridlab";
const TRIES = 60;
const MOST_BYTES = 5 * 1024 * 1024;

/** jatos.js once it is ready. Raises where it is not there. */
export function loadedJatos(): Promise<Jatos> {
  const { jatos } = globalThis as unknown as { jatos?: Jatos };
  if (!jatos) return Promise.reject(new Error("no jatos.js"));
  return within(30_000, new Promise((resolve) => jatos.onLoad(() => resolve(jatos))));
}

export class JatosSink extends PlainSink {
  constructor(
    hit: Hit,
    private readonly jatos: Jatos,
  ) {
    super(hit);
    jatos.showBeforeUnloadWarning?.(false);
  }

  /** The query of the study's link, which JATOS keeps for itself. */
  get query(): Record<string, string> {
    return this.jatos.urlQueryParameters ?? {};
  }

  override async begin(): Promise<Begun> {
    const rows = this.stored();
    const [first] = rows;
    if (first) return { session: first.session, number: JSON.parse(first.body).number, token: "", rows };
    return { session: newSession(), number: await this.nextNumber(), token: "", rows: [] };
  }

  async send(parcel: Parcel): Promise<number> {
    const all = await parcel.whole();
    // What is submitted takes the place of what JATOS has.
    if (all.length <= (parcel.rows.at(-1) as Row).seq) throw new Error("not whole");
    const text = lines(wholeRecord(all, parcel.who));
    if (text.length > MOST_BYTES) throw new Error("too long");
    await within(60_000, Promise.resolve(this.jatos.submitResultData(text)));
    await within(60_000, Promise.resolve(this.jatos.setStudySessionData({ [LOG]: lines(wholeRecord(all, "")) })));
    return (all.at(-1) as Row).seq;
  }

  leave(link: string): void {
    if (link && this.jatos.endStudyAndRedirect) this.jatos.endStudyAndRedirect(link);
    else this.jatos.endStudy?.();
  }

  /** The rows of this study run so far. */
  private stored(): Row[] {
    const text = this.jatos.studySessionData?.[LOG];
    if (typeof text !== "string") return [];
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row);
  }

  /** The batch session is versioned: writing fails where another was quicker, and is tried with what it left. */
  private async nextNumber(): Promise<number> {
    const { first, count } = this.hit.numbers;
    for (let tried = 0; tried < TRIES; tried += 1) {
      const next = this.jatos.batchSession.get(NEXT);
      const number = typeof next === "number" ? next : first;
      if (number >= first + count) throw new Refusal("no_places");
      try {
        await within(20_000, Promise.resolve(this.jatos.batchSession.add(`/${NEXT}`, number + 1)));
        return number;
      } catch {
        await wait(100 + 300 * Math.random());
      }
    }
    throw new Error("no number");
  }
}
