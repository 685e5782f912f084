// Builds the page into resources/web (or the folder that is given): the same bytes from the same sources.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "resources", "web");

// The page is to stay below 60 KB, so our own members get short names. Not those that the browser, the record,
// the store or JATOS know by name:
const FORMATS = ["published.ts", "record.ts"];
const OUTSIDE = [...FORMATS, "jatos.ts"];
const STORED = "session number token person who acked whoAcked touched status code gone durability".split(" ");
const BROWSERS = `add addEventListener await body button cache catch channel clearTimeout close code constructor content credentials cursor
  default delete dir display element emit entries error fill fit focus for forEach from get has height hidden if kind label lang
  language link lines loaded map method name next now of open ok page place position press probe push put query queueMicrotask release
  remove resolve reject resize return right rows run save say scale send session set setTimeout shown signal size source start
  state status step style submit switch text then title toggle touched transform url value values warn width word write x y
  referrerPolicy requestAnimationFrame super while Authorization ArrowLeft ArrowRight ArrowUp ArrowDown Edg OPR Version Semicolon Comma Period Slash`.split(/\s+/);

function members(file) {
  const text = readFileSync(join(here, "src", file), "utf8");
  const pattern = /^ +(?:private |protected |readonly |override |async |get |set )*(\w\w\w+)\??\s*[:(<=]/gm;
  return [...text.matchAll(pattern)].map((match) => match[1]);
}

function shortened() {
  const files = readdirSync(join(here, "src")).filter((name) => name.endsWith(".ts")).sort();
  const kept = new Set([...FORMATS.flatMap(keys), ...words("jatos.ts"), ...STORED, ...BROWSERS]);
  const own = files.filter((file) => !OUTSIDE.includes(file)).flatMap(members);
  return [...new Set(own)].filter((name) => !kept.has(name)).sort();
}

function keys(file) {
  return [...readFileSync(join(here, "src", file), "utf8").matchAll(/(\w+)\??:/g)].map((match) => match[1]);
}

function words(file) {
  return readFileSync(join(here, "src", file), "utf8").match(/\b\w+\b/g);
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
