/** What the address says of the person: platform ids, taken out of it at once, and sealed. */

import { sha256 } from "./sha256";

const IDS = ["PROLIFIC_PID", "STUDY_ID", "SESSION_ID", "participantId", "assignmentId", "projectId", "survey_code"];
/** Those that name a person, not a study. */
const PERSONS = ["PROLIFIC_PID", "participantId", "survey_code"];
const LONGEST = 500;

/** ids: as the address had them. link: the token of a link of its own number. */
export interface Asked {
  ids: Record<string, string>;
  link: string;
}

/** Read the query (and what the host says of it), and remove the ids from the address. */
export function takeAddress(more: Record<string, string> = {}): Asked {
  const url = new URL(location.href);
  const ids: Record<string, string> = {};
  for (const name of IDS) {
    const value = url.searchParams.get(name) ?? more[name];
    if (value) ids[name] = value.slice(0, LONGEST);
  }
  const link = url.searchParams.get("link") ?? more["link"] ?? "";
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !IDS.includes(name)));
  if (query.toString() !== url.searchParams.toString()) {
    url.search = query.toString();
    history.replaceState(history.state, "", url.href);
  }
  return { ids, link };
}

/** A digest by which the same person is known again; "" where the address names none. */
export function personOf(publication: string, ids: Record<string, string>): string {
  const id = PERSONS.map((name) => ids[name]).find(Boolean);
  return id ? sha256(`${publication}\n${id}`) : "";
}

/** Whether this page may take ids at all: where nobody can read along. */
export const mayTakeIds = (): boolean =>
  isSecureContext && location.protocol !== "file:" && crypto.subtle !== undefined;

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** The ids sealed to the publication's key, as `record.ts` says; only the study's private key opens them. */
export async function sealed(ids: Record<string, string>, key: string, session: string): Promise<string> {
  const { subtle } = crypto;
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = await subtle.importKey("raw", fromBase64(key), curve, false, []);
  const own = await subtle.generateKey(curve, false, ["deriveBits"]);
  const secret = await subtle.deriveBits({ name: "ECDH", public: theirs }, own.privateKey, 256);
  const base = await subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const utf8 = new TextEncoder();
  const derived = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8.encode("gridlab-who-1") };
  const aes = await subtle.deriveKey(derived, base, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const settings = { name: "AES-GCM", iv, additionalData: utf8.encode(session) };
  const text = await subtle.encrypt(settings, aes, utf8.encode(JSON.stringify(ids)));
  const point = await subtle.exportKey("raw", own.publicKey);
  return toBase64(new Uint8Array([...new Uint8Array(point), ...iv, ...new Uint8Array(text)]));
}
