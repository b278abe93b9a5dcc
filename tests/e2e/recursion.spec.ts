// A browser's worker has the smallest stack of all places the runtime lives in.
import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Playground } from "./playground";

test("deep recursion through C ends in a RecursionError in the worker, too", async ({ page }) => {
  const code = readFileSync("../tests/programs/limits/deep_recursion.py", "utf8"); // from site/
  const playground = new Playground(page);
  await playground.open(code);
  await playground.runToEnd();
  const printed = await playground.printed();
  expect(printed).toContain("all of it, twice\n");
  expect(printed).not.toContain("did not end");
});
