// A browser's worker has the smallest stack of all places the runtime lives in.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Playground } from "./playground";

// Data that nests, which is too much for the builds that check everything after each instruction.
const NESTED = `
def nested(empty, wrap):
    for _ in range(12000):
        empty = wrap(empty)
    return empty

attempt("the repr of nested lists", lambda: repr(nested([], lambda x: [x])))
attempt("the repr of nested dicts", lambda: repr(nested({}, lambda x: {1: x})))
attempt("comparing nested tuples", lambda: nested((), lambda x: (x,)) < nested((), lambda x: (x,)))
attempt("comparing nested lists", lambda: nested([], lambda x: [x]) == nested([], lambda x: [x]))
print("and data")
`;

test("deep recursion through C ends in a RecursionError in the worker, too", async ({ page }) => {
  const code = readFileSync("../tests/programs/limits/deep_recursion.py", "utf8"); // from site/
  const playground = new Playground(page);
  await playground.open(code.replace("ROUNDS = 1", "ROUNDS = 2") + NESTED);
  await playground.runToEnd();
  const printed = await playground.printed();
  expect(printed).toContain("all of it\n");
  expect(printed).toContain("and data\n");
  expect(printed).not.toContain("did not end");
});
