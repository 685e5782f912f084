/** The last page: debriefing, thanks and the code are one; the code comes once the end has arrived. */

import type { Session } from "./conduct";
import { lines } from "./chain";
import { button, codeOf, dressed, isLink, make, word, box } from "./dom";
import type { Status } from "./flow";
import { type PageName, tell } from "./frame";
import type { When } from "./published";
import { discards, wholeRecord } from "./sinks";
import { wait } from "./store";
import { TextPage } from "./text_pages";

const PATIENCE = 60_000;
const AGAIN = 2000;

export class EndPage extends TextPage {
  readonly pageName: PageName;
  private readonly sending: HTMLElement;
  private readonly place = box("code-place");
  private link = "";

  constructor(
    private readonly held: Session,
    private readonly status: Status,
  ) {
    const { hit } = held.runner;
    super(hit, status === "complete" ? 1 : 0, null, word(`${status}_title`));
    const { debrief } = hit.pages;
    const text = status === "complete" && debrief !== "";
    if (text) {
      this.markdown(debrief);
      this.name = word("debrief");
    } else this.title(word(`${status}_title`));
    this.say(word(`${status}_text`));
    this.sending = this.say(word("sending"), "soft sending");
    this.sending.setAttribute("role", "status");
    this.column.append(this.place);
    this.pageName = text ? "debrief" : "end";
    if (status === "partial") this.partial();
    else void this.finish();
  }

  /** Continue later: nothing is at an end; the same screen comes back. */
  private partial(): void {
    this.sending.textContent = word("resume_later");
    this.mainButton(word("stay"), "go_on", () => location.reload());
    this.ready();
  }

  private async finish(): Promise<void> {
    const { sender, sink, store } = this.held;
    const { kept } = sender;
    if (kept.gone && kept.code) {
      this.sent(kept.code);
      return;
    }
    this.held.frame.state = "saving";
    if (!sink.sends) this.offerFile(true);
    const patience = setTimeout(() => void this.impatient(), PATIENCE);
    await sender.allSent();
    clearTimeout(patience);
    let code = "";
    for (;;) {
      try {
        code = await sink.code(this.status as When, kept.token);
        break;
      } catch {
        this.held.frame.warn("no_connection");
        await wait(AGAIN);
      }
    }
    this.held.frame.warn("");
    kept.code = code;
    await store.forget(kept).catch(() => undefined);
    this.sent(code);
  }

  /** The end has not arrived: the code all the same where the page knows it, beside a way to save the answers. */
  private async impatient(): Promise<void> {
    const { sink, runner } = this.held;
    if (sink.sends) this.offerFile(false);
    this.sending.textContent = word("unsent");
    const code = runner.hit.codes[this.status as When];
    if (code) this.showCode(code);
    this.ready();
  }

  private sent(code: string): void {
    const { runner } = this.held;
    if (runner.hit.sink.kind === "post" && discards(runner.log)) this.sending.textContent = word("not_recalled");
    else this.sending.remove();
    this.showCode(code);
    this.ready();
  }

  private ready(): void {
    queueMicrotask(() => {
      this.held.frame.rename("end");
      this.held.frame.state = "open";
      tell("unsent", this.held.sender.unsent);
    });
  }

  private showCode(told: string): void {
    if (this.main && this.status !== "partial") return;
    const code = told.replace("%SURVEY_CODE%", encodeURIComponent(this.held.surveyCode));
    this.link = isLink(code) ? code : "";
    const title = make("p", { class: "says", id: "code-title" }, word("code_title"));
    if (code && !this.link) this.place.append(dressed(title));
    if (code) this.place.append(codeOf(code, title.id));
    this.mainButton(word("finish"), "finish", () => this.leave());
  }

  private leave(): void {
    const { sink } = this.held;
    if (sink.leave) sink.leave(this.link);
    else if (this.link) location.assign(this.link);
    else {
      window.close(); // works for a window that a script has opened
      this.sending.textContent = word("close_window");
      if (!this.sending.isConnected) this.column.append(this.sending);
    }
  }

  /** A file with all rows, for a sink that takes nothing by itself, or cannot be reached. */
  private offerFile(hands: boolean): void {
    if (this.place.querySelector("[data-act=save]")) return;
    const press = (): void => void this.save(hands);
    const save = button({ text: word("save"), act: "save", kind: hands ? "primary" : "plain", press });
    this.place.append(save);
    if (hands) {
      this.sending.textContent = word("save_says");
      this.ready();
    }
  }

  private async save(hands: boolean): Promise<void> {
    const { store, sender, runner } = this.held;
    const { session, who } = sender.kept;
    const all = runner.log.length ? runner.log : await store.rows(session);
    const file = new Blob([lines(wholeRecord(all, who))], { type: "application/x-ndjson" });
    const link = make("a", { href: URL.createObjectURL(file), download: `gridlab-${session}.jsonl` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), AGAIN);
    if (hands) await sender.handedOver();
  }
}
