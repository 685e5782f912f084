/** Session time: counts from where the record leaves off, never goes back, and wall time beside it. */

const MOST_MS = 24 * 60 * 60 * 1000;

/** Milliseconds that never go back; any origin. Times of events are of the same clock. */
export type Monotonic = () => number;

export class SessionTime {
  private start: number;
  private latest: number;
  private most: number;

  constructor(
    private readonly clock: Monotonic,
    base = 0,
  ) {
    this.start = clock() - base;
    this.latest = base;
    this.most = base + MOST_MS;
  }

  /** A page comes up: what the one before left out of its time is left out for good. */
  begin(): number {
    const now = this.now();
    this.start = Math.max(this.start, this.clock() - now);
    this.most = now + MOST_MS;
    return now;
  }

  /** Session time in whole milliseconds now, or at a time of the clock. */
  now(at: number = this.clock()): number {
    this.latest = Math.max(this.latest, Math.min(this.most, Math.round(at - this.start)));
    return this.latest;
  }
}

/** Wall time, for the record only. */
export const utc = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
