/** Conducts a session: shows the runner's pages, passes on what is asked, and lets no page go on unsaved. */

import { button, make, word, on, box } from "./dom";
import { EndPage } from "./end_page";
import { type Page } from "./flow";
import { type Frame, type PageName, tell } from "./frame";
import type { Images } from "./images";
import { arrowOf, cellOf, hasCommand, moved } from "./keys";
import { QuestionsPage } from "./questions_page";
import { DEVICE } from "./record";
import type { Runner, Step } from "./runner";
import { sampleScreen } from "./sample";
import { deviceOf, Screens } from "./screens";
import type { Sender } from "./sender";
import type { Sink } from "./sinks";
import { type Store, TakenOver, within } from "./store";
import { BreakPage, StopPage, TextPage } from "./text_pages";

/** What a session is conducted with. */
export interface Session {
  runner: Runner;
  frame: Frame;
  images: Images;
  store: Store;
  sender: Sender;
  sink: Sink;
  /** What the platform calls this person, where its address for the end asks for it; kept nowhere. */
  surveyCode: string;
  /** Another tab has taken over. */
  taken: () => void;
}

const PATIENCE = 15_000;

export class Conduct {
  private readonly screens: Screens;
  private readonly runner: Runner;
  private readonly frame: Frame;
  private pending: Step | null = null;
  private entered = false;
  private failed = false;
  private late = false;
  private text: TextPage | null = null;
  private over: TextPage | null = null;
  private isOver = false;

  constructor(private readonly held: Session) {
    this.runner = held.runner;
    this.frame = held.frame;
    this.screens = new Screens(this.runner, held.images, this.frame, {
      press: (act, event) => this.press(act, event),
      cell: (cell, device, at) => this.toggle(cell, device, at),
      enlarged: (cell, device) => this.enlarge(cell, device),
      opened: () => this.maybeOpen(),
      timedOut: () => this.timeOut(),
      settled: () => this.submit(DEVICE.PROGRAM),
      cannotShow: (again) => this.cannotShow(again),
    });
    on(globalThis, "keydown", (event: KeyboardEvent) => this.onKey(event));
    on(globalThis, "keyup", (event: KeyboardEvent) => {
      if (event.key === "Shift") this.screens.enlarge(null);
    });
    on(globalThis, "resize", () => this.screens.arrange());
    const focus = (): void => this.focusChanged(document.hasFocus() && document.visibilityState === "visible");
    for (const name of ["focus", "blur"] as const) on(globalThis, name, () => setTimeout(focus));
    on(document, "visibilitychange", focus);
  }

  start(step: Step | null): void {
    if (step) this.take(step);
    else this.enter(this.runner.page);
    void this.held.images.prepare(Math.max(0, this.runner.onPage?.position ?? 0));
  }

  /** Take nothing any more: another tab goes on, or this is the end. */
  close(): void {
    this.isOver = true;
    this.screens.leave();
  }

  /** The browser's own button for going back. */
  back(): void {
    if (!this.frame.hasOverlay) this.goBack(DEVICE.NONE);
  }

  private get takesInput(): boolean {
    return !this.isOver && !this.pending && !this.frame.hasOverlay && (!this.onScreens || this.screens.isOpen);
  }

  private get onScreens(): boolean {
    return this.runner.page.is === "screen" || this.runner.page.is === "feedback";
  }

  private get share(): number {
    return this.runner.answered / Math.max(1, this.runner.total);
  }

  private press(act: "submit" | "back" | "keep" | "stop", event: Event): void {
    const device = deviceOf(event);
    if (act === "submit") this.submit(device, event.timeStamp);
    else if (act === "back") this.goBack(device, event.timeStamp);
    else if (act === "stop") this.askToStop();
    else if (this.takesInput && this.runner.keep()) this.enter(this.runner.page);
  }

  private submit(device: DEVICE, at?: number): void {
    if (this.failed) void this.save();
    else if (this.takesInput) {
      this.take(this.runner.page.is === "feedback" ? this.runner.proceed() : this.runner.submit(device, at));
    }
  }

  private toggle(cell: number, device: DEVICE, at: number): void {
    if (!this.takesInput) return;
    if (this.runner.toggle(cell, device, at)) this.screens.showChosen();
    else if (this.runner.isFull) this.screens.view?.count(word("full", { choose: this.runner.chosen.length }));
  }

  private enlarge(cell: number, device: DEVICE): void {
    if (!this.takesInput || this.runner.page.is !== "screen") return;
    this.runner.enlarged(cell, device);
    this.screens.enlarge(cell);
  }

  private goBack(device: DEVICE, at?: number): void {
    if (this.takesInput && this.runner.back(device, at)) this.enter(this.runner.page);
  }

  private timeOut(): void {
    if (this.frame.hasOverlay) this.late = true; // the page over the screen is left in peace
    else this.take(this.runner.timeOut());
  }

  private focusChanged(focused: boolean): void {
    if (!this.isOver) this.runner.setFocus(focused);
    if (!focused) this.screens.enlarge(null);
  }

  /** Write a step; from screen to screen, the next one is painted meanwhile. */
  private take(step: Step | null): void {
    if (!step) return;
    const wasScreens = this.onScreens;
    this.pending = step;
    this.entered = false;
    this.screens.shut();
    const { next } = step;
    const goesOn = next.is === "screen" || next.is === "feedback";
    if (wasScreens && goesOn && !this.endsPractice(this.runner.page, next)) {
      this.entered = true;
      this.runner.complete(step);
      this.enter(next);
    }
    void this.save();
  }

  private async save(): Promise<void> {
    const step = this.pending;
    if (!step) return;
    this.frame.drop();
    this.frame.state = "saving";
    const { sender } = this.held;
    try {
      sender.kept.touched = Date.now();
      await this.keep(step);
    } catch (error) {
      if (error instanceof TakenOver) this.held.taken();
      else this.notSaved();
      return;
    }
    if (this.isOver) return;
    const { failed } = this;
    this.failed = false;
    this.pending = null;
    if (this.entered) {
      if (failed) this.enter(this.runner.page);
      else this.maybeOpen();
    } else {
      const { page } = this.runner;
      this.runner.complete(step);
      if (this.endsPractice(page, step.next)) this.showPracticeDone(step.next);
      else this.enter(step.next);
    }
  }

  private endsPractice(page: Page, next: Page): boolean {
    const practised = (page.is === "screen" || page.is === "feedback") && this.runner.screen(page.position).practice;
    return Boolean(practised) && next.is === "screen" && !this.runner.screen(next.position).practice;
  }

  /** Make a step durable: here, else at the sink. */
  private async keep(step: Step): Promise<void> {
    const { store, sender } = this.held;
    // How the session ends counts once its rows are kept: what was sent before may be acknowledged meanwhile.
    const { status } = this.runner;
    const kept = { ...sender.kept, status };
    if (store.durable) {
      try {
        await store.commit(step.rows, kept);
        sender.kept.status = status;
        sender.push(step.rows);
        return;
      } catch (error) {
        if (error instanceof TakenOver || !this.held.sink.sends) throw error;
      }
    } else {
      await store.commit(this.failed ? [] : step.rows, kept);
    }
    sender.kept.status = status;
    if (!sender.unsentRows.includes(step.rows[0] as never)) sender.push(step.rows);
    else sender.hurry();
    await within(PATIENCE, sender.allSent());
  }

  private notSaved(): void {
    this.failed = true;
    const answers = Math.max(0, this.runner.answered - (this.pending?.isAnswer ? 1 : 0));
    const amount = answers === 0 ? "none" : answers === 1 ? "one" : "many";
    this.tellTrouble(word(`${this.pending?.isAnswer ? "unsaved" : "saved"}_${amount}`, { answers }), () => void this.save());
  }

  private cannotShow(again: () => void): void {
    this.tellTrouble(word("image_title"), () => {
      this.uncover();
      again();
    });
  }

  private tellTrouble(what: string, retry: () => void): void {
    const page = new TextPage(this.runner.hit, this.share, null, what);
    page.title(what).setAttribute("role", "alert");
    page.mainButton(word("retry"), "go_on", retry);
    this.cover("wait", page);
  }

  private maybeOpen(): void {
    if (!this.pending && !this.isOver && !this.frame.hasOverlay) this.screens.open();
  }

  private enter(page: Page): void {
    this.late = false;
    this.over = null;
    this.frame.drop();
    if (page.is === "screen" || page.is === "feedback") {
      this.text = null;
      void this.screens.show(page);
      return;
    }
    this.screens.leave();
    this.frame.colour(this.coloursFor(page));
    const [name, view] = this.viewOf(page);
    this.text = view;
    this.frame.show(name, view.element, view.name);
    if (view instanceof QuestionsPage) view.focusFirst();
    if (name !== "debrief" && name !== "end") this.frame.state = "open";
  }

  private viewOf(page: Page): [PageName, TextPage] {
    const { runner } = this;
    const { hit } = runner;
    const stop = (): void => this.askToStop();
    const goOn = (): void => this.take(runner.proceed());
    switch (page.is) {
      case "consent": {
        const view = new TextPage(hit, 0, stop, word("consent"));
        view.markdown(hit.pages.consent);
        const offer = (act: string, kind: "plain" | "primary", press: () => Step | null): void => {
          view.button({ text: word(act), act, kind, press: () => this.take(press()) });
        };
        offer("agree", "primary", () => runner.agree());
        offer("decline", "plain", () => runner.decline());
        return ["consent", view];
      }
      case "questions":
        return [
          "questions",
          new QuestionsPage(hit, page.questions, this.share, stop, (given) => this.take(runner.answerQuestions(given))),
        ];
      case "instructions": {
        const view = new TextPage(hit, this.share, stop, word("instructions"));
        view.markdown(page.block < 0 ? hit.pages.instructions : (hit.blocks[page.block]?.instructions ?? ""));
        sampleScreen(runner, this.held.images, page.block, view);
        view.mainButton(word("go_on"), "go_on", goOn);
        return ["instructions", view];
      }
      case "break": {
        const left = (): number => 1000 * page.seconds - runner.pageMs();
        return ["break", new BreakPage(hit, this.share, this.wayLines(page.after), stop, goOn, left)];
      }
      default: {
        const status = page.is === "end" ? page.status : "complete";
        const view = new EndPage(this.held, status);
        return [view.pageName, view];
      }
    }
  }

  /** How far the session is after the screen at a position. */
  private wayLines(after: number): string[] {
    const { answered, total, compared, plan } = this.runner;
    const minutes = Math.round(this.screens.secondsLeft(after + 1) / 60);
    const breaks = plan.filter((page) => page.is === "break");
    const part = 2 + breaks.findIndex((page) => page.after === after);
    return [
      word(minutes > 1 ? "progress" : "progress_one", { answered, total, minutes }),
      word("break_images", { images: compared }),
      word("break_part", { part, parts: breaks.length + 1 }),
    ];
  }

  /** Between the practice and what counts: that it is done. It leaves no row. */
  private showPracticeDone(then: Page): void {
    const view = new TextPage(this.runner.hit, this.share, () => this.askToStop(), word("practice_done"));
    view.title(word("practice_done"));
    view.say(word("practice_done_text"), "");
    view.mainButton(word("go_on"), "go_on", () => this.enter(then));
    this.text = view;
    this.frame.show("instructions", view.element, view.name);
    this.frame.state = "open";
  }

  private coloursFor(page: Page): Runner["hit"]["blocks"][number]["colours"] {
    const { hit, dealt } = this.runner;
    const own = page.is === "instructions" ? hit.blocks[page.block] : undefined;
    if (own) return own.colours;
    const answered = this.runner.log.filter((row) => row.kind === "response").length;
    const at = page.is === "break" ? page.after : Math.min(answered, dealt.screens.length - 1);
    return this.runner.block(at).colours;
  }

  private cover(name: PageName, view: TextPage): void {
    this.over = view;
    this.screens.covered();
    this.frame.cover(name, view.element, view.name);
    this.frame.state = "open";
    if (this.runner.page.is !== "break") this.runner.setCovered(true);
  }

  /** From a page over the one at hand, back to that. */
  private uncover(): void {
    this.over = null;
    this.frame.drop();
    if (this.runner.page.is !== "break") this.runner.setCovered(false);
    if (this.late) {
      this.late = false;
      this.take(this.runner.timeOut());
    } else if (this.onScreens) {
      this.maybeOpen();
    }
  }

  private askToStop(): void {
    if (this.isOver || this.pending || this.frame.hasOverlay || this.runner.page.is === "end") return;
    const { hit } = this.runner;
    this.cover("stop", new StopPage(hit, this.share, (how) => this.take(this.runner.stop(how)), () => this.uncover()));
  }

  private showInstructions(): void {
    const { page, hit } = this.runner;
    if (!this.takesInput || page.is !== "screen") return;
    this.runner.instructionsSeen(DEVICE.KEYBOARD);
    const block = this.runner.block(page.position);
    const view = new TextPage(hit, this.share, null, word("instructions"));
    if (hit.pages.instructions) view.markdown(hit.pages.instructions);
    if (block.instructions) view.markdown(block.instructions);
    view.markdown(block.help, true);
    view.mainButton(word("back_to_screen"), "go_on", () => this.uncover());
    this.cover("instructions", view);
  }

  private onKey(event: KeyboardEvent): void {
    if (this.isOver || event.isComposing) return;
    const page = this.over ?? this.text;
    if (page) {
      this.onTextKey(event, page);
      return;
    }
    if (hasCommand(event)) return;
    const { view } = this.screens;
    const focused = view?.cells.findIndex((cell) => cell === document.activeElement) ?? -1;
    const { page: at } = this.runner;
    const onScreen = at.is === "screen" && view !== null;
    const arrow = arrowOf(event);
    const cell = onScreen ? cellOf(event, this.runner.block(at.position)) : -1;
    if (event.key === "Enter") {
      event.preventDefault();
      if (!event.repeat) this.submit(DEVICE.KEYBOARD, event.timeStamp);
    } else if (!onScreen) {
      return;
    } else if (event.key === "F1" || event.key === "?") {
      event.preventDefault();
      if (!event.repeat) this.showInstructions();
    } else if (event.key === "Backspace") {
      event.preventDefault();
      if (!event.repeat) this.goBack(DEVICE.KEYBOARD, event.timeStamp);
    } else if (event.key === " ") {
      if (focused < 0 && document.activeElement instanceof HTMLButtonElement) return; // it is the button's
      event.preventDefault();
      if (!event.repeat && focused >= 0) this.toggle(focused, DEVICE.KEYBOARD, event.timeStamp);
    } else if (event.key === "Shift") {
      const under = [view.probe, ...view.cells].findIndex((one) => one.matches(":hover")) - 1;
      const target = under >= -1 ? under : focused >= 0 ? focused : -2;
      if (!event.repeat && target >= -1) this.enlarge(target, DEVICE.KEYBOARD);
    } else if (cell >= 0 && cell < view.cells.length) {
      this.toggle(cell, DEVICE.KEYBOARD, event.timeStamp);
    } else if (arrow && view.placement) {
      event.preventDefault();
      const next = view.cells[moved(view.placement.cells, focused, arrow)];
      next?.focus();
      next?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  /** Enter is the main button, or one of several ways that was gone to; never Stop. */
  private onTextKey(event: KeyboardEvent, page: TextPage): void {
    if (event.key !== "Enter" || hasCommand(event)) return;
    const { activeElement } = document;
    const chosen = activeElement instanceof HTMLButtonElement && page.element.contains(activeElement) ? activeElement : null;
    event.preventDefault();
    if (event.repeat) return;
    if (chosen && chosen !== page.stop && (!page.main || page.column.contains(chosen))) chosen.click();
    else if (page.main && !page.main.disabled) page.main.click();
  }
}

/** The page that stands where a session can't be shown, with perhaps one thing to do. */
export function message(
  frame: Frame,
  name: PageName,
  text: string,
  act?: { text: string; act: string; press: () => void },
): HTMLElement {
  const said = make("p", { class: "said", role: name === "wait" && !act ? "status" : "alert" }, text);
  const column = box("column", said);
  if (act) column.append(button({ ...act, kind: "primary" }));
  frame.show(name, box("text-page", box("scroll", column)), text);
  frame.state = "open";
  tell("position", "");
  return column;
}
