/** The page with the design's own questions before or after the screens. */

import { answerFault, LONGEST } from "./answering";
import { dressed, make, word, on, box } from "./dom";
import type { Hit, Question } from "./published";
import { TextPage } from "./text_pages";

type Control = HTMLInputElement;

interface Asked {
  question: Question;
  controls: Control[];
  text: () => string;
  note: HTMLElement;
  tried: boolean;
}

export class QuestionsPage extends TextPage {
  private readonly asked: Asked[];

  constructor(
    hit: Hit,
    questions: readonly Question[],
    share: number,
    stop: () => void,
    private readonly answer: (answers: [string, string][]) => void,
  ) {
    super(hit, share, stop, word("questions"));
    this.element.classList.add("questions");
    this.column.append(dressed(make("h1", { class: "unseen" }, this.name)));
    this.asked = questions.map((question) => this.ask(question));
    for (const one of this.asked) this.judge(one);
    this.mainButton(word("go_on"), "go_on", () => this.finish());
    on(this.element, "keydown", (event: KeyboardEvent) => this.onKey(event));
  }

  /** Into the first field, where the page begins with one: there one writes at once. */
  focusFirst(): boolean {
    const first = this.asked[0]?.controls[0];
    if (first?.type !== "text") return false;
    first.focus();
    return true;
  }

  private ask(question: Question): Asked {
    const id = `question-${question.id}`;
    const note = dressed(make("span", { class: "note", id: `${id}-note` }));
    const asked: Asked = { question, controls: [], text: () => "", note, tried: false };
    const { language, direction } = this.hit;
    const own = { lang: language, dir: direction };
    if (question.kind === "choice") {
      const legend = make("legend", own, question.text, note);
      const group = make("fieldset", { class: "question", "aria-describedby": note.id }, legend);
      question.choices.forEach((choice) => {
        const control = make("input", { type: "radio", name: question.id, value: choice });
        if (question.required) control.required = true;
        asked.controls.push(control);
        group.append(make("label", { class: "option", ...own }, control, make("span", {}, choice)));
      });
      asked.text = () => asked.controls.find((control) => control.checked)?.value ?? "";
      this.column.append(group);
    } else if (question.kind === "check") {
      const control = make("input", { type: "checkbox", name: question.id, "aria-describedby": note.id });
      if (question.required) control.required = true;
      asked.controls.push(control);
      asked.text = () => (control.checked ? "yes" : "no");
      const label = make("label", { class: "option", ...own }, control, make("span", {}, question.text));
      this.column.append(box("question", note, label));
    } else {
      const control = make("input", { type: "text", id, name: question.id, maxlength: LONGEST, autocomplete: "off" });
      control.setAttribute("aria-describedby", note.id);
      control.dir = question.kind === "number" ? "ltr" : "auto";
      if (question.required) control.setAttribute("aria-required", "true");
      if (question.kind === "number") control.inputMode = "decimal";
      control.classList.toggle("number", question.kind === "number");
      asked.controls.push(control);
      asked.text = () => control.value.trim();
      this.column.append(box("question", make("label", { for: id, ...own }, question.text, note), control));
    }
    for (const control of asked.controls) on(control, "input", () => this.judge(asked));
    return asked;
  }

  /** Say at a question what is wrong with its answer, once it was tried, or that one is needed. */
  private judge(asked: Asked): boolean {
    const fault = answerFault(asked.question, asked.text());
    const problem = fault ? word(`answer_${fault}`, { most: LONGEST }) : "";
    const hint = asked.question.required ? word("required") : "";
    asked.note.textContent = asked.tried ? problem : hint;
    asked.note.classList.toggle("bad", asked.tried && fault !== "");
    for (const control of asked.controls) control.setAttribute("aria-invalid", String(asked.tried && fault !== ""));
    return fault === "";
  }

  private finish(): void {
    const faulty = this.asked.filter((asked) => {
      asked.tried = true;
      return !this.judge(asked);
    });
    const [first] = faulty;
    if (first) {
      first.controls[0]?.focus();
      first.note.scrollIntoView({ block: "nearest" });
      return;
    }
    const answers: [string, string][] = [];
    for (const asked of this.asked) {
      const text = asked.text().replace(/\p{Surrogate}/gu, "\ufffd");
      if (text) answers.push([asked.question.id, text]);
    }
    this.answer(answers);
  }

  /** Enter leads to the next field; from the last one to the button. */
  private onKey(event: KeyboardEvent): void {
    const { target } = event;
    if (event.key !== "Enter" || event.repeat || event.isComposing || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.asked.findIndex((asked) => asked.controls.includes(target));
    const next = this.asked[at + 1]?.controls;
    const to = next?.find((control) => control.checked) ?? next?.[0] ?? this.main;
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
  }
}
