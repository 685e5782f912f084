// Builds the page into resources/web (or the folder that is given): the same bytes from the same sources.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "resources", "web");

// The page is to stay below 60 KB, so our own members get short names. Not those that formats, the store, JATOS, the
// browser or the places for values in texts know by name:
const FORMATS = ["published.ts", "record.ts"];
const STORED = "session number token person who acked whoAcked touched status code gone rows link durability".split(" ");
const BROWSERS = `add addEventListener all await body button cache catch close constructor credentials default delete dir error
  focus for forEach get has height hidden href if lang map method name now open push put referrerPolicy reject remove resolve
  return set signal state style super switch then title toggle transform type url value values while width
  Authorization ArrowLeft ArrowRight ArrowUp ArrowDown Edg OPR Version Semicolon Comma Period Slash`.split(/\s+/);
const JATOS = `jatos onLoad urlQueryParameters studySessionData setStudySessionData submitResultData batchSession endStudy
  endStudyAndRedirect showBeforeUnloadWarning`.split(/\s+/);
const PLACES = "answered answers choose chosen images minutes most number part parts rank seconds total".split(" ");

function members(file) {
  const text = readFileSync(join(here, "src", file), "utf8");
  const pattern = /^ +(?:private |protected |readonly |override |async |get |set )*(\w\w\w+)\??\s*[:(<=]/gm;
  return [...text.matchAll(pattern)].map((match) => match[1]);
}

function shortened() {
  const files = readdirSync(join(here, "src")).filter((name) => name.endsWith(".ts")).sort();
  const kept = new Set([...FORMATS.flatMap(keys), ...JATOS, ...STORED, ...BROWSERS, ...PLACES]);
  const own = files.filter((file) => !FORMATS.includes(file)).flatMap(members);
  return [...new Set(own)].filter((name) => !kept.has(name)).sort();
}

function keys(file) {
  return [...readFileSync(join(here, "src", file), "utf8").matchAll(/(\w+)\??:/g)].map((match) => match[1]);
}

const common = { bundle: true, minify: true, legalComments: "none", charset: "utf8", logLevel: "warning", absWorkingDir: here };
await build({
  ...common,
  entryPoints: ["src/main.ts"],
  outfile: join(out, "page.js"),
  format: "iife",
  target: ["es2022"],
  mangleProps: new RegExp(`^(${shortened().join("|")})$`),
  banner: { js: "/* Built from web/src by web/build.mjs. */" },
});
await build({ ...common, entryPoints: ["src/page.css"], outfile: join(out, "page.css"), external: ["fonts/*"] });
if (process.argv.includes("--names")) console.log(shortened().join(" "));
