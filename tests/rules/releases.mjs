// What differs between releases of CPython is a row of core/object/profile.def or of the tables beside it: no code of its
// own compares with the release's number, but what reads the tables whose entries say from or until when they hold.
// Prints each place that does, then the counts of files.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CORE = fileURLToPath(new URL("../../core/", import.meta.url));
/** What such tables are read by: the file, and what the line that compares has to name. */
const READERS = new Map([
  ["types/protocol_call.c", "array_since"],
  ["types/protocol_attr.c", "shape.since"],
  ["types/type_ready.c", "def->until"],
  ["types/builtin_function.c", "METHOD_"],
  ["object/profile.h", "(since)"],
  ["object/profile.c", "since["],
]);

const files = readdirSync(CORE, { recursive: true, encoding: "utf8" }).filter((name) => /\.[ch]$/.test(name));
let failed = 0;
for (const file of files.sort()) {
  let holds = true;
  for (const [i, line] of readFileSync(join(CORE, file), "utf8").split("\n").entries()) {
    const code = line.replace(/\/\/.*/, "");
    if (!code.includes("profile->minor")) continue;
    const reads = READERS.get(file);
    if (reads !== undefined && code.includes(reads)) continue;
    console.log(`core/${file}:${i + 1}: a row of profile.def should say this, not the release's number`);
    holds = false;
  }
  if (!holds) failed++;
}
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
