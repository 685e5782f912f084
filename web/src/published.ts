/**
 * What `gridlab publish` writes for the page: `hit.js` and `screens/NUMBER.js`.
 *
 * Both are scripts, so that a folder opened from a disk works too. Each is ONE statement:
 *
 *   hit.js             globalThis.GRIDLAB_HIT={…};\n
 *   screens/17.js      globalThis.GRIDLAB_SCREENS={…};\n
 *
 * with compact JSON (no spaces, keys in the order below) in which `<` is `\u003c`, U+2028 `\u2028` and U+2029
 * `\u2029`. A screens file holds whole numbers, true, and nothing else but the keys: the page makes its text anew
 * by `JSON.stringify` for the digest of row 0 (`deal` = SHA-256 of the whole file as UTF-8), as a page opened
 * from a disk may not read it.
 */

/** hit.js: all that is the same for every annotator. HTML is what `markdown_html(text)` makes (never
 * `from_right`: the browser turns tables itself), `style="text-align:X"` written as `class="X"`. */
export interface Hit {
  format: "gridlab-hit";
  version: 1;
  /** 32 hexadecimal digits. */
  publication: string;
  /** Such as "GridLab 1.2.0": goes into the record. */
  generator: string;
  /** BCP 47, of the design's wordings. */
  language: string;
  /** Of that language; texts alone are turned, never the grid. */
  direction: "ltr" | "rtl";
  /** resources/session/LANGUAGE.json as it is, the one that `session_words(language)` takes; its own language
   * (English where there is none) stands in `language`. */
  words: Record<string, string>;
  /** HTML; "" for no page. Never the completion code. */
  pages: { consent: string; instructions: string; debrief: string };
  /** SHA-256 of the consent text as the design has it, as in row `consent`; "" without one. */
  consent_sha256: string;
  /** As in the design, without `export`. */
  questions: Question[];
  /** In the design's order; screens name them by their place here. */
  blocks: Block[];
  session: {
    break_every: number;
    break_seconds: number;
    allow_back: boolean;
    show_time_left: boolean;
    auto_submit: boolean;
    /** The display the design is made for: a sample screen is shown as on it. */
    viewport: [number, number];
  };
  /** The copies that probes show and those that cells show, each in an order of its own, so that no place in one
   * tells a place in the other. Screens name them by place. */
  images: { probe: Picture[]; cell: Picture[] };
  /** Numbers of this publication: first, first + 1, … */
  numbers: { first: number; count: number };
  /** Of `--links`: the first 16 hexadecimal digits of SHA-256 over the link's token (`?link=TOKEN`) → number;
   * null without links. */
  links: Record<string, number> | null;
  /** The study's rule for a person that comes again. */
  returning: "resume" | "new" | "refuse";
  sink: { kind: "serve" } | { kind: "jatos" } | { kind: "post"; url: string } | { kind: "file" };
  /** What is shown or gone to at the end, by `complete`, `declined`, `withdrawn`, `refused`; one that begins with
   * https:// or http:// is a link. Always {} with `serve`, which hands them out. */
  codes: Partial<Record<When, string>>;
  /** The publication's public key: base64url (no padding) of the 65 bytes of an uncompressed P-256 point. */
  key: string;
}

export type When = "complete" | "declined" | "withdrawn" | "refused";

export interface Question {
  id: string;
  text: string;
  kind: "text" | "number" | "choice" | "check";
  choices: string[];
  required: boolean;
  when: "before" | "after";
}

export interface Block {
  /** As the design has it: `{choose}` is replaced by the page. */
  question: string;
  /** HTML, "" for none. */
  instructions: string;
  /** HTML of what F1 shows below the instructions: "## how", then `keys_help(…, web=True)`. */
  help: string;
  grid: { rows: number; columns: number; choose: number; choose_min: number; ranked: boolean };
  layout: {
    probe: "left" | "right" | "top" | "center";
    probe_size: number;
    cell_size: number;
    gap: number;
    margin: number;
    fit: "contain" | "cover";
    footer: "bottom" | "near";
    show_keys: boolean;
    small_display: "shrink" | "refuse";
  };
  timing: { minimum_ms: number; blank_ms: number; limit_seconds: number | null };
  /** `screen_colours(background, accent)`, every field. */
  colours: Colours;
  /** `keys_of(block)`: of each cell that has one, in order; by_place: the key's place counts. */
  keys: string[];
  by_place: boolean;
  /** Lines of the question that Qt makes, by the width in which it wraps (`question_width`): at `from` pixels and
   * above it has `lines`, up to the next item. Ascending `from`, the first is 1. */
  lines: { from: number; lines: number }[];
  /** `assumed_seconds(n, choose)`, for the time left. */
  assumed_seconds: number;
}

export interface Colours {
  background: string;
  accent: string;
  ink: string;
  soft: string;
  faint: string;
  line: string;
  hover_line: string;
  hover: string;
  track: string;
  chosen: string;
  probe: string;
  probe_line: string;
  on_accent: string;
  accent_hover: string;
  disabled: string;
  on_disabled: string;
  right: string;
  on_right: string;
  bad: string;
}

/** One copy of an image. */
export interface Picture {
  /** Below `images/`, such as "3fa8….webp". */
  file: string;
  /** Of the original, turned upright, in pixels: its shape. */
  width: number;
  height: number;
  /** "" where there is none. */
  alt: string;
}

/** screens/NUMBER.js: what one number is shown. */
export interface Dealt {
  number: number;
  screens: DealtScreen[];
  /** By block: a screen to look at on the pages with instructions, as `sample_screen` gives it. */
  samples: { probe: number; grid: number[] }[];
}

/** Places in `images.probe` and `images.cell`. Kinds and right cells of screens that count are not there. */
export interface DealtScreen {
  block: number;
  probe: number;
  grid: number[];
  /** Only practice screens have these keys, in this order. */
  practice?: true;
  /** Right cells, [] where none is known: then there is no feedback. */
  right?: number[];
  /** 1: right is exactly these cells (`label`); 0: these among the chosen (`identical`). */
  exact?: 0 | 1;
}

declare global {
  var GRIDLAB_HIT: Hit | undefined;
  var GRIDLAB_SCREENS: Dealt | undefined;
}
