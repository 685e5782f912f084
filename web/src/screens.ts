/** Shows a session's screens one after the other: pictures ahead, blank, onset, time limit, enlarged pictures. */

import { dressed, make, word, on, box } from "./dom";
import type { Page } from "./flow";
import type { Frame } from "./frame";
import { tell } from "./frame";
import { enlargedSize, pictureRect } from "./geometry";
import type { Images } from "./images";
import { DEVICE } from "./record";
import type { Runner } from "./runner";
import { type Asked, type Content, ScreenView, type Shown } from "./screen_view";
import { wait } from "./store";

const FEWEST = 3;
const LATEST = 15;
const LONG_TOUCH = 500;
const AUTO_MS = 600;
const AWAY = 36;

export interface Asks {
  press: Asked;
  cell: (cell: number, device: DEVICE, at: number) => void;
  enlarged: (cell: number, device: DEVICE) => void;
  /** The screen is on view; its clock runs. */
  opened: () => void;
  timedOut: () => void;
  /** 600 ms after the last allowed choice. */
  settled: () => void;
  cannotShow: (again: () => void) => void;
}

/** Called once what was changed has been painted: after the next frame's work, with the time of then. */
export function painted(then: (at: number) => void): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });
}

export function deviceOf(event: Event): DEVICE {
  const type = event instanceof PointerEvent ? event.pointerType : "";
  if (type === "touch" || type === "pen") return DEVICE.TOUCH;
  if (type === "mouse" || (event instanceof MouseEvent && event.detail > 0)) return DEVICE.MOUSE;
  return DEVICE.PROGRAM;
}

/** The part that a screen is in, where breaks part the HIT; "" elsewhere. number: of the screen, 0 on practice. */
export function partOf(runner: Runner, number: number): string {
  const every = runner.hit.session.break_every;
  const parts = every && number ? Math.ceil(runner.total / every) : 1;
  return parts > 1 ? word("part", { part: Math.ceil(number / every), parts }) : "";
}

export class Screens {
  view: ScreenView | null = null;
  isOpen = false;
  private page: Page | null = null;
  private onset = -1;
  private turn = 0;
  private readonly timers = { blank: 0, limit: 0, auto: 0, touch: 0, tick: 0 };
  private limitAt = 0;
  private readonly ratios: number[] = [];
  private readonly large = make("div", { class: "enlarged", "aria-hidden": "true" });
  private swallow = false;

  constructor(
    private readonly runner: Runner,
    private readonly images: Images,
    private readonly frame: Frame,
    private readonly asks: Asks,
  ) {
    this.large.hidden = true;
    document.body.append(this.large);
  }

  /** Bring a screen up, or a practice screen's feedback. Input stays shut until `open`. */
  async show(page: Extract<Page, { position: number }>): Promise<void> {
    this.shut();
    this.page = page;
    this.onset = -1;
    this.turn += 1;
    const { turn } = this;
    const { blank_ms } = this.runner.block(page.position).timing;
    const since = performance.now();
    const blank = page.is === "screen" && blank_ms > 0;
    if (blank) this.showNothing("blank");
    const slow = setTimeout(() => turn === this.turn && this.showNothing("loading"), blank_ms + 100);
    const ready = await this.images.ready(page.position);
    const rest = blank ? blank_ms - (performance.now() - since) : 0;
    if (rest > 0) await wait(rest);
    clearTimeout(slow);
    if (turn !== this.turn) return;
    if (!ready) {
      this.asks.cannotShow(() => void this.images.again(page.position).then(() => this.show(page)));
      return;
    }
    this.reveal(page);
    painted((at) => {
      if (turn !== this.turn) return;
      this.onset = at;
      this.asks.opened();
    });
  }

  /** Take input: the screen's clock runs since it was painted. Whether it is on view. */
  open(): boolean {
    const { page, view } = this;
    if (!page || !view || this.onset < 0 || this.isOpen) return false;
    this.isOpen = true;
    if (page.is === "screen") {
      this.runner.shown(this.onset, view.placement?.scale ?? 1);
      const limit = this.runner.block(page.position).timing.limit_seconds;
      if (limit !== null) {
        this.limitAt = this.onset + 1000 * limit;
        this.timers.limit = setTimeout(this.asks.timedOut, Math.max(0, this.limitAt - performance.now()));
      }
      this.showChosen();
      this.showTimeLeft();
    }
    this.frame.state = "open";
    void this.images.prepare(page.is === "screen" || page.is === "feedback" ? page.position + 1 : 0);
    return true;
  }

  /** Take no input any more. */
  shut(): void {
    if (this.isOpen && this.page?.is === "screen") {
      this.ratios.push(this.runner.elapsed() / 1000 / this.runner.block(this.page.position).assumed_seconds);
      this.ratios.splice(0, this.ratios.length - LATEST);
    }
    this.isOpen = false;
    for (const timer of Object.values(this.timers)) clearTimeout(timer);
    this.enlarge(null);
  }

  leave(): void {
    this.shut();
    this.turn += 1;
    this.page = null;
    this.view = null;
    tell("position", "");
    tell("scale", "");
  }

  /** What is chosen changed. */
  showChosen(): void {
    this.view?.choose(this.runner.chosen, this.runner.canSubmit);
    clearTimeout(this.timers.auto);
    const { auto_submit } = this.runner.hit.session;
    const practice = this.page?.is === "screen" && this.runner.screen(this.page.position).practice;
    if (auto_submit && !practice && this.runner.isFull) this.timers.auto = setTimeout(this.asks.settled, AUTO_MS);
  }

  /** A page comes over the screen: nothing is submitted by itself below it. */
  covered(): void {
    clearTimeout(this.timers.auto);
    this.enlarge(null);
  }

  arrange(): void {
    if (!this.view) return;
    this.view.arrange(innerWidth, innerHeight);
    tell("scale", this.view.placement?.scale ?? 1);
  }

  /** Show the picture of a cell (−1: the probe) large; null: none any more. */
  enlarge(cell: number | null): void {
    this.large.hidden = cell === null;
    const placed = this.view?.placement;
    if (cell === null || !this.view || !placed) return;
    const picture = cell < 0 ? this.view.probe : this.view.cells[cell]?.querySelector("img");
    const frame = cell < 0 ? placed.probe : placed.cells[cell];
    if (!picture || !frame) return;
    const side = Math.max(16, Math.min(innerWidth, innerHeight) - 2 * AWAY);
    const { fit } = this.view.content.block.layout;
    const [width, height] = enlargedSize(picture.naturalWidth, picture.naturalHeight, pictureRect(frame, fit), fit, side);
    const copy = make("img", { alt: "", src: picture.src });
    copy.style.width = `${width}px`;
    copy.style.height = `${height}px`;
    this.large.replaceChildren(copy);
  }

  get enlarging(): boolean {
    return !this.large.hidden;
  }

  /** A page's own place for a screen: what it is made of. */
  content(position: number, verdict: string | null): Content {
    const { runner } = this;
    const { total, hit } = runner;
    const number = runner.number(position);
    return {
      hit,
      block: runner.block(position),
      position: number ? word("position", { number, total }) : word("practice"),
      part: partOf(runner, number),
      share: runner.answered / Math.max(1, total),
      canGoBack: verdict === null && (runner.onPage?.backTo ?? -1) >= 0,
      keepable: verdict === null && (runner.onPage?.keepable ?? false),
      verdict,
    };
  }

  private reveal(page: Extract<Page, { position: number }>): void {
    const { runner } = this;
    const screen = runner.screen(page.position);
    const feedback = page.is === "feedback" ? runner.feedback(page.position) : null;
    const verdict = feedback ? word(feedback.passed ? "right" : "not_right") : null;
    const pictures = [this.images.probe(screen.probe), ...screen.grid.map((at) => this.images.cell(at))];
    const [probe, ...cells] = pictures.map((picture) => this.images.element(picture));
    const shown: Shown = { probe: probe as HTMLImageElement, cells, alts: pictures.map((picture) => picture.alt) };
    const content = this.content(page.position, verdict);
    const view = (this.view = new ScreenView(content, shown, this.asks.press));
    this.frame.show(page.is, view.element, content.position, `${content.position}. ${view.question.textContent}`);
    this.frame.colour(content.block.colours);
    this.arrange();
    tell("position", page.position);
    if (feedback) {
      const right = screen.right ?? [];
      const wrong = screen.exact === 1 ? feedback.chosen.filter((cell) => !right.includes(cell)) : [];
      view.choose(feedback.chosen, true);
      view.mark(right, wrong);
    } else {
      this.listen(view);
    }
    this.frame.state = "saving";
  }

  private showNothing(state: "blank" | "loading"): void {
    const waiting = dressed(box("waiting"));
    if (state === "loading") waiting.append(word("waiting"));
    this.view = null;
    this.frame.show("screen", waiting, word("waiting"));
    this.frame.state = state;
    if (this.page?.is === "screen") tell("position", this.page.position);
  }

  private listen(view: ScreenView): void {
    const probe: [HTMLElement, number] = [view.probe, -1];
    for (const [element, cell] of [probe, ...view.cells.map((one, at): [HTMLElement, number] => [one, at])]) {
      on(element, "pointerdown", (event: PointerEvent) => this.press(event, cell));
      on(element, "mousedown", (event) => event.preventDefault()); // a click leaves no ring
      for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) {
        on(element, end, () => this.release());
      }
      on(element, "contextmenu", (event) => event.preventDefault());
      if (cell < 0) continue;
      on(element, "click", (event) => {
        if (this.swallow) this.swallow = false;
        else this.asks.cell(cell, deviceOf(event), event.timeStamp);
      });
    }
  }

  private press(event: PointerEvent, cell: number): void {
    this.swallow = false;
    if (event.pointerType === "touch") {
      this.timers.touch = setTimeout(() => {
        this.swallow = true; // what lifts the finger chooses nothing
        this.asks.enlarged(cell, DEVICE.TOUCH);
      }, LONG_TOUCH);
    } else if (event.button === 2) {
      this.asks.enlarged(cell, DEVICE.MOUSE);
    }
  }

  private release(): void {
    clearTimeout(this.timers.touch);
    this.enlarge(null);
  }

  /** What the screens from a position on will take; breaks and pages are not reckoned. */
  secondsLeft(position: number): number {
    const { hit, dealt } = this.runner;
    const sorted = [...this.ratios].sort((one, other) => one - other);
    const middle = sorted.length / 2;
    const median = ((sorted[Math.ceil(middle) - 1] ?? 1) + (sorted[Math.floor(middle)] ?? 1)) / 2;
    const pace = sorted.length >= FEWEST ? median : 1;
    const ahead = dealt.screens.slice(position);
    return ahead.reduce((sum, screen) => sum + pace * (hit.blocks[screen.block]?.assumed_seconds ?? 0), 0);
  }

  private showTimeLeft(): void {
    const { page } = this;
    const { hit } = this.runner;
    if (!hit.session.show_time_left || page?.is !== "screen") return;
    if (this.limitAt > performance.now() && this.runner.block(page.position).timing.limit_seconds !== null) {
      const seconds = Math.ceil((this.limitAt - performance.now()) / 1000);
      this.view?.setTimeLeft(word("seconds_left", { seconds }));
    } else {
      const minutes = Math.max(1, Math.round(this.secondsLeft(page.position) / 60));
      this.view?.setTimeLeft(word("minutes_left", { minutes }));
    }
    this.timers.tick = setTimeout(() => this.showTimeLeft(), 1000);
  }
}
