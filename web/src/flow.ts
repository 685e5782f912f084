/** The pages of a session in their order, and which of them comes next: `gridlab/domain/flow.py`. */

import type { Dealt, DealtScreen, Hit, Question } from "./published";

export type When = "before" | "after";
export type Status = "partial" | "complete" | "declined" | "withdrawn";

export type Page =
  | { is: "consent" }
  | { is: "questions"; when: When; questions: Question[] }
  | { is: "instructions"; block: number }
  | { is: "screen"; position: number }
  | { is: "feedback"; position: number }
  | { is: "break"; seconds: number; after: number }
  | { is: "end"; status: Status };

/** What names a page in the record: its word, and the block or screen it belongs to (else −1). */
export function pageKey(page: Page): string {
  switch (page.is) {
    case "questions":
      return `questions-${page.when} -1`;
    case "instructions":
      return `instructions ${page.block}`;
    case "screen":
    case "feedback":
      return `${page.is} ${page.position}`;
    case "break":
      return `break ${page.after}`;
    default:
      return `${page.is} -1`;
  }
}

/** Whether the annotator's counter ("Screen 7 of 25") counts it: all but practice. */
export const counts = (screen: DealtScreen): boolean => !screen.practice;

/** Every page in its order, the end last; pages with an empty text are left out. */
export function pagePlan(hit: Hit, screens: Dealt["screens"]): Page[] {
  const pages: Page[] = [];
  const ask = (when: When): void => {
    const questions = hit.questions.filter((question) => question.when === when);
    if (questions.length) pages.push({ is: "questions", when, questions });
  };
  if (hit.pages.consent) pages.push({ is: "consent" });
  ask("before");
  if (hit.pages.instructions) pages.push({ is: "instructions", block: -1 });
  planScreens(hit, screens, pages);
  ask("after");
  pages.push({ is: "end", status: "complete" });
  return pages;
}

function planScreens(hit: Hit, screens: Dealt["screens"], pages: Page[]): void {
  const { break_every: every, break_seconds: seconds } = hit.session;
  const total = screens.filter(counts).length;
  let counted = 0;
  let block = -1;
  screens.forEach((screen, position) => {
    if (screen.block !== block) {
      block = screen.block;
      if (hit.blocks[block]?.instructions) pages.push({ is: "instructions", block });
    }
    pages.push({ is: "screen", position });
    if (counts(screen)) {
      counted += 1;
      if (every && counted % every === 0 && counted < total) pages.push({ is: "break", seconds, after: position });
    } else if (screen.right?.length) {
      pages.push({ is: "feedback", position });
    }
  });
}

/** The first page that has not been passed is the one to show. */
export class Route {
  private first = 0;

  constructor(
    private readonly plan: readonly Page[],
    private readonly passed: Set<string>,
  ) {}

  mark(key: string): void {
    this.passed.add(key);
  }

  next(): Page {
    while (this.first < this.plan.length - 1 && this.passed.has(pageKey(this.plan[this.first] as Page))) this.first += 1;
    return this.plan[this.first] as Page;
  }
}
