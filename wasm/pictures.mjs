// Chosen moments of a program as SVG files: the command line's --svg. The drawing is the page's (site/src/still), which
// is TypeScript: in this project it is bundled when it is needed, in the npm package it lies there bundled.
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What cannot be drawn, in a sentence for the user. */
export class PictureProblem extends Error {}

/** "12" is the first time that line 12 is about to run, "12:3" the third; "end" is after the last line. */
export function parseMoment(text) {
  if (text === "end") return { name: "end", line: 0, pass: 0 };
  const [, line, pass = "1"] = /^(\d+)(?::(\d+))?$/.exec(text) ?? [];
  if (!(Number(line) > 0 && Number(pass) > 0)) return null;
  return { name: pass === "1" ? line : `${line}-${pass}`, line: Number(line), pass: Number(pass) };
}

/** Draws moments of a program; each as { name, svg }. Throws a PictureProblem when one is never reached. */
export async function drawMoments(
  module,
  source,
  { filename, python, heapLimit, moments, theme, detail, title },
) {
  const { createRuntime, ProgramSyntaxError, RuntimeCrash } = await headless();
  const runtime = await createRuntime({ wasm: module });
  try {
    runtime.load(source, { filename, python, heapLimit, inputs: [] });
    const pictures = [];
    for (const moment of moments) {
      const reached = await goTo(runtime, moment);
      if (reached === null) throw new PictureProblem(neverReached(runtime, moment, filename));
      const name = title ?? `${basename(filename)} ${placeOf(moment)}`;
      const before = await momentBefore(runtime, reached);
      const svg = runtime.capture().picture({ title: name, theme, detail, ...before });
      pictures.push({ name: moment.name, svg });
    }
    return pictures;
  } catch (error) {
    if (error instanceof ProgramSyntaxError) throw new PictureProblem(`${filename}: ${error.message}`);
    if (error instanceof RuntimeCrash) throw new PictureProblem(error.message);
    throw error;
  } finally {
    runtime.dispose();
  }
}

/** Writes pictures: one to standard output, or each to a file whose name says its moment. */
export function writePictures(pictures, path) {
  if (path === null) {
    process.stdout.write(pictures.map(({ svg }) => svg).join(""));
    return;
  }
  for (const { name, svg } of pictures) {
    const extension = extname(path);
    const stem = path.slice(0, path.length - extension.length);
    writeFileSync(pictures.length === 1 ? path : `${stem}-${name}${extension || ".svg"}`, svg);
  }
}

async function goTo(runtime, { line, pass }) {
  if (line > 0) return runtime.runToLine(line, pass);
  await runtime.seek("start");
  const moment = await runtime.seek("end");
  return moment.isFinished ? moment : null;
}

/** What the last step changed is marked, as on the page. The end is no step. */
async function momentBefore(runtime, { position, isFinished }) {
  if (isFinished) return {};
  const { reason } = await runtime.back();
  const before = runtime.capture();
  await runtime.seek(position);
  return reason === "start" ? {} : { before };
}

function placeOf({ line, pass }) {
  if (line === 0) return "at its end";
  return pass === 1 ? `before line ${line}` : `before line ${line}, pass ${pass}`;
}

function neverReached(runtime, { line, pass }, filename) {
  const { reason, uncaught } = runtime.moment;
  const place = line === 0 ? "its end" : pass === 1 ? `line ${line}` : `line ${line} for the ${pass}th time`;
  const why =
    reason === "input"
      ? "the program asks for input"
      : uncaught === null
        ? "the program ends before"
        : `${uncaught.typeName} ends the program in line ${uncaught.line}`;
  return `${filename} never reaches ${place}: ${why}`;
}

/** The headless runtime with the drawing. */
async function headless() {
  const packaged = here("../headless-node.js");
  if (existsSync(packaged)) return import(pathToFileURL(packaged).href);
  const bundle = here("../build/headless/headless-node.js");
  if (!isUpToDate(bundle)) await bundleHeadless();
  return import(pathToFileURL(bundle).href);
}

function isUpToDate(bundle) {
  if (!existsSync(bundle)) return false;
  const made = statSync(bundle).mtimeMs;
  return ["../site/src", "../wasm"].every((folder) =>
    readdirSync(here(folder), { recursive: true, withFileTypes: true }).every(
      (entry) =>
        !entry.isFile() || statSync(`${entry.parentPath ?? entry.path}/${entry.name}`).mtimeMs <= made,
    ),
  );
}

async function bundleHeadless() {
  const builder = here("../site/npm/bundle.mjs");
  const { bundle } = await import(pathToFileURL(builder).href).catch((error) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new PictureProblem("drawing needs the site's packages; get them with: (cd site && npm ci)");
  });
  await bundle(here("../build/headless"));
}
