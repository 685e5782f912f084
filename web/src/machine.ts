/** What browser and display this is, and whether they do. */

import { asDesigned, place, QUESTION_LINE, questionWidth } from "./geometry";
import type { Hit } from "./published";
import type { Machine } from "./runner";

/** The oldest versions that are taken: of the newest two years when this was written. */
const OLDEST: [RegExp, number][] = [
  [/(?:Chrome|Chromium)\/(\d+)/, 131],
  [/Firefox\/(\d+)/, 128],
  [/Version\/(\d+)\S* (?:Mobile\/\S+ )?Safari/, 18],
];

export function isTooOld(): boolean {
  const { userAgent } = navigator;
  for (const [pattern, oldest] of OLDEST) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return Number(version) < oldest;
  }
  // Of a kind that is not known: what it can do tells.
  return !("union" in Set.prototype) || !("inert" in HTMLElement.prototype) || !("decode" in Image.prototype);
}

/** Such as "Chrome 156 on Linux": no more than is needed to explain odd times. */
export function systemName(): string {
  const { userAgent } = navigator;
  const [, name = "", version = ""] =
    /(Edg|OPR|Firefox)\/(\d+)/.exec(userAgent) ?? /(Chrome|Version)\/(\d+)/.exec(userAgent) ?? [];
  const called = { Edg: "Edge", OPR: "Opera", Version: "Safari" }[name] ?? name;
  const [system = "?"] = /Windows|Android|iPhone|iPad|Mac OS|CrOS|Linux/.exec(userAgent) ?? [];
  return `${called || "?"} ${version} on ${system}`;
}

let refresh = 60;

/** Measure how often the display is painted, while something is loading. */
export function measureRefresh(): void {
  const times: number[] = [];
  const frame = (now: number): void => {
    times.push(now);
    if (times.length < 32) {
      requestAnimationFrame(frame);
      return;
    }
    const steps = times.slice(1).map((time, at) => time - (times[at] as number));
    const middle = steps.sort((one, other) => one - other)[steps.length >> 1] ?? 0;
    if (middle > 1) refresh = Math.round(10_000 / middle) / 10;
  };
  requestAnimationFrame(frame);
}

export function machine(): Machine {
  const display = { width: innerWidth, height: innerHeight, scale: devicePixelRatio, refresh_hz: refresh };
  return { display, language: navigator.language, system: systemName() };
}

/** Whether every block that insists on its own size has it here. */
export function displayFits(hit: Hit): boolean {
  return hit.blocks.every((block) => {
    if (block.layout.small_display !== "refuse") return true;
    let lines = 1;
    for (const step of block.lines) if (questionWidth(innerWidth) >= step.from) lines = step.lines;
    return asDesigned(place(block, innerWidth, innerHeight, lines * QUESTION_LINE));
  });
}
