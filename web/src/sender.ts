/** Sends the rows of one session until the sink has acknowledged them; nothing is ever taken for sent. */

import { on } from "./dom";
import { lines } from "./chain";
import type { Row } from "./record";
import type { Sink } from "./sinks";
import { type Kept, type Store, TakenOver } from "./store";

const MOST_BYTES = 200_000;
const WAITS = [500, 1000, 2000, 4000, 8000, 15_000];

export class Sender {
  /** Whether the last try failed. */
  failing = false;
  private tries = 0;
  private running = false;
  private again = false;
  private stopped = false;
  /** Whether the row `end` is acknowledged. */
  private ended = false;
  private timer = 0;
  private readonly waiting = new Set<() => void>();

  /** changed: called after each answer or failure. taken: another tab or device goes on with the session. */
  constructor(
    private readonly store: Store,
    private readonly sink: Sink,
    readonly kept: Kept,
    private rows: Row[],
    private readonly changed: () => void,
    private readonly taken: () => void,
  ) {
    on(globalThis, "online", () => this.hurry());
  }

  /** Rows that are not acknowledged. */
  get unsent(): number {
    return this.rows.length;
  }

  get unsentRows(): readonly Row[] {
    return this.rows;
  }

  /** More rows are durable here. */
  push(rows: readonly Row[]): void {
    this.rows.push(...rows);
    this.hurry();
  }

  /** Try now. */
  hurry(): void {
    this.tries = 0;
    clearTimeout(this.timer);
    this.again = true;
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Everything so far was handed over in another way. */
  async handedOver(): Promise<void> {
    const last = this.rows.at(-1);
    if (last) await this.acknowledge(last.seq);
  }

  /** When all rows up to now are acknowledged. */
  allSent(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.unsent) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  private async run(): Promise<void> {
    if (this.running || this.stopped || !this.sink.sends) return;
    this.running = true;
    while (this.rows.length && this.again && !this.stopped) {
      this.again = false;
      try {
        await this.sendSome();
        this.tries = 0;
        this.failing = false;
        this.again = true;
      } catch (error) {
        if (error instanceof TakenOver) {
          this.stopped = true;
          this.taken();
        }
        this.failing = true;
        const wait = WAITS[Math.min(this.tries, WAITS.length - 1)] as number;
        this.tries += 1;
        clearTimeout(this.timer);
        this.timer = setTimeout(
          () => {
            this.again = true;
            void this.run();
          },
          wait * (0.75 + Math.random() / 2),
        ) as unknown as number;
      }
      this.changed();
    }
    this.running = false;
    if (this.again && this.rows.length && !this.stopped) void this.run();
  }

  private async sendSome(): Promise<void> {
    const batch: Row[] = [];
    let bytes = 0;
    for (const row of this.rows) {
      bytes += 3 * lines([row]).length; // at most so many in UTF-8
      if (batch.length && bytes > MOST_BYTES) break;
      batch.push(row);
    }
    const { session, token, acked } = this.kept;
    const agreed = acked >= 2 || batch.some((row) => row.kind === "person");
    const who = agreed && !this.kept.whoAcked ? this.kept.who : "";
    const whole = async (): Promise<Row[]> => {
      const stored = await this.store.rows(session);
      return [...stored, ...batch.filter((row) => row.seq >= stored.length)]; // a full disk took none of these
    };
    const seq = await this.sink.send({ session, token, rows: batch, who, whole });
    const last = batch.at(-1) as Row;
    if (who && seq >= last.seq) this.kept.whoAcked = true;
    if (seq < (batch[0] as Row).seq - 1) this.rows = await this.store.rows(session, seq); // it lost some: once more
    const before = this.kept.acked;
    await this.acknowledge(Math.min(seq, last.seq));
    if (this.kept.acked <= before && this.rows[0]?.seq === batch[0]?.seq) throw new Error("not stored");
  }

  private async acknowledge(seq: number): Promise<void> {
    this.kept.acked = Math.max(this.kept.acked, seq);
    this.ended ||= this.rows.some((row) => row.kind === "end" && row.seq <= seq);
    this.rows = this.rows.filter((row) => row.seq > seq);
    const over = this.ended && !this.rows.length;
    if (over) this.kept.gone = true;
    try {
      await (over ? this.store.forget(this.kept) : this.store.commit([], this.kept));
    } catch (error) {
      if (error instanceof TakenOver) throw error; // else the sink has them, whatever can be noted here
    }
    for (const look of [...this.waiting]) look();
    this.changed();
  }
}
