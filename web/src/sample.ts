/** The picture of a sample screen on the pages with instructions, made by the session's own code. */

import { make, word, on } from "./dom";
import { asDesigned, place, QUESTION_LINE } from "./geometry";
import type { Images } from "./images";
import type { Block, Picture } from "./published";
import type { Runner } from "./runner";
import { ScreenView } from "./screen_view";
import { partOf } from "./screens";
import type { TextPage } from "./text_pages";

const HIGHEST = 0.42; // of the display: text and sample are then mostly seen without scrolling
const COLUMN = 680;

const copy = (images: Images, picture: Picture): HTMLImageElement =>
  images.element(picture).cloneNode() as HTMLImageElement;

/** The size to show a sample at: of the design's own display, where that looks the same. */
function displayOf(block: Block, [wide, high]: [number, number]): [number, number] {
  const upright = wide < high === innerWidth < innerHeight;
  const fits = wide <= innerWidth && high <= innerHeight;
  const same = fits && upright && asDesigned(place(block, wide, high, 2 * QUESTION_LINE));
  return same ? [wide, high] : [innerWidth, innerHeight];
}

/** Add a sample of the page's screens, unless the whole HIT's page has shown it already. */
export function sampleScreen(runner: Runner, images: Images, block: number, page: TextPage): void {
  const { hit, dealt } = runner;
  const first = dealt.screens[0]?.block ?? 0;
  if (block === first && hit.pages.instructions) return;
  const index = block < 0 ? first : block;
  const sample = dealt.samples[index];
  const shownBlock = hit.blocks[index];
  if (!sample || !shownBlock) return;
  const pictures = [images.probe(sample.probe), ...sample.grid.map((at) => images.cell(at))];
  const [probe, ...cells] = pictures.map((picture) => copy(images, picture));
  const position = word("position", { number: 1, total: runner.total });
  const part = partOf(runner, 1);
  const content = { hit, block: shownBlock, position, part, share: 0, canGoBack: false, keepable: false, verdict: null };
  const view = new ScreenView(content, { probe: probe as HTMLImageElement, cells, alts: pictures.map(() => "") }, () => {});
  // It is a picture of a screen: nothing in it is found or counted as one.
  for (const name of ["id", "data-act", "data-cell", "data-probe", "data-question", "data-counter"]) {
    for (const named of view.element.querySelectorAll(`[${name}]`)) named.removeAttribute(name);
  }
  view.element.inert = true;
  const shown = make("div", { class: "sample", role: "img", "aria-label": word("sample") }, view.element);
  page.column.append(shown);
  page.say(word("sample"), "says");
  const arrange = (): void => {
    if (!shown.isConnected) return;
    const [wide, high] = displayOf(shownBlock, hit.session.viewport);
    const across = Math.min(COLUMN, shown.parentElement?.clientWidth ?? COLUMN);
    const scale = Math.min(HIGHEST, (across - 2) / wide);
    view.arrange(wide, high);
    shown.style.width = `${Math.round(wide * scale) + 2}px`;
    shown.style.height = `${Math.round(high * scale) + 2}px`;
    const { style } = view.element;
    style.width = `${wide}px`;
    style.height = `${high}px`;
    style.transform = `scale(${scale})`;
  };
  requestAnimationFrame(arrange);
  on(globalThis, "resize", arrange);
}
