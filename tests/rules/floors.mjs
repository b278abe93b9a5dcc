// The floors of core/: a file may include headers of its own floor and of lower ones, and its own header first.
// The order stands in core/FLOORS. Tables (*.def) are plain data that every floor may read. Prints each violation with its place, then the counts.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CORE = fileURLToPath(new URL("../../core/", import.meta.url));

/** Folder name -> height, lowest 0. */
function readFloors() {
  const lines = readFileSync(join(CORE, "FLOORS"), "utf8").split("\n");
  const names = lines.map((line) => line.split("#")[0].trim()).filter((name) => name !== "");
  return new Map(names.map((name, height) => [name, height]));
}

/** What one file does against the rules, as sentences with a line number. */
function violationsIn(file, floors) {
  const heightOf = (path) => (path.includes("/") ? floors.get(path.split("/")[0]) : Infinity);
  const height = heightOf(file);
  if (height === undefined) return [`core/${file}:1: its folder is not in core/FLOORS`];
  const name = basename(file, ".c");
  const ownHeader = existsSync(join(CORE, dirname(file), `${name}.h`)) ? `${name}.h` : null;
  const found = [];
  let isFirst = true;
  const lines = readFileSync(join(CORE, file), "utf8").split("\n");
  for (const [i, line] of lines.entries()) {
    const included = /^#include "([^"]+)"/.exec(line)?.[1];
    if (included === undefined || included.endsWith(".def")) continue;
    const place = `core/${file}:${i + 1}`;
    const needed = heightOf(included);
    if (needed === undefined) found.push(`${place}: ${included} is on no floor`);
    else if (needed > height) found.push(`${place}: ${dirname(file)}/ may not include ${included}`);
    if (isFirst && file.endsWith(".c") && ownHeader !== null) {
      // A private header of the same subject includes the public one first.
      const isOwn = [ownHeader, `${name}_internal.h`].includes(basename(included));
      if (!isOwn) found.push(`${place}: ${ownHeader} is this file's own header and comes first`);
    }
    isFirst = false;
  }
  return found;
}

const floors = readFloors();
const files = readdirSync(CORE, { recursive: true, encoding: "utf8" }).filter((name) => /\.[ch]$/.test(name));
let failed = 0;
for (const file of files.sort()) {
  const found = violationsIn(file, floors);
  if (found.length > 0) failed++;
  for (const sentence of found) console.log(sentence);
}
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
