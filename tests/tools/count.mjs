// Reads how many checks a suite passed and failed from its log: node count.mjs LOG EXIT_STATUS
// Prints "PASSED FAILED". A tool that counts nothing is one check; a suite that fails without counting a failure
// (a crash, a missing browser) counts as one.
import { readFileSync } from "node:fs";

const [file, status] = process.argv.slice(2);
const log = readFileSync(file, "utf8");
const isGood = status === "0";

/** The number before a word in the last line that matches, 0 when there is none. */
function numbersOf(line) {
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  return [count("passed"), count("failed") + count("flaky")];
}

function count() {
  const ctest = /(\d+) tests? failed out of (\d+)/.exec(log);
  if (ctest !== null) return [Number(ctest[2]) - Number(ctest[1]), Number(ctest[1])];
  const vitest = /^ *Tests +(.*)$/m.exec(log);
  if (vitest !== null) return numbersOf(vitest[1]);
  const ours = log.match(/^\d+ passed, \d+ failed$/gm);
  if (ours !== null) return numbersOf(ours.at(-1));
  const playwright = log.match(/^ +\d+ (passed|failed|flaky)\b.*$/gm);
  if (playwright !== null) return numbersOf(playwright.join(" "));
  return isGood ? [1, 0] : [0, 1];
}

const [passed, failed] = count();
console.log(passed, isGood ? failed : Math.max(failed, 1));
