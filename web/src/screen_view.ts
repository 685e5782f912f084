/** One screen as the annotator sees it: progress, question, probe, grid, counter, one button. */

import { type Button, button, dressed, ENTER_SIGN, make, put, word, box } from "./dom";
import { type Footer, mirrored, pictureRect, type Placement, place, QUESTION_LINE, questionWidth } from "./geometry";
import type { Block, Hit } from "./published";

/** Pictures of one screen, the probe's and the cells', with what they say to those who do not see them. */
export interface Shown {
  probe: HTMLImageElement;
  cells: HTMLImageElement[];
  alts: string[];
}

/** What one screen shows besides its pictures. */
export interface Content {
  hit: Hit;
  block: Block;
  position: string;
  /** Of the HIT, "" where it has one. */
  part: string;
  share: number;
  canGoBack: boolean;
  keepable: boolean;
  /** In place of the question: the verdict on a practice screen. */
  verdict: string | null;
}

export type Asked = (act: "submit" | "back" | "keep" | "stop", event: Event) => void;

const SVG = "http://www.w3.org/2000/svg";

/** The tick or cross of a badge. */
function sign(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 100 100");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const TICK = "M29 53 L44 67 L71 36";
const CROSS = "M34 34 L66 66 M66 34 L34 66";

export class ScreenView {
  readonly element: HTMLElement;
  readonly cells: HTMLButtonElement[] = [];
  readonly probe: HTMLImageElement;
  readonly submit: HTMLButtonElement;
  placement: Placement | null = null;
  private readonly area = box("area");
  private readonly body = box("body");
  readonly question: HTMLElement;
  private readonly caption: HTMLElement;
  private readonly progress = box("progress", make("div"));
  private readonly position: HTMLElement;
  private readonly timeLeft = make("span", { class: "time" });
  private readonly counter = make("div", { class: "counter", "data-counter": "", role: "status" });
  private readonly buttons: { stop: HTMLElement; back: HTMLElement; keep: HTMLElement };
  private readonly pictures: HTMLElement[] = [];

  constructor(
    readonly content: Content,
    shown: Shown,
    asked: Asked,
  ) {
    const { hit, block } = content;
    this.question = this.makeQuestion();
    this.probe = shown.probe;
    this.probe.className = `probe ${block.layout.fit}`;
    this.probe.setAttribute("data-probe", "");
    this.probe.alt = word("probe") + (shown.alts[0] ? `: ${shown.alts[0]}` : "");
    this.caption = dressed(box("caption", word("caption")));
    const grid = make("div", { class: "grid", role: "group", "aria-labelledby": "question" });
    shown.cells.forEach((picture, cell) => grid.append(this.makeCell(cell, picture, shown.alts[cell + 1] ?? "")));
    this.position = dressed(box("position", make("span", {}, content.position), make("span", { class: "time" }, content.part), this.timeLeft));
    dressed(this.counter);
    const made = (act: "submit" | "back" | "keep" | "stop", more: Partial<Button> = {}): HTMLButtonElement => {
      const press = (event: Event): void => asked(act, event);
      return button({ text: word(act), act, kind: "quiet", press, ...more });
    };
    this.submit =
      content.verdict === null
        ? made("submit", { kind: "primary", sign: ENTER_SIGN })
        : made("submit", { kind: "primary", sign: ENTER_SIGN, act: "go_on", text: word("go_on") });
    this.buttons = { stop: made("stop"), back: made("back"), keep: made("keep") };
    this.buttons.back.hidden = !content.canGoBack;
    this.buttons.keep.hidden = !content.keepable;
    this.body.append(this.question, this.probe, this.caption, grid);
    this.area.append(this.body);
    const { stop, back, keep } = this.buttons;
    this.element = box("screen", this.progress, this.area, this.position, back, keep, this.counter, this.submit, stop);
    (this.progress.firstChild as HTMLElement).style.width = `${100 * content.share}%`;
    this.progress.dir = hit.direction;
    this.choose([], false);
  }

  /** Place everything on a display; what is chosen stays. */
  arrange(width: number, height: number): void {
    const { block, hit } = this.content;
    const placed = (this.placement = place(block, width, height, this.questionLines(width) * QUESTION_LINE));
    put(this.progress, placed.progress);
    put(this.area, placed.area);
    const { style } = this.area;
    style.overflowX = placed.content_width > placed.area.width ? "auto" : "hidden";
    style.overflowY = placed.content_height > placed.area.height ? "auto" : "hidden";
    this.body.style.width = `${placed.content_width}px`;
    this.body.style.height = `${placed.content_height}px`;
    put(this.question, placed.question);
    put(this.probe, placed.probe);
    const probePad = pictureRect(placed.probe, block.layout.fit).x - placed.probe.x;
    this.probe.style.setProperty("--pad", `${Math.max(0, probePad - 3)}px`);
    this.caption.hidden = placed.caption === null;
    if (placed.caption) put(this.caption, placed.caption);
    this.cells.forEach((cell, at) => {
      const frame = placed.cells[at];
      const picture = this.pictures[at];
      if (!frame || !picture) return;
      put(cell, frame);
      put(picture, pictureRect({ ...frame, x: 0, y: 0 }, block.layout.fit));
      cell.classList.toggle("tight", placed.gap < 8);
      cell.style.setProperty("--badge", `${Math.max(10, Math.min(22, frame.width * 0.15))}px`);
      const { width: wide } = frame;
      cell.dataset["size"] = wide >= 96 ? "large" : wide >= 48 ? "middle" : wide >= 32 ? "small" : "tiny";
    });
    this.arrangeFooter(hit.direction === "rtl" ? mirrored(placed.footer) : placed.footer, hit.direction === "rtl");
  }

  /** What is chosen, in the order of choosing, and whether that may be submitted. */
  choose(chosen: readonly number[], canSubmit: boolean): void {
    const { block } = this.content;
    this.cells.forEach((cell, at) => {
      const rank = chosen.indexOf(at) + 1;
      const is = rank > 0;
      if ((cell.getAttribute("aria-checked") === "true") !== is) cell.setAttribute("aria-checked", String(is));
      const ranked = block.grid.ranked && is;
      cell.querySelector(".badge")?.remove();
      if (is) cell.append(make("span", { class: "badge", "aria-hidden": "true" }, ranked ? String(rank) : sign(TICK)));
      if (ranked) cell.setAttribute("aria-description", word("ranked", { rank }));
      else cell.removeAttribute("aria-description");
    });
    this.count(word("counter", { chosen: chosen.length, choose: block.grid.choose }));
    this.submit.disabled = !canSubmit;
  }

  /** What the counter says. */
  count(text: string): void {
    if (this.counter.textContent !== text) this.counter.textContent = text;
  }

  /** Mark right and wrong cells of a practice screen. */
  mark(right: readonly number[], wrong: readonly number[]): void {
    this.cells.forEach((cell, at) => {
      const mark = right.includes(at) ? "right" : wrong.includes(at) ? "wrong" : "";
      cell.setAttribute("aria-disabled", "true");
      if (!mark) return;
      cell.classList.add(mark);
      cell.querySelector(".badge")?.remove();
      cell.append(make("span", { class: "badge", "aria-hidden": "true" }, sign(mark === "right" ? TICK : CROSS)));
      cell.setAttribute("aria-description", word(`marked_${mark}`));
    });
  }

  setTimeLeft(text: string): void {
    if (this.timeLeft.textContent !== text) this.timeLeft.textContent = text;
  }

  /** The text of the question, as screen readers have it. */
  private makeQuestion(): HTMLElement {
    const { hit, block, verdict } = this.content;
    if (verdict !== null) return dressed(make("h1", { id: "question", "data-question": "" }, verdict));
    const question = make("h1", { id: "question", "data-question": "", lang: hit.language, dir: hit.direction });
    block.question.split("{choose}").forEach((part, at) => {
      if (at) question.append(make("b", {}, String(block.grid.choose)));
      question.append(part);
    });
    return question;
  }

  /** Lines of the question: as many as the program has, more only where the browser needs them. */
  private questionLines(width: number): number {
    const wide = questionWidth(width);
    let lines = 1;
    for (const step of this.content.block.lines) if (wide >= step.from) lines = step.lines;
    if (this.content.verdict !== null) return lines;
    const { style } = this.question;
    style.width = `${wide}px`;
    style.height = "auto";
    const measured = Math.round(this.question.scrollHeight / QUESTION_LINE);
    return Math.max(lines, measured);
  }

  private makeCell(cell: number, picture: HTMLImageElement, alt: string): HTMLButtonElement {
    const { block } = this.content;
    const n = block.grid.rows * block.grid.columns - (block.layout.probe === "center" ? 1 : 0);
    const name = word("cell", { number: cell + 1, n }) + (alt ? `: ${alt}` : "");
    const key = block.layout.show_keys ? block.keys[cell] : "";
    picture.alt = "";
    picture.className = block.layout.fit;
    const attributes = { type: "button", role: "checkbox", "aria-checked": "false", "aria-label": name, "data-cell": cell };
    const made = make("button", { class: "cell", ...attributes }, picture);
    if (key) made.append(make("span", { class: "key", "aria-hidden": "true" }, key));
    this.cells.push(made);
    this.pictures.push(picture);
    return made;
  }

  /** Stop and Back as wide as their words, one beside the other; the main button where it always is. */
  private arrangeFooter(footer: Footer, fromRight: boolean): void {
    put(this.position, footer.position);
    put(this.counter, footer.counter);
    put(this.submit, footer.submit);
    this.counter.classList.toggle("aside", footer.counter.y !== footer.submit.y);
    this.element.classList.toggle("from-right", fromRight);
    const { stop, back, keep } = this.buttons;
    let x = fromRight ? footer.stop.x + footer.stop.width : footer.stop.x;
    for (const one of [stop, back]) {
      put(one, { ...footer.stop, x: 0, width: 0 });
      one.style.width = "auto";
      const wide = Math.max(footer.stop.width, Math.ceil(one.getBoundingClientRect().width));
      put(one, { ...footer.stop, x: fromRight ? x - wide : x, width: wide });
      x += fromRight ? -(wide + 4) : wide + 4;
    }
    keep.style.width = "auto";
    const wide = Math.ceil(keep.getBoundingClientRect().width);
    const { counter, submit } = footer;
    // Beside the main button, on its inner side where the counter leaves room, else on its outer.
    const inner = fromRight ? counter.x - submit.x - submit.width : submit.x - counter.x - counter.width;
    const before = inner >= wide + 24 || counter.y !== submit.y;
    const beside = before !== fromRight ? submit.x - 12 - wide : submit.x + submit.width + 12;
    put(keep, { x: beside, y: submit.y + 6, width: wide, height: 32 });
  }
}
