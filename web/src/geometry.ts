/** Where everything of one screen stands: `gridlab/domain/geometry.py` in the same integers. */

import type { Block } from "./published";

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Footer {
  /** The band at the display's foot. */
  rect: Rect;
  /** What counter and submit are set within, and mirrored in. */
  span: Rect;
  position: Rect;
  back: Rect;
  stop: Rect;
  counter: Rect;
  submit: Rect;
}

export type ProbePlace = "left" | "right" | "top" | "center";

/** progress, area, footer: in the display; question, probe, caption, cells: in the content, which scrolls in area. */
export interface Placement {
  scale: number;
  probe_place: ProbePlace;
  progress: Rect;
  area: Rect;
  question: Rect;
  probe: Rect;
  caption: Rect | null;
  cells: Rect[];
  footer: Footer;
  content_width: number;
  content_height: number;
  gap: number;
}

export const PROGRESS_HEIGHT = 4;
export const QUESTION_LINE = 28;
const NARROW = 800;
const TALL = 900;
const SHORT = 600;
const ROW_HEIGHT = 44;
const COUNTER_WIDTH = 176;
const SUBMIT_WIDTH = 132;
const NEAR_GAP = 24;
const NEAR_MOST = 96;
const SMALLEST_CELL = 24;
const QUESTION_GAP = 16;
const QUESTION_WIDEST = 900;
const QUESTION_SIDE = 16;
const CAPTION_HEIGHT = 28;
const CAPTION_NARROWEST = 128;
const SCROLL_BAR = 12;

const half = (size: number): number => Math.floor(size / 2);
const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });
const right = (one: Rect): number => one.x + one.width;
const bottom = (one: Rect): number => one.y + one.height;

export const inset = (one: Rect, by: number): Rect =>
  rect(one.x + by, one.y + by, Math.max(1, one.width - 2 * by), Math.max(1, one.height - 2 * by));

/** The footer as it stands where texts run from right to left. */
export function mirrored(footer: Footer): Footer {
  const mirror = (one: Rect, within: Rect): Rect => ({ ...one, x: within.x + right(within) - right(one) });
  return {
    ...footer,
    position: mirror(footer.position, footer.rect),
    back: mirror(footer.back, footer.rect),
    stop: mirror(footer.stop, footer.rect),
    counter: mirror(footer.counter, footer.span),
    submit: mirror(footer.submit, footer.span),
  };
}

/** At the display's foot: in one row; position and counter above the buttons on a narrow display. */
export function footerOf(width: number, height: number): Footer {
  const side = width >= 1000 ? 48 : width >= NARROW ? 24 : 16;
  if (width < NARROW) {
    const top = Math.max(PROGRESS_HEIGHT + 1, height - 96);
    const row = top + 40;
    const middle = Math.max(1, half(width - 2 * side));
    const band = rect(0, top, Math.max(1, width), 96);
    return {
      rect: band,
      span: band,
      position: rect(side, top, middle, 32),
      counter: rect(side + middle, top, middle, 32),
      back: rect(side + 56, row + 6, 56, 32),
      stop: rect(side - 8, row + 6, 56, 32),
      submit: rect(width - side - SUBMIT_WIDTH, row, SUBMIT_WIDTH, ROW_HEIGHT),
    };
  }
  const tall = height >= TALL ? 88 : height >= SHORT ? 72 : 56;
  const top = Math.max(PROGRESS_HEIGHT + 1, height - tall);
  const row = top + half(tall - ROW_HEIGHT);
  const band = rect(0, top, width, tall);
  return {
    rect: band,
    span: band,
    position: rect(side, row, 152, ROW_HEIGHT),
    back: rect(side + 216, row + 6, 56, 32),
    stop: rect(side + 156, row + 6, 56, 32),
    counter: rect(half(width - COUNTER_WIDTH), row, COUNTER_WIDTH, ROW_HEIGHT),
    submit: rect(width - side - SUBMIT_WIDTH, row, SUBMIT_WIDTH, ROW_HEIGHT),
  };
}

/** Counter and submit below the body in one row: within its width, or centred where they are wider. */
function near(footer: Footer, body: Rect): Footer {
  const narrow = footer.counter.y !== footer.submit.y;
  const y = Math.min(narrow ? footer.rect.y : footer.submit.y, bottom(body) + NEAR_GAP);
  const needed = Math.min(COUNTER_WIDTH + 12 + SUBMIT_WIDTH, footer.rect.width);
  const wide = Math.max(body.width, needed);
  const span = rect(body.x + half(body.width - wide), y, wide, ROW_HEIGHT);
  const submit = rect(right(span) - SUBMIT_WIDTH, y, SUBMIT_WIDTH, ROW_HEIGHT);
  const counter = Math.max(1, Math.min(COUNTER_WIDTH, wide - 12 - SUBMIT_WIDTH));
  const x = Math.min(span.x + half(wide - counter), submit.x - 12 - counter);
  const moved = { ...footer, span, counter: rect(x, y, counter, ROW_HEIGHT), submit };
  if (!narrow) {
    if (y + ROW_HEIGHT > footer.back.y && x < right(footer.back) + 8) {
      // On displays that are hardly wide, the buttons at the foot would stand in the way.
      moved.stop = { ...footer.stop, x: right(submit) + 12 };
      moved.back = { ...footer.back, x: right(moved.stop) + 4 };
    }
    return moved;
  }
  const low = bottom(footer.rect) - 40;
  const side = footer.position.x;
  return {
    ...moved,
    position: rect(side, low, 152, 32),
    stop: rect(side + 156, low, 56, 32),
    back: rect(side + 216, low, 56, 32),
  };
}

/** The design's sizes at one scale, and the body (probe with grid) that they make. */
interface Sizes {
  place: ProbePlace;
  cell: number;
  gap: number;
  margin: number;
  probe: number;
  caption: number;
  gridWidth: number;
  gridHeight: number;
}

function bodyWidth(sizes: Sizes): number {
  const beside = sizes.place === "left" || sizes.place === "right";
  return beside ? sizes.probe + sizes.margin + sizes.gridWidth : Math.max(sizes.probe, sizes.gridWidth);
}

function bodyHeight(sizes: Sizes): number {
  if (sizes.place === "center") return sizes.gridHeight;
  if (sizes.place === "top") return sizes.probe + sizes.caption + sizes.margin + sizes.gridHeight;
  return Math.max(sizes.gridHeight, sizes.probe + sizes.caption);
}

function needed(sizes: Sizes, questionHeight: number): [number, number] {
  const height = questionHeight + QUESTION_GAP + bodyHeight(sizes);
  return [bodyWidth(sizes) + 2 * sizes.margin, height + 2 * sizes.margin];
}

/** Width in which the question wraps on a display `width` pixels wide. */
export const questionWidth = (width: number): number =>
  Math.max(1, Math.min(width - 2 * QUESTION_SIDE, QUESTION_WIDEST));

/** On a display higher than wide a left or right probe goes on top. */
export function probePlace(block: Block, width: number, height: number): ProbePlace {
  const designed = block.layout.probe;
  return height > width && (designed === "left" || designed === "right") ? "top" : designed;
}

/** Where the picture stands in the frame of a probe or cell. */
export const pictureRect = (frame: Rect, fit: "contain" | "cover"): Rect =>
  inset(frame, fit === "cover" ? 2 : frame.width >= 96 ? 6 : frame.width >= 48 ? 4 : 3);

/** Width and height of an image of that size while it is enlarged: at most twice, never smaller than in its cell. */
export function enlargedSize(width: number, height: number, box: Rect, fit: "contain" | "cover", side: number): [number, number] {
  const inCell = Math[fit === "cover" ? "max" : "min"](box.width / width, box.height / height);
  const times = Math.min(side / Math.max(width, height), Math.max(2, inCell));
  return [Math.max(1, Math.round(width * times)), Math.max(1, Math.round(height * times))];
}

/** Place one screen of a block on a display; the scale is the largest at which all fits, never above 1. */
export function place(block: Block, width: number, height: number, questionHeight: number): Placement {
  const footer = footerOf(width, height);
  const area = rect(0, PROGRESS_HEIGHT, Math.max(1, width), Math.max(1, footer.rect.y - PROGRESS_HEIGHT));
  const where = probePlace(block, width, height);
  const fits = (cell: number): boolean => {
    const [wide, high] = needed(sizesOf(block, where, cell), questionHeight);
    return wide <= area.width && high <= area.height;
  };
  const most = block.layout.cell_size;
  const least = Math.min(SMALLEST_CELL, most);
  let cell = most;
  if (!fits(most)) {
    // Sizes grow with the cell, so all cells up to the largest that fits do; `least` is taken all the same.
    let low = least + 1;
    let high = Math.max(low, most);
    while (low < high) {
      const middle = half(low + high);
      if (fits(middle)) low = middle + 1;
      else high = middle;
    }
    cell = low - 1;
  }
  return placed(block, sizesOf(block, where, cell), area, footer, width, questionHeight);
}

/** Whether everything has the design's own size, which `small_display` "refuse" insists on. */
export const asDesigned = (one: Placement): boolean =>
  one.scale === 1 && one.content_width <= one.area.width && one.content_height <= one.area.height;

const scaled = (size: number, cell: number, cellSize: number): number =>
  Math.floor((2 * size * cell + cellSize) / (2 * cellSize)); // integers only, half up

function sizesOf(block: Block, where: ProbePlace, cell: number): Sizes {
  const { layout, grid } = block;
  const gap = scaled(layout.gap, cell, layout.cell_size);
  const probe = where === "center" ? cell : Math.max(1, scaled(layout.probe_size, cell, layout.cell_size));
  return {
    place: where,
    cell,
    gap,
    margin: scaled(layout.margin, cell, layout.cell_size),
    probe,
    caption: where !== "center" && probe >= CAPTION_NARROWEST ? CAPTION_HEIGHT : 0,
    gridWidth: grid.columns * cell + (grid.columns - 1) * gap,
    gridHeight: grid.rows * cell + (grid.rows - 1) * gap,
  };
}

function placed(
  block: Block,
  sizes: Sizes,
  whole: Rect,
  band: Footer,
  width: number,
  questionHeight: number,
): Placement {
  const [wide, high] = needed(sizes, questionHeight);
  let [contentWidth, contentHeight] = contentOf(wide, high, whole);
  const top = half(contentHeight - high) + sizes.margin;
  const across = questionWidth(width);
  const questionX = Math.max(0, half(Math.min(contentWidth, whole.width) - across));
  const question = rect(questionX, top, across, questionHeight);
  const inWidth = bodyWidth(sizes);
  const body = rect(half(contentWidth - inWidth), bottom(question) + QUESTION_GAP, inWidth, bodyHeight(sizes));
  const isNear = block.layout.footer === "near";
  const [probe, grid] = probeAndGrid(sizes, body, isNear);
  let area = whole;
  let footer = band;
  if (isNear && contentWidth <= area.width && contentHeight <= area.height) {
    footer = near(footer, { ...body, x: area.x + body.x, y: area.y + body.y });
    // The area ends where the row below the grid begins, so that neither lies over the other.
    area = { ...area, height: Math.min(area.height, footer.span.y - area.y) };
    contentHeight = area.height;
  }
  return {
    scale: sizes.cell / block.layout.cell_size,
    probe_place: sizes.place,
    progress: rect(0, 0, Math.max(1, width), PROGRESS_HEIGHT),
    area,
    question,
    probe,
    caption: sizes.caption ? rect(probe.x, bottom(probe), probe.width, sizes.caption) : null,
    cells: cellsOf(block, sizes, grid),
    footer,
    content_width: contentWidth,
    content_height: contentHeight,
    gap: sizes.gap,
  };
}

/** The area's size, or what is needed, less the bar where the other direction scrolls. */
function contentOf(wide: number, high: number, area: Rect): [number, number] {
  let down = high > area.height;
  const across = wide > area.width - (down ? SCROLL_BAR : 0);
  down = high > area.height - (across ? SCROLL_BAR : 0);
  return [
    Math.max(wide, area.width - (down ? SCROLL_BAR : 0)),
    Math.max(high, area.height - (across ? SCROLL_BAR : 0)),
  ];
}

function probeAndGrid(sizes: Sizes, body: Rect, isNear: boolean): [Rect, Rect] {
  const { probe: size, gridWidth: wide, gridHeight: high } = sizes;
  let x = body.x + half(body.width - size);
  let y = body.y + half(body.height - size);
  if (sizes.place === "center") return [rect(x, y, size, size), body];
  let gridX = body.x + half(body.width - wide);
  let gridY = body.y + half(body.height - high);
  if (sizes.place === "top") {
    y = body.y;
    gridY = bottom(body) - high;
  } else {
    // Level with the middle of the grid; higher only where the caption would hang out of the body.
    y = Math.min(y, bottom(body) - size - sizes.caption);
    [x, gridX] = sizes.place === "left" ? [body.x, right(body) - wide] : [right(body) - size, body.x];
    // A grid beside a larger probe is lowered, as what is near it stands below both.
    if (isNear) gridY = Math.max(gridY, bottom(body) - high - (NEAR_MOST - NEAR_GAP - ROW_HEIGHT));
  }
  return [rect(x, y, size, size), rect(gridX, gridY, wide, high)];
}

function cellsOf(block: Block, sizes: Sizes, grid: Rect): Rect[] {
  const step = sizes.cell + sizes.gap;
  const { rows, columns } = block.grid;
  const middle = sizes.place === "center" ? half(rows * columns) : -1;
  const found: Rect[] = [];
  for (let at = 0; at < rows * columns; at += 1) {
    if (at === middle) continue;
    found.push(rect(grid.x + (at % columns) * step, grid.y + Math.floor(at / columns) * step, sizes.cell, sizes.cell));
  }
  return found;
}
