/**
 * What the page records and sends: the rows of a session, as session files have them, and the lines of who it was.
 *
 * A line is JSON. `body` is a JSON TEXT (a string), and the checksum covers that very text:
 * SHA-256 (hex) of `${previous}\n${seq}\n${kind}\n${body}`, previous "0" × 64 for row 0, as in session files.
 */

/** One line of the record. */
export interface Row {
  session: string;
  seq: number;
  kind: RowKind;
  body: string;
  checksum: string;
}

/** A line beside the rows, not chained; sent after the row `consent` (or row 0 where there is no consent). */
export interface WhoLine {
  session: string;
  /** base64url (no padding) of: ephemeral public key (65 bytes, uncompressed P-256) ‖ IV (12) ‖ AES-256-GCM of the
   * JSON object of platform ids (as the address had them), tag at its end. The AES key is HKDF-SHA-256 (no salt,
   * info "gridlab-who-1") of the ECDH secret (32 bytes); additional data is the session id. */
  who: string;
}

/** A sink of `post` is asked to forget a session by this line alone. */
export interface DeleteLine {
  session: string;
  delete: true;
}

/** What a sink answers to lines: every row up to `seq` is on its disk. */
export interface Acknowledged {
  session: string;
  seq: number;
}

export type RowKind =
  | "web"
  | "consent"
  | "person"
  | "answers"
  | "page"
  | "events"
  | "response"
  | "retraction"
  | "resume"
  | "stop"
  | "end";

/** Whole milliseconds that the page was running, since its start; never falls from row to row but in events. */
type Ms = number;
/** "2026-12-01T04:30:00Z". */
type Utc = string;

/** Row 0. */
export interface WebBody {
  format: "gridlab-web";
  version: 1;
  publication: string;
  number: number;
  /** SHA-256 (hex) of screens/NUMBER.js. */
  deal: string;
}

/** Right after `consent` (row 1 where the design has none): what describes person and machine. */
export interface PersonBody {
  t: Ms;
  display: DisplayBody;
  started_utc: Utc;
  /** Of the browser, BCP 47. */
  language: string;
  /** Such as "Chrome 156 on Linux". */
  system: string;
  generator: string;
}

export interface DisplayBody {
  /** CSS pixels of the window. */
  width: number;
  height: number;
  /** Device pixels per CSS pixel. */
  scale: number;
  refresh_hz: number;
}

/* The other bodies are those of session files (docs/formats.md), keys in this order. */

export interface ConsentBody {
  t: Ms;
  utc: Utc;
  sha256: string;
}
export interface AnswersBody {
  t: Ms;
  when: "before" | "after";
  /** [question id, text]; a question that was left empty is not there; `check` is "yes" or "no". */
  answers: [string, string][];
}
export interface PageBody {
  t: Ms;
  page: "instructions" | "feedback" | "break";
  /** Block (−1: the whole HIT's) or position. */
  at: number;
}
/** [t, kind, position or −1, cell or −1, device], in the order of time. */
export type EventsBody = [Ms, number, number, number, number][];
export interface ResponseBody {
  t: Ms;
  utc: Utc;
  screen: number;
  attempt: number;
  chosen: number[];
  choice_ms: number[];
  onset_ms: Ms;
  response_ms: Ms;
  timed_out: boolean;
  resumed: boolean;
  off_focus_ms: Ms;
  shown_scale: number;
}
export interface RetractionBody {
  t: Ms;
  screen: number;
  attempt: number;
}
export interface ResumeBody {
  t: Ms;
  utc: Utc;
  display: DisplayBody;
  system: string;
  generator: string;
}
export interface StopBody {
  t: Ms;
  utc: Utc;
}
export interface EndBody {
  t: Ms;
  utc: Utc;
  status: "complete" | "declined" | "withdrawn";
  /** false: the annotator discards the answers; kept are rows `web` and `end` alone. */
  keep: boolean;
}

/** Codes of events and devices, as in session files. */
export const enum EVENT {
  ONSET = 0,
  CHOOSE = 1,
  UNCHOOSE = 2,
  SUBMIT = 3,
  FOCUS_LOST = 4,
  FOCUS_REGAINED = 5,
  INSTRUCTIONS = 6,
  PAUSE = 7,
  RESUME = 8,
  SUSPENDED = 9,
  ENLARGE = 10,
  BACK = 11,
  TIMED_OUT = 12,
  STOP = 13,
}
export const enum DEVICE {
  NONE = 0,
  MOUSE = 1,
  KEYBOARD = 2,
  TOUCH = 3,
  PROGRAM = 4,
}
