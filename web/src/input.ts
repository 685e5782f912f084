/** What an annotator does on the screen at hand: `gridlab/app/session/input.py`. */

import { type Answering, answeringOn, canSubmit, choose, unchoose } from "./answering";
import type { SessionTime } from "./clock";
import type { Block } from "./published";
import { DEVICE, EVENT, type EventsBody, type ResponseBody } from "./record";

/** attempt: how many responses the screen already has. backTo: position that going back shows, −1 for none. */
export interface ScreenPage {
  position: number;
  attempt: number;
  resumed: boolean;
  backTo: number;
  keepable: boolean;
}

interface OnScreen {
  page: ScreenPage;
  block: Block;
  answering: Answering;
  onset: number;
  lost: number;
  off: number;
  scale: number;
}

export class SessionInput {
  protected on: OnScreen | null = null;
  private events: EventsBody = [];
  private focused = true;
  private covered = false;
  private since: number;

  constructor(readonly time: SessionTime) {
    this.since = time.now();
  }

  get chosen(): readonly number[] {
    return this.on?.answering.chosen ?? [];
  }

  get canSubmit(): boolean {
    return this.on !== null && canSubmit(this.on.answering);
  }

  /** Whether as many are chosen as may be. */
  get isFull(): boolean {
    return this.on !== null && this.chosen.length === this.on.answering.most;
  }

  elapsed(): number {
    return this.on && this.on.onset >= 0 ? Math.max(0, this.time.now() - this.on.onset) : 0;
  }

  /** Time since the page at hand came up. */
  pageMs(): number {
    return this.time.now() - this.since;
  }

  /** The screen was painted for the first time, at a time of the clock; later calls change nothing. */
  shown(at: number, scale: number): void {
    const on = this.on;
    if (!on || on.onset >= 0) return;
    on.onset = this.time.now(at);
    on.scale = scale;
    this.time.begin();
    if (!this.focused) on.lost = on.onset;
    this.note(EVENT.ONSET, { at: on.onset });
  }

  /** Choose or unchoose a cell; whether anything changed. */
  toggle(cell: number, device: DEVICE, at?: number): boolean {
    const on = this.on;
    const now = this.time.now(at);
    if (!on || !this.isOpen() || !this.takesInput(now)) return false;
    const before = on.answering;
    const is = before.chosen.includes(cell);
    const after = is ? unchoose(before, cell) : choose(before, cell, now - on.onset);
    if (after === before) return false;
    on.answering = after;
    for (const gone of before.chosen) {
      if (!after.chosen.includes(gone)) this.note(EVENT.UNCHOOSE, { at: now, cell: gone, device });
    }
    if (!is) this.note(EVENT.CHOOSE, { at: now, cell, device });
    return true;
  }

  setFocus(focused: boolean): void {
    if (focused === this.focused) return;
    this.focused = focused;
    const now = this.note(focused ? EVENT.FOCUS_REGAINED : EVENT.FOCUS_LOST);
    const on = this.on;
    if (!on || on.onset < 0) return;
    if (!focused) {
      on.lost = now;
    } else if (on.lost >= 0) {
      on.off += now - on.lost;
      on.lost = -1;
    }
  }

  /** A page lies over the screen, or a break has begun; or that is over. The screen's time runs on. */
  setCovered(covered: boolean): void {
    if (covered === this.covered) return;
    this.covered = covered;
    this.note(covered ? EVENT.PAUSE : EVENT.RESUME);
  }

  instructionsSeen(device: DEVICE): void {
    this.note(EVENT.INSTRUCTIONS, { device });
  }

  /** The annotator enlarged the image in a cell (−1: the probe). */
  enlarged(cell: number, device: DEVICE): void {
    this.note(EVENT.ENLARGE, { cell, device });
  }

  protected isOpen(): boolean {
    return true;
  }

  /** Whether the screen has been on view for the design's minimum. */
  protected takesInput(now: number): boolean {
    return this.on !== null && this.on.onset >= 0 && now - this.on.onset >= this.on.block.timing.minimum_ms;
  }

  protected response(now: number, utc: string, timedOut: boolean): ResponseBody {
    const on = this.on as OnScreen;
    return {
      t: now,
      utc,
      screen: on.page.position,
      attempt: on.page.attempt,
      chosen: [...on.answering.chosen],
      choice_ms: [...on.answering.choice_ms],
      onset_ms: Math.max(0, on.onset),
      response_ms: Math.max(0, now - on.onset),
      timed_out: timedOut,
      resumed: on.page.resumed,
      off_focus_ms: on.off + (on.lost >= 0 ? now - on.lost : 0),
      shown_scale: on.scale,
    };
  }

  /** Keep an event for the next transaction; gives its time. */
  protected note(kind: EVENT, more: { at?: number; cell?: number; device?: DEVICE } = {}): number {
    const moment = more.at ?? this.time.now();
    this.events.push([moment, kind, this.on?.page.position ?? -1, more.cell ?? -1, more.device ?? DEVICE.NONE]);
    return moment;
  }

  protected takeEvents(): EventsBody {
    const events = this.events.sort((one, other) => one[0] - other[0]);
    this.events = [];
    return events;
  }

  protected begin(page: ScreenPage | null, block: Block | null): void {
    this.since = this.time.begin();
    const blank = { onset: -1, lost: -1, off: 0, scale: 1 };
    this.on = page && block ? { page, block, answering: answeringOn(block), ...blank } : null;
  }
}
