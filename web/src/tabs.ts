/** One tab at a time answers a publication; another is told so and can take over. */

const PATIENCE = 300;

type Said = { ask: string } | { held: string } | { yield: string };

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
      this.say({ ask: this.own });
    });
  }

  /** From now on it is this one. */
  hold(): void {
    this.holds = true;
    this.say({ yield: this.own });
  }

  release(): void {
    this.holds = false;
  }

  private say(said: Said): void {
    this.channel?.postMessage(said);
  }

  private hear(said: Said): void {
    if ("ask" in said && this.holds) this.say({ held: this.own });
    if ("held" in said) this.answered?.();
    if ("yield" in said && said.yield !== this.own && this.holds) {
      this.holds = false;
      this.taken();
    }
  }
}
