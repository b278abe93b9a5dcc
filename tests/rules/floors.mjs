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
  const folder = file.includes("/") ? dirname(file).split("/")[0] : null;
  if (folder !== null && !floors.has(folder))
    return [`core/${file}:1: the folder ${folder} is not in core/FLOORS`];
  const own = folder === null ? Infinity : floors.get(folder);
  const found = [];
  let isFirst = true;
  const lines = readFileSync(join(CORE, file), "utf8").split("\n");
  for (const [i, line] of lines.entries()) {
    const included = /^#include "([^"]+)"/.exec(line)?.[1];
    if (included === undefined || included.endsWith(".def")) continue;
    const place = `core/${file}:${i + 1}`;
    const height = included.includes("/") ? floors.get(included.split("/")[0]) : Infinity;
    if (height === undefined) found.push(`${place}: ${included} is on no floor`);
    else if (height > own) found.push(`${place}: ${folder}/ may not include ${included}`);
    const header = file.replace(/\.c$/, ".h");
    if (
      isFirst &&
      file.endsWith(".c") &&
      existsSync(join(CORE, header)) &&
      basename(included) !== basename(header)
    ) {
      found.push(`${place}: ${header} is this file's own header and comes first`);
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
