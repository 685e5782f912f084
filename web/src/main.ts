/** The page of a published HIT: from the first look at the browser to the session. */

import { Conduct, message } from "./conduct";
import { codeOf, speak, word, on } from "./dom";
import { Frame, tell } from "./frame";
import { Images } from "./images";
import { JatosSink } from "./jatos";
import { displayFits, isTooOld, machine, measureRefresh } from "./machine";
import type { Hit } from "./published";
import { Runner } from "./runner";
import { Sender } from "./sender";
import { newSession, Refusal, type Sink } from "./sinks";
import { again, begun, dealtTo, type Found, isTaking, openSink, type Person } from "./start";
import { readPerson, remember, takeOverHere } from "./start";
import { type Kept, openStore, type Store, wait, within } from "./store";
import { Tabs } from "./tabs";

const FONTS_MS = 3000;
const AGAIN_MS = 3000;

async function fontsLoaded(): Promise<void> {
  const weights = [400, 500, 600].map((weight) => document.fonts.load(`${weight} 20px Inter`));
  await within(FONTS_MS, Promise.all(weights)).catch(() => undefined); // one that does not come stops nothing
}

class Start {
  private readonly tab = newSession();
  private readonly tabs: Tabs;
  private conduct: Conduct | null = null;
  private sender: Sender | null = null;
  private sink: Sink | null = null;

  constructor(
    private readonly hit: Hit,
    private readonly frame: Frame,
  ) {
    this.tabs = new Tabs(hit.publication, this.tab, () => this.taken());
  }

  async run(): Promise<void> {
    const { hit, frame } = this;
    const early = hit.sink.kind === "jatos" ? null : readPerson(hit); // before anything else
    const fonts = fontsLoaded();
    measureRefresh();
    this.sink = await this.untilItWorks(() => openSink(hit));
    const person = early ?? readPerson(hit, (this.sink as JatosSink).query);
    if (isTooOld()) return this.refuse("browser_old");
    const store = await openStore(hit.publication, this.tab);
    if (!store.durable && !this.sink.sends) return this.refuse("cannot_keep");
    if (!isTaking() && (await this.tabs.isHeld())) await this.takeOver();
    this.tabs.hold();
    await store.take();
    await fonts;
    try {
      const found = await again(hit, store, person);
      if (!displayFits(hit) && (!found || found.kept.status === "partial")) return await this.tooSmall();
      await this.begin(store, person, found);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.refuse(error.word, error.code);
    }
    frame.warn("");
  }

  private async begin(store: Store, person: Person, found: Found | null): Promise<void> {
    const { hit, frame, sink } = this;
    if (!sink) return;
    const { kept, rows } = found ?? (await this.untilItWorks(() => begun(hit, sink, person)));
    const { dealt, deal } = await this.untilItWorks(() => dealtTo(kept.number));
    tell("session", kept.session);
    remember(kept.session);
    const unsent = kept.gone ? [] : rows.filter((row) => row.seq > kept.acked);
    const overtaken = (): void => void this.overtaken(store, kept);
    const sender = (this.sender = new Sender(store, sink, kept, unsent, () => this.told(sender), overtaken));
    const begin = { session: kept.session, number: kept.number, deal, rows };
    const runner = new Runner(hit, dealt, begin, machine, () => performance.now());
    if (kept.gone) {
      runner.status = kept.status;
      runner.page = { is: "end", status: kept.status };
    }
    // Rows that the sink gave are kept here too, and those that a new session begins with.
    if (!found) await this.untilItWorks(() => store.commit(runner.log, kept));
    const isNew = rows.length === 0 && !kept.gone;
    if (isNew) sender.push(runner.log);
    else sender.hurry();
    const images = new Images(hit, dealt);
    const surveyCode = person.asked.ids["survey_code"] ?? "";
    this.conduct = new Conduct({ runner, frame, images, store, sender, sink, surveyCode, taken: () => this.taken() });
    this.keepInPlace();
    this.conduct.start(isNew ? null : runner.resume());
    this.told(sender);
    await this.sendOlder(store, sink, kept.session);
  }

  /** What earlier sessions of this browser have not sent yet. */
  private async sendOlder(store: Store, sink: Sink, session: string): Promise<void> {
    if (!sink.sends || sink instanceof JatosSink) return;
    for (const kept of await store.sessions()) {
      if (kept.session === session || kept.gone) continue;
      const rows = await store.rows(kept.session, kept.acked);
      if (rows.length) new Sender(store, sink, kept, rows, () => undefined, () => undefined).hurry();
    }
  }

  private told(sender: Sender): void {
    tell("unsent", sender.unsent);
    this.frame.warn(sender.failing && sender.unsent ? "no_connection" : "");
  }

  /** The browser's own way back leads a screen back, or nowhere. */
  private keepInPlace(): void {
    const push = (): void => history.pushState({ gridlab: 1 }, "");
    push();
    // Browsers pass over places that nobody has touched.
    for (const name of ["pointerdown", "keydown"] as const) on(globalThis, name, push, { once: true });
    on(globalThis, "popstate", () => {
      push();
      this.conduct?.back();
    });
  }

  private async untilItWorks<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (error instanceof Refusal) throw error;
        this.frame.warn("no_connection");
        await wait(AGAIN_MS);
      }
    }
  }

  /** code: of a person who has taken part; others who cannot are given that of `refused`. */
  private async refuse(key: string, known = ""): Promise<void> {
    const column = message(this.frame, "refused", word(key));
    const asks = key !== "taken_part" && key !== "wrong_link";
    const code = known || (asks && (await this.sink?.code("refused", "").catch(() => "")));
    if (code) column.append(codeOf(code));
  }

  private async tooSmall(): Promise<void> {
    await this.refuse("display_small");
    // A window that is made larger, or a tablet that is turned, begins after all.
    on(globalThis, "resize", () => {
      if (displayFits(this.hit)) location.reload();
    });
  }

  /** Wait until the annotator wants to go on in this tab. */
  private takeOver(): Promise<void> {
    return new Promise((resolve) => {
      const press = (): void => {
        message(this.frame, "wait", word("waiting"));
        this.frame.state = "loading";
        resolve();
      };
      message(this.frame, "wait", word("other_tab"), { text: word("take_over"), act: "take_over", press });
    });
  }

  /** The session went on on another device: what this one has is no part of it any more. */
  private async overtaken(store: Store, kept: Kept): Promise<void> {
    kept.gone = true;
    await store.commit([], kept).catch(() => undefined);
    this.taken();
  }

  /** Another tab goes on: here nothing is taken any more. */
  private taken(): void {
    this.conduct?.close();
    this.sender?.stop();
    this.frame.drop();
    message(this.frame, "wait", word("other_tab"), { text: word("take_over"), act: "take_over", press: takeOverHere });
  }
}

const hit = globalThis.GRIDLAB_HIT;
if (hit) {
  document.documentElement.lang = hit.language;
  speak(hit.words);
  const [first] = hit.blocks;
  const frame = new Frame();
  if (first) frame.colour(first.colours);
  message(frame, "wait", word("waiting"));
  frame.state = "loading";
  void new Start(hit, frame).run();
}
