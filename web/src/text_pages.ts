/** Every page but screens: a column of text in the middle, its buttons next to it, Stop where the screens have it. */

import { type Button, button, dressed, ENTER_SIGN, make, markdown, word, wordsDirection, box } from "./dom";
import type { Hit } from "./published";

/** A page of text. main: the button that Enter presses. */
export class TextPage {
  readonly element: HTMLElement;
  readonly column: HTMLElement;
  main: HTMLButtonElement | null = null;
  readonly stop: HTMLButtonElement | null = null;
  private readonly footer: HTMLElement;

  /** share: of the screens that are answered. stop: what Stop does; null where there is none. */
  constructor(
    protected readonly hit: Hit,
    share: number,
    stop: (() => void) | null,
    /** What the page is called by screen readers, and in the tab. */
    public name: string,
  ) {
    this.column = make("div", { class: "column", dir: hit.direction });
    this.footer = make("div", { class: "footer", dir: hit.direction });
    const progress = make("div", { class: "progress", dir: hit.direction }, share > 0 && make("div"));
    if (progress.firstChild) (progress.firstChild as HTMLElement).style.width = `${100 * share}%`;
    progress.classList.toggle("empty", share <= 0);
    const scroll = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": name }, this.column);
    this.element = box("text-page", progress, scroll, this.footer);
    if (stop) {
      this.stop = button({ text: word("stop"), act: "stop", kind: "quiet", press: stop });
      this.footer.append(this.stop);
    }
  }

  title(text: string): HTMLElement {
    const title = dressed(make("h1", {}, text));
    this.column.append(title);
    return title;
  }

  /** A paragraph of the session's own words. */
  say(text: string, className = "soft"): HTMLElement {
    const paragraph = dressed(make("p", { class: className }, text));
    this.column.append(paragraph);
    return paragraph;
  }

  markdown(html: string, words = false): void {
    const { hit } = this;
    const own = words ? word("language") : hit.language;
    this.column.append(markdown(html, own, words ? wordsDirection() : hit.direction));
  }

  /** The first button stands below the beginning of the text, further ones beside it. */
  button(told: Button): HTMLButtonElement {
    const made = button(told);
    this.footer.insertBefore(made, this.stop);
    return made;
  }

  mainButton(text: string, act: string, press: (event: Event) => void): HTMLButtonElement {
    this.main = this.button({ text, act, kind: "primary", sign: ENTER_SIGN, press });
    return this.main;
  }
}

/** A break of at least some seconds, counted down by the button. lines: how far the session is. left: of the break. */
export class BreakPage extends TextPage {
  private timer = 0;

  constructor(hit: Hit, share: number, lines: string[], stop: () => void, goOn: () => void, left: () => number) {
    super(hit, share, stop, word("break_title"));
    this.title(word("break_title"));
    for (const line of lines) this.say(line, "");
    this.say(word("break_ready"));
    const go = this.mainButton(word("go_on"), "go_on", goOn);
    const text = go.firstChild as HTMLElement;
    const show = (): void => {
      const seconds = Math.ceil(Math.max(0, left()) / 1000);
      go.disabled = seconds > 0;
      text.textContent = seconds > 0 ? word("break_wait", { seconds }) : word("go_on");
      if (seconds <= 0) clearInterval(this.timer);
    };
    this.timer = setInterval(show, 200) as unknown as number;
    show();
  }
}

/** Ways to stop: later, or withdraw and leave or discard the answers. Discarding asks once more. */
export class StopPage extends TextPage {
  constructor(hit: Hit, share: number, chosen: (how: "later" | "withdraw" | "discard") => void, stay: () => void) {
    super(hit, share, null, word("stop_title"));
    const title = this.title(word("stop_title"));
    const offers = (["later", "withdraw", "discard"] as const).map((how) => {
      const press = (): void => (how === "discard" ? askAgain() : chosen(how));
      const made = button({ text: word(how), act: how, kind: "plain", press });
      const says = dressed(make("p", { class: "says", id: `${how}-says` }, word(`${how}_says`)));
      made.setAttribute("aria-describedby", `${how}-says`);
      const offer = box("offer", made, says);
      this.column.append(offer);
      return offer;
    });
    const stayButton = this.mainButton(word("stay"), "stay", stay);
    const askAgain = (): void => {
      title.textContent = word("discard_title");
      offers.slice(0, 2).forEach((offer) => {
        offer.remove();
      });
      const press = (): void => chosen("discard");
      const sure = button({ text: word("discard_sure"), act: "discard", kind: "bad", press });
      offers[2]?.querySelector("button")?.remove();
      this.column.append(sure); // in the text, away from the one that goes on
      stayButton.focus();
      stayButton.blur();
      title.tabIndex = -1;
      title.focus();
    };
  }
}
