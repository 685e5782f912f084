/** What choosing cells does to the answer being given: `gridlab/domain/answering.py` and `question_answers.py`. */

import type { Block, Question } from "./published";

/** Chosen cells in the order of choosing, and when since onset. Never changed, only replaced. */
export interface Answering {
  cells: number;
  most: number;
  least: number;
  chosen: readonly number[];
  choice_ms: readonly number[];
}

/** How many images stand in the grid. */
export const cellsIn = (block: Block): number =>
  block.grid.rows * block.grid.columns - (block.layout.probe === "center" ? 1 : 0);

export function answeringOn(block: Block): Answering {
  const { choose, choose_min } = block.grid;
  return { cells: cellsIn(block), most: choose, least: choose_min, chosen: [], choice_ms: [] };
}

export const canSubmit = (one: Answering): boolean => one.chosen.length >= one.least;

/** With the cell chosen too. Full: unchanged (the same object), but k = 1 moves the choice. */
export function choose(one: Answering, cell: number, ms: number): Answering {
  if (one.chosen.includes(cell) || cell < 0 || cell >= one.cells) return one;
  if (one.most === 1) return { ...one, chosen: [cell], choice_ms: [ms] };
  if (one.chosen.length >= one.most) return one;
  return { ...one, chosen: [...one.chosen, cell], choice_ms: [...one.choice_ms, ms] };
}

/** Without the cell; the ranks of later choices close the gap. */
export function unchoose(one: Answering, cell: number): Answering {
  const at = one.chosen.indexOf(cell);
  if (at < 0) return one;
  const without = (items: readonly number[]): number[] => items.filter((_, place) => place !== at);
  return { ...one, chosen: without(one.chosen), choice_ms: without(one.choice_ms) };
}

/** Whether a practice screen's answer is right: exactly the right cells, or those among the chosen. */
export const isRight = (right: readonly number[], chosen: readonly number[], exact: boolean): boolean =>
  right.every((cell) => chosen.includes(cell)) && (!exact || right.length === chosen.length);

export const LONGEST = 10_000;
export type Fault = "" | "needed" | "long" | "number" | "choice" | "check";

// As people write them, in any script's digits. Unlike Python's, an empty group here would match everywhere, so
// numbers with and without groups stand apart.
const NUMBER = new RegExp(
  "^[+\\-\\u2212]?(?=[.,\\u066b]?\\p{Nd})" +
    "(?:\\p{Nd}{1,3}(?<group>[ \\u00a0\\u2009\\u202f'\\u2019.,\\u066c])(?:\\p{Nd}{2,3}\\k<group>)*\\p{Nd}{3}" +
    "(?:(?!\\k<group>)[.,\\u066b]\\p{Nd}*)?|\\p{Nd}*(?:[.,\\u066b]\\p{Nd}*)?)(?:[eE][+\\-\\u2212]?\\p{Nd}{1,2})?$",
  "u",
);

/** What keeps this from being an answer to the question, "" where it is one; an empty text is none. */
export function answerFault(question: Question, answer: string): Fault {
  if (!answer || (question.kind === "check" && answer === "no")) return question.required ? "needed" : "";
  if ([...answer].length > LONGEST) return "long";
  if (question.kind === "number" && !NUMBER.test(answer.trim())) return "number";
  if (question.kind === "choice" && !question.choices.includes(answer)) return "choice";
  if (question.kind === "check" && answer !== "yes") return "check";
  return "";
}
