/** How a session begins, or goes on: who it is, which number, which rows there are already. */

import { type Asked, mayTakeIds, personOf, sealed, takeAddress } from "./address";
import { isWhole } from "./chain";
import type { Dealt, Hit } from "./published";
import type { Row } from "./record";
import { sha256 } from "./sha256";
import { FileSink, linked, PostSink, Refusal, ServeSink, type Sink } from "./sinks";
import { JatosSink, loadedJatos } from "./jatos";
import type { Kept, Store } from "./store";

const RESUME_MS = 24 * 60 * 60 * 1000;
const HERE = "gridlab-session";
const TAKING = "gridlab-taking";

export async function openSink(hit: Hit): Promise<Sink> {
  const { sink } = hit;
  if (sink.kind === "jatos") return new JatosSink(hit, await loadedJatos());
  if (sink.kind === "post") return new PostSink(hit, sink.url);
  return sink.kind === "file" ? new FileSink(hit) : new ServeSink(hit);
}

/** A session to go on with; rows: all that there are. */
export interface Found {
  kept: Kept;
  rows: Row[];
}

export interface Person {
  asked: Asked;
  person: string;
}

/** What the address says; the ids are out of it when this returns, before anything is sent. */
export function readPerson(hit: Hit, query: Record<string, string> = {}): Person {
  const asked = takeAddress(query);
  if (!mayTakeIds()) asked.ids = {};
  return { asked, person: personOf(hit.publication, asked.ids) };
}

function wasReloaded(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry !== undefined && entry.type !== "navigate";
}

/** The session of this browser that goes on: one under way, or after a reload one that has ended, with its code.
 * Raises Refusal where it may take part only once. */
export async function again(hit: Hit, store: Store, who: Person): Promise<Found | null> {
  const { asked, person } = who;
  const all = (await store.sessions()).sort((one, other) => other.touched - one.touched);
  const number = linked(hit, asked.link);
  const isOwn = (kept: Kept): boolean =>
    (!person || !kept.person || kept.person === person) && (number === null || kept.number === number);
  const own = all.filter(isOwn);
  const here = own.find((kept) => kept.session === sessionStorage.getItem(HERE));
  const overtaken = (kept: Kept): boolean => kept.gone && kept.status === "partial";
  if (here && overtaken(here)) {
    who.person = here.person; // the sink has what went on elsewhere
    return null;
  }
  if (here && wasReloaded()) return { kept: here, rows: await store.rows(here.session) };
  if (hit.returning === "new") return null;
  const under = own.find((kept) => kept.status === "partial" && !kept.gone && Date.now() - kept.touched < RESUME_MS);
  if (under) {
    const rows = await store.rows(under.session);
    if (rows.length) return { kept: under, rows };
  }
  const ended = own.find((kept) => kept.status !== "partial" && kept.status !== "declined");
    if (ended && (hit.returning === "refuse" || number !== null || (person && ended.person === person))) {
    throw new Refusal("taken_part", ended.code);
  }
  if (hit.returning === "refuse" && own.some((kept) => kept.status === "partial" && kept.acked >= 1)) {
    throw new Refusal("taken_part");
  }
  return null;
}

/** A new session at the sink, or one that it has rows of. */
export async function begun(hit: Hit, sink: Sink, { asked, person }: Person): Promise<Found> {
  const begin = await sink.begin(asked, person);
  if (!isWhole(begin.rows)) throw new Error("no whole rows");
  const who = Object.keys(asked.ids).length ? await sealed(asked.ids, hit.key, begin.session) : "";
  const kept: Kept = {
    session: begin.session,
    number: begin.number,
    token: begin.token,
    person,
    who,
    acked: begin.rows.length - 1,
    whoAcked: false,
    touched: Date.now(),
    status: "partial",
    code: "",
    gone: false,
  };
  return { kept, rows: begin.rows };
}

/** This tab shows the session: reloading it shows it again. */
export function remember(session: string): void {
  try {
    sessionStorage.setItem(HERE, session);
  } catch {
    // Without it a reload begins as a new visit does.
  }
}

/** Load this page again, in the place of the tab that has the session. */
export function takeOverHere(): void {
  sessionStorage.setItem(TAKING, "1");
  location.reload();
}

/** Whether this page was loaded to take over. */
export function isTaking(): boolean {
  const taking = sessionStorage.getItem(TAKING) !== null;
  sessionStorage.removeItem(TAKING);
  return taking;
}

/** What a number is shown, and the digest of its file. Raises where it cannot be had. */
export async function dealtTo(number: number): Promise<{ dealt: Dealt; deal: string }> {
  globalThis.GRIDLAB_SCREENS = undefined;
  const script = document.createElement("script");
  script.src = `screens/${number}.js`;
  await new Promise<void>((resolve, reject) => {
    script.onload = () => resolve();
    script.onerror = reject;
    document.head.append(script);
  });
  script.remove();
  const dealt = globalThis.GRIDLAB_SCREENS as Dealt | undefined;
  if (!dealt || dealt.number !== number) throw new Error("no screens");
  return { dealt, deal: sha256(`globalThis.GRIDLAB_SCREENS=${JSON.stringify(dealt)};\n`) };
}
