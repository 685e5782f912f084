/** Runs the page's rules on cases from standard input, and writes what came of each to standard output. */

import { answerFault, choose, isRight, unchoose, type Answering } from "../../../web/src/answering";
import { chained } from "../../../web/src/chain";
import { pageKey, pagePlan } from "../../../web/src/flow";
import { enlargedSize, mirrored, pictureRect, place, questionWidth, type Rect } from "../../../web/src/geometry";
import type { Block, Dealt, Hit, Question } from "../../../web/src/published";
import type { RowKind } from "../../../web/src/record";

const flat = (one: Rect): number[] => [one.x, one.y, one.width, one.height];

type Step = ["choose", number, number] | ["unchoose", number];

const rules = {
  geometry({ block, width, height, question }: { block: Block; width: number; height: number; question: number }) {
    const placed = place(block, width, height, question);
    const { footer } = placed;
    const other = mirrored(footer);
    return [
      placed.scale,
      placed.probe_place,
      [placed.content_width, placed.content_height, placed.gap, questionWidth(width)],
      [placed.progress, placed.area, placed.question, placed.probe, ...placed.cells].map(flat),
      placed.caption && flat(placed.caption),
      [footer, other].flatMap((one) => [one.rect, one.position, one.back, one.stop, one.counter, one.submit].map(flat)),
      flat(pictureRect(placed.probe, block.layout.fit)),
    ];
  },
  enlarged: (one: { size: [number, number]; box: Rect; fit: "contain" | "cover"; side: number }) =>
    enlargedSize(...one.size, one.box, one.fit, one.side),
  answering(one: { cells: number; most: number; least: number; steps: Step[] }) {
    let answer: Answering = { cells: one.cells, most: one.most, least: one.least, chosen: [], choice_ms: [] };
    for (const [what, cell, ms] of one.steps) answer = what === "choose" ? choose(answer, cell, ms ?? 0) : unchoose(answer, cell);
    return [answer.chosen, answer.choice_ms, answer.chosen.length >= answer.least];
  },
  passing: (one: { right: number[]; chosen: number[]; exact: boolean }) => isRight(one.right, one.chosen, one.exact),
  questions: (one: { question: Question; answer: string }) => answerFault(one.question, one.answer),
  flow: (one: { hit: Hit; screens: Dealt["screens"] }) => pagePlan(one.hit, one.screens).map(pageKey),
  chain: (one: { rows: [RowKind, string][] }) =>
    chained("0", [], one.rows.map(([kind, body]) => ({ kind, body }))).map((row) => row.checksum),
};

let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (part: string) => (text += part));
process.stdin.on("end", () => {
  const asked = JSON.parse(text) as { rule: keyof typeof rules; cases: never[] };
  process.stdout.write(JSON.stringify(asked.cases.map((one) => rules[asked.rule](one))));
});
