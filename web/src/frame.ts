/** What is on view: one page, perhaps one over it, a notice; and what the document says of it (data-*). */

import { dressed, make, word } from "./dom";
import type { Colours } from "./published";

export type PageName =
  | "consent"
  | "questions"
  | "instructions"
  | "screen"
  | "feedback"
  | "break"
  | "debrief"
  | "end"
  | "stop"
  | "wait"
  | "refused";
export type State = "loading" | "blank" | "open" | "saving";

const root = document.documentElement;

export class Frame {
  private readonly main = make("main", { tabindex: -1 });
  private readonly over = make("div", { class: "over", role: "dialog", "aria-modal": "true", tabindex: -1 });
  private readonly notice = make("div", { class: "notice", role: "alert" });
  private page: PageName = "wait";

  constructor() {
    this.over.hidden = true;
    dressed(this.notice);
    document.body.replaceChildren(this.main, this.over);
  }

  get hasOverlay(): boolean {
    return !this.over.hidden;
  }

  /** Show a page in place of the one before; it gets the focus, so that it is read out. */
  show(page: PageName, element: HTMLElement, name: string, spoken = name): void {
    this.drop();
    this.rename(page);
    this.main.replaceChildren(element);
    document.title = name;
    this.main.setAttribute("aria-label", spoken);
    this.main.focus({ preventScroll: true });
  }

  /** The same page under another name. */
  rename(page: PageName): void {
    this.page = page;
    root.dataset["page"] = page;
  }

  /** A page over the one at hand, which stays as it is below. */
  cover(page: PageName, element: HTMLElement, name: string): void {
    root.dataset["page"] = page;
    this.over.replaceChildren(element);
    this.over.setAttribute("aria-label", name);
    this.over.hidden = false;
    this.main.inert = true;
    this.over.focus({ preventScroll: true });
  }

  drop(): void {
    if (this.over.hidden) return;
    this.over.hidden = true;
    this.over.replaceChildren();
    this.main.inert = false;
    root.dataset["page"] = this.page;
    this.main.focus({ preventScroll: true });
  }

  set state(state: State) {
    root.dataset["state"] = state;
  }

  /** A fault that the annotator should know of, "" for none. */
  warn(key: string): void {
    const text = key ? word(key) : "";
    if (this.notice.textContent === text) return;
    this.notice.textContent = text;
    if (text) document.body.append(this.notice);
    else this.notice.remove();
  }

  colour(colours: Colours): void {
    for (const [name, value] of Object.entries(colours)) {
      root.style.setProperty(`--${name.replace(/_/g, "-")}`, value);
    }
    root.style.colorScheme = colours.right === "#5fd39a" ? "dark" : "light";
  }
}

/** What the document says for whoever drives or watches the page. */
export function tell(name: "position" | "unsent" | "session" | "scale", value: string | number): void {
  root.dataset[name] = String(value);
}
