/** Takes one annotator through a session: each intention gives the rows that are to be durable before the next
 * page takes input. As `gridlab/app/session/runner.py`; knows no browser. */

import { isRight } from "./answering";
import { chained, type Entry, entry } from "./chain";
import { type Monotonic, SessionTime, utc } from "./clock";
import { counts, type Page, pageKey, pagePlan, Route, type Status } from "./flow";
import { type ScreenPage, SessionInput } from "./input";
import type { Block, Dealt, DealtScreen, Hit } from "./published";
import {
  type AnswersBody,
  DEVICE,
  type DisplayBody,
  type EndBody,
  EVENT,
  type PageBody,
  type ResponseBody,
  type RetractionBody,
  type Row,
} from "./record";

/** Where a session is answered. */
export interface Machine {
  display: DisplayBody;
  language: string;
  system: string;
}

/** What is to be written before the session goes on to `next`. */
export interface Step {
  rows: Row[];
  next: Page;
  isAnswer: boolean;
}

/** A session as it is started: who it is in the record, and what is shown. */
export interface Begin {
  session: string;
  number: number;
  deal: string;
  rows: readonly Row[];
}

export class Runner extends SessionInput {
  /** All rows, those of a pending step too. */
  readonly log: Row[];
  page: Page;
  status: Status = "partial";
  answered = 0;
  readonly total: number;
  /** Images in the grids of the answered screens, practice apart. */
  compared = 0;
  readonly plan: readonly Page[];
  private readonly session: string;
  private readonly started = utc();
  private readonly route: Route;
  private readonly standing = new Map<number, ResponseBody>();
  private readonly attempts = new Map<number, number>();
  private readonly passed = new Set<string>();
  private readonly numbers: number[] = [];
  private resumedAt = -1;
  private isPending = false;

  constructor(
    readonly hit: Hit,
    readonly dealt: Dealt,
    begin: Begin,
    private readonly machine: () => Machine,
    clock: Monotonic,
  ) {
    super(new SessionTime(clock, lastMs(begin.rows)));
    this.session = begin.session;
    this.log = [...begin.rows];
    let counted = 0;
    for (const screen of dealt.screens) this.numbers.push(counts(screen) ? (counted += 1) : 0);
    this.total = counted;
    for (const row of begin.rows) this.take(row);
    this.plan = pagePlan(hit, dealt.screens);
    this.route = new Route(this.plan, this.passed);
    if (!begin.rows.length) {
      const { publication } = hit;
      const web = { format: "gridlab-web", version: 1, publication, number: begin.number, deal: begin.deal };
      this.log.push(...chained(this.session, [], [entry("web", web)]));
      if (!hit.pages.consent) this.log.push(...chained(this.session, this.log, [this.person()]));
    }
    this.page = this.status === "partial" ? this.route.next() : { is: "end", status: this.status };
    if (begin.rows.length && this.page.is === "screen") this.resumedAt = this.page.position;
    this.enter(this.page);
  }

  screen(position: number): DealtScreen {
    return this.dealt.screens[position] as DealtScreen;
  }

  block(position: number): Block {
    return this.hit.blocks[this.screen(position).block] as Block;
  }

  /** The number in "Screen 7 of 25"; 0 for a practice screen. */
  number(position: number): number {
    return this.numbers[position] ?? 0;
  }

  /** The page of the screen at hand. */
  get onPage(): ScreenPage | null {
    return this.on?.page ?? null;
  }

  /** The rows with which an interrupted session goes on; null where it has not begun. */
  resume(): Step | null {
    if (this.log.length < 2 || this.status !== "partial") return null;
    const { display, system } = this.machine();
    const t = this.time.now();
    const body = { t, utc: utc(), display, system, generator: this.hit.generator };
    this.note(EVENT.RESUME, { at: t });
    return this.step([entry("resume", body)], this.page, false, true);
  }

  submit(device: DEVICE, at?: number): Step | null {
    const now = this.time.now(at);
    if (!this.on || !this.isOpen() || !this.takesInput(now) || !this.canSubmit) return null;
    this.note(EVENT.SUBMIT, { at: now, device });
    return this.answer(now, false);
  }

  /** Submit the screen as it is, because its time is over. */
  timeOut(): Step | null {
    if (!this.on || !this.isOpen()) return null;
    const now = this.time.now();
    this.note(EVENT.TIMED_OUT, { at: now, device: DEVICE.PROGRAM });
    return this.answer(now, true);
  }

  /** Show the screen before, empty; nothing is written until it is submitted. Whether it applies. */
  back(device: DEVICE, at?: number): boolean {
    const now = this.time.now(at);
    const to = this.on?.page.backTo ?? -1;
    if (to < 0 || !this.isOpen() || !this.takesInput(now)) return false;
    this.note(EVENT.BACK, { at: now, device });
    this.enter({ is: "screen", position: to });
    return true;
  }

  /** Leave the earlier answer as it is and go on to where the session was. Whether it applies. */
  keep(): boolean {
    if (!this.on?.page.keepable || !this.isOpen()) return false;
    this.enter(this.route.next());
    return true;
  }

  agree(): Step | null {
    if (this.page.is !== "consent" || !this.isOpen()) return null;
    const consent = { t: this.time.now(), utc: utc(), sha256: this.hit.consent_sha256 };
    return this.passing([entry("consent", consent), this.person()]);
  }

  decline(): Step | null {
    if (this.page.is !== "consent" || !this.isOpen()) return null;
    this.takeEvents();
    return this.end("declined", true);
  }

  answerQuestions(answers: [string, string][]): Step | null {
    if (this.page.is !== "questions" || !this.isOpen()) return null;
    const body: AnswersBody = { t: this.time.now(), when: this.page.when, answers };
    return this.passing([entry("answers", body)]);
  }

  /** Go on from instructions, feedback, or a break that has lasted long enough. */
  proceed(): Step | null {
    const page = this.page;
    if (!this.isOpen()) return null;
    if (page.is !== "instructions" && page.is !== "feedback" && page.is !== "break") return null;
    if (page.is === "break" && this.pageMs() < 1000 * page.seconds) return null;
    this.setCovered(false);
    const at = page.is === "instructions" ? page.block : page.is === "break" ? page.after : page.position;
    const body: PageBody = { t: this.time.now(), page: page.is, at };
    return this.passing([entry("page", body)]);
  }

  /** Stop, to continue later or to withdraw; from any page but the last. */
  stop(how: "later" | "withdraw" | "discard"): Step | null {
    if (this.page.is === "end" || !this.isOpen()) return null;
    if (how === "discard") {
      this.takeEvents();
      return this.end("withdrawn", false);
    }
    this.note(EVENT.STOP);
    if (how === "withdraw") return this.end("withdrawn", true);
    this.setCovered(true);
    const body = { t: this.time.now(), utc: utc() };
    return this.step([entry("stop", body)], { is: "end", status: "partial" });
  }

  /** A step's rows are durable. */
  complete(step: Step): void {
    this.isPending = false;
    this.enter(step.next);
    if (step.next.is === "break") this.setCovered(true);
  }

  /** Whether a practice screen's answer was right, and what was chosen. */
  feedback(position: number): { chosen: number[]; passed: boolean } {
    const { right = [], exact } = this.screen(position);
    const chosen = this.standing.get(position)?.chosen ?? [];
    return { chosen, passed: isRight(right, chosen, exact === 1) };
  }

  protected override isOpen(): boolean {
    return !this.isPending;
  }

  private enter(page: Page): void {
    this.page = page;
    if (page.is === "screen") this.begin(this.screenPage(page.position), this.block(page.position));
    else this.begin(null, null);
  }

  private screenPage(position: number): ScreenPage {
    return {
      position,
      attempt: this.attempts.get(position) ?? 0,
      resumed: position === this.resumedAt,
      backTo: this.backTo(position),
      keepable: this.standing.has(position),
    };
  }

  private backTo(position: number): number {
    if (!this.hit.session.allow_back || !counts(this.screen(position))) return -1;
    for (let earlier = position - 1; earlier >= 0; earlier -= 1) {
      if (counts(this.screen(earlier))) return this.standing.has(earlier) ? earlier : -1;
    }
    return -1;
  }

  private answer(now: number, timedOut: boolean): Step {
    const response = this.response(now, utc(), timedOut);
    const { screen } = response;
    const earlier = this.standing.get(screen);
    const entries: Entry[] = [entry("response", response)];
    if (earlier) {
      const body: RetractionBody = { t: now, screen, attempt: earlier.attempt };
      entries.unshift(entry("retraction", body));
    }
    this.stand(response);
    if (screen === this.resumedAt) this.resumedAt = -1;
    return this.step(entries, this.route.next(), true);
  }

  private stand(response: ResponseBody): void {
    const screen = this.screen(response.screen);
    if (!this.standing.has(response.screen) && counts(screen)) {
      this.answered += 1;
      this.compared += screen.grid.length;
    }
    this.standing.set(response.screen, response);
    this.attempts.set(response.screen, response.attempt + 1);
    this.passed.add(`screen ${response.screen}`);
  }

  private passing(entries: Entry[]): Step {
    this.route.mark(pageKey(this.page));
    return this.step(entries, this.route.next());
  }

  private end(status: "declined" | "withdrawn", keep: boolean): Step {
    this.status = status;
    const body: EndBody = { t: this.time.now(), utc: utc(), status, keep };
    return this.step([entry("end", body)], { is: "end", status }, false, false, keep && status !== "declined");
  }

  private step(entries: Entry[], next: Page, isAnswer = false, eventsLast = false, takesEvents = true): Step {
    const all = [...entries];
    if (next.is === "end" && next.status === "complete") {
      this.status = "complete";
      const body: EndBody = { t: this.time.now(), utc: utc(), status: "complete", keep: true };
      all.push(entry("end", body));
    }
    const events = takesEvents ? this.takeEvents() : [];
    if (events.length) {
      // The record begins with the consent: what was before stands behind it.
      const at = eventsLast ? all.length : all[0]?.kind === "consent" ? 2 : 0;
      all.splice(at, 0, entry("events", events));
    }
    const rows = chained(this.session, this.log, all);
    this.log.push(...rows);
    this.isPending = true;
    return { rows, next, isAnswer };
  }

  private person(): Entry {
    const { display, language, system } = this.machine();
    const { generator } = this.hit;
    return entry("person", { t: this.time.now(), display, started_utc: this.started, language, system, generator });
  }

  /** Take what a row of the record says. */
  private take(row: Row): void {
    const body = JSON.parse(row.body);
    switch (row.kind) {
      case "consent":
        this.passed.add("consent -1");
        break;
      case "answers":
        this.passed.add(`questions-${body.when} -1`);
        break;
      case "page":
        this.passed.add(`${body.page} ${body.at}`);
        break;
      case "response":
        this.stand(body);
        break;
      case "end":
        this.status = body.status;
        break;
    }
  }
}

/** The latest time that rows tell. */
function lastMs(rows: readonly Row[]): number {
  let latest = 0;
  for (const row of rows) {
    const body = JSON.parse(row.body);
    const times = row.kind === "events" ? body.map((event: number[]) => event[0]) : [body.t ?? 0];
    for (const t of times) latest = Math.max(latest, t);
  }
  return latest;
}
