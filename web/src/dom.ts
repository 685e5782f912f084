/** Making elements; texts are always text, never markup. */

import type { Rect } from "./geometry";

type Child = Node | string | null | false;

/** An element with attributes ("" for one without a value; null leaves it out) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | null> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== false));
  return element;
}

/** A plain box of a class. */
export const box = (name: string, ...children: Child[]): HTMLDivElement => make("div", { class: name }, ...children);

/** Do something at an event. */
export function on<E extends Event>(
  target: EventTarget,
  type: string,
  act: (event: E) => void,
  options?: AddEventListenerOptions,
): void {
  target.addEventListener(type, act as EventListener, options);
}

export function put(element: HTMLElement, place: Rect): void {
  const { style } = element;
  style.left = `${place.x}px`;
  style.top = `${place.y}px`;
  style.width = `${place.width}px`;
  style.height = `${place.height}px`;
}

/** The text with its places for values filled. */
export const filled = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

let spoken: Record<string, string> = {};

/** From now on the session's own words are these. */
export function speak(words: Record<string, string>): void {
  spoken = words;
}

/** One of the session's own words. */
export const word = (key: string, values: Record<string, string | number> = {}): string =>
  filled(spoken[key] ?? key, values);

/** Which way the session's own words run; they may be English where the design's language is another. */
export const wordsDirection = (): "ltr" | "rtl" => /^(ar|he)$/.test(word("language")) ? "rtl" : "ltr";

/** The element as one that holds the session's own words. */
export function dressed<E extends HTMLElement>(element: E): E {
  element.lang = word("language");
  element.dir = wordsDirection();
  return element;
}

export interface Button {
  text: string;
  act: string;
  kind: "primary" | "plain" | "quiet" | "bad";
  press: (event: Event) => void;
  /** Shown behind the text: the key that presses it. */
  sign?: string;
}

/** A button with one of the session's own words. */
export function button(told: Button): HTMLButtonElement {
  const sign = told.sign ? make("span", { class: "sign", "aria-hidden": "true" }, told.sign) : null;
  const made = make("button", { type: "button", class: told.kind, "data-act": told.act }, make("span", {}, told.text), sign);
  on(made, "click", told.press);
  return dressed(made);
}

/** A code to copy, or a link to follow. */
export function codeOf(code: string, labelledBy: string | null = null): HTMLElement {
  const told = { class: "code", "data-code": code };
  if (isLink(code)) return make("a", { ...told, href: code, rel: "noreferrer" }, code);
  const shown = make("output", { ...told, tabindex: 0, "aria-labelledby": labelledBy }, code);
  for (const name of ["focus", "click"]) on(shown, name, () => getSelection()?.selectAllChildren(shown));
  return shown;
}

export const isLink = (code: string): boolean => /^https?:\/\//.test(code);

/** The HTML that the program's own Markdown function made: a fixed set of tags, no address in it. */
export function markdown(html: string, language: string, direction: string): HTMLElement {
  const element = make("div", { class: "markdown", lang: language, dir: direction });
  element.innerHTML = html;
  return element;
}

export const ENTER_SIGN = "⏎";
