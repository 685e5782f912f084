/** The keys of a session's screens: what each one asks for (as `gridlab/gui/screen/keys.py`). */

import type { Rect } from "./geometry";
import type { Block } from "./published";

const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl;", "zxcvbnm,./"];
const SIGNS: Record<string, string> = { Semicolon: ";", Comma: ",", Period: ".", Slash: "/" };
/** What keyboards without Latin letters write in place of these. */
const SIGNS_OF_OTHERS: Record<string, string> = { q: "/;,№", w: "'" };

/** What the key in this place has on a US keyboard; "" for others. */
function printed(code: string): string {
  const sign = SIGNS[code] ?? /^(?:Digit|Key)(.)$/.exec(code)?.[1]?.toLowerCase() ?? "";
  return ROWS.some((row) => row.includes(sign)) ? sign : "";
}

function written(event: KeyboardEvent, keys: readonly string[]): string {
  const [sign = ""] = event.key.toLowerCase();
  if ([...event.key].length > 2) return ""; // a name, such as "Enter"
  if (keys.includes(sign)) return sign;
  const label = printed(event.code);
  const isLetter = /[\p{L}\p{M}\p{Cf}]/u.test(sign) && sign > "\x7f";
  return /\d/.test(label) || isLetter || (SIGNS_OF_OTHERS[label] ?? "").includes(sign) ? label : "";
}

/** Whether the key is one of a command of the browser or the system. */
export const hasCommand = (event: KeyboardEvent): boolean => event.ctrlKey || event.altKey || event.metaKey;

/** The cell whose key this is, −1 for none. */
export function cellOf(event: KeyboardEvent, block: Block): number {
  if (event.repeat || hasCommand(event)) return -1;
  const key = block.by_place ? printed(event.code) || event.key.toLowerCase() : written(event, block.keys);
  return key ? block.keys.indexOf(key) : -1;
}

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Columns to the right and rows down that an arrow key moves the focus. */
export function arrowOf(event: KeyboardEvent): [number, number] | null {
  if (event.repeat || hasCommand(event)) return null;
  return ARROWS[event.key] ?? null;
}

/** The cell that has the focus after an arrow: the next one that way; at the edge it stays, from nowhere the first. */
export function moved(cells: readonly Rect[], focused: number, [right, down]: [number, number]): number {
  const here = cells[focused];
  if (!here) return 0;
  let best = focused;
  let nearest = Infinity;
  cells.forEach((there, cell) => {
    const along = there.y === here.y && (there.x - here.x) * right > 0;
    const across = there.x === here.x && (there.y - here.y) * down > 0;
    const far = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
    if ((along || across) && far < nearest) [best, nearest] = [cell, far];
  });
  return best;
}
