/** One tab at a time answers a publication; another is told so and can take over. */

const PATIENCE = 300;

/** What is said, and by which tab. */
type Said = ["ask" | "held" | "yield", string];

export class Tabs {
  private readonly channel: BroadcastChannel | null;
  private holds = false;
  private answered: (() => void) | null = null;

  /** taken: another tab takes over from this one. */
  constructor(
    publication: string,
    private readonly own: string,
    private readonly taken: () => void,
  ) {
    this.channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`gridlab-${publication}`) : null;
    this.channel?.addEventListener("message", (event: MessageEvent<Said>) => this.hear(event.data));
  }

  /** Whether another tab answers at the moment. */
  isHeld(): Promise<boolean> {
    if (!this.channel) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), PATIENCE);
      this.answered = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.say("ask");
    });
  }

  /** From now on it is this one. */
  hold(): void {
    this.holds = true;
    this.say("yield");
  }

  private say(what: Said[0]): void {
    this.channel?.postMessage([what, this.own] satisfies Said);
  }

  private hear([what, tab]: Said): void {
    if (what === "ask" && this.holds) this.say("held");
    if (what === "held") this.answered?.();
    if (what === "yield" && tab !== this.own && this.holds) {
      this.holds = false;
      this.taken();
    }
  }
}
