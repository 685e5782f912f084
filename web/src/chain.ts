/** The rows of a record, each chained to the one before, as in session files. */

import type { Row, RowKind } from "./record";
import { sha256 } from "./sha256";

/** What a row says: its kind, and its body as a JSON text. */
export interface Entry {
  kind: RowKind;
  body: string;
}

const BEFORE_THE_FIRST = "0".repeat(64);

export const entry = (kind: RowKind, body: object): Entry => ({ kind, body: JSON.stringify(body) });

export const checksum = (previous: string, seq: number, kind: string, body: string): string =>
  sha256(`${previous}\n${seq}\n${kind}\n${body}`);

/** The rows that entries become behind those there are. */
export function chained(session: string, rows: readonly Row[], entries: readonly Entry[]): Row[] {
  let previous = rows.at(-1)?.checksum ?? BEFORE_THE_FIRST;
  return entries.map(({ kind, body }, at) => {
    const seq = rows.length + at;
    previous = checksum(previous, seq, kind, body);
    return { session, seq, kind, body, checksum: previous };
  });
}

/** Whether each row follows the one before, from row 0. */
export function isWhole(rows: readonly Row[]): boolean {
  let previous = BEFORE_THE_FIRST;
  return rows.every((row, at) => {
    previous = checksum(previous, at, row.kind, row.body);
    return row.seq === at && row.checksum === previous;
  });
}

/** As lines of the record. */
export const lines = (items: readonly object[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join("");
