// What makes the page fast, checked by what it does. How fast it is, tests/bench/page.mjs measures.
import { expect, test } from "@playwright/test";
import { Playground } from "./playground";

test("the first output needs the page, the runtime and one script, and never waits for the full editor", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if ((document.querySelector("#output pre")?.textContent ?? "") === "") return;
      observer.disconnect();
      performance.mark("first output");
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto("/");
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible();
  const { before, after } = await page.evaluate(() => {
    const output = performance.getEntriesByName("first output")[0]!.startTime;
    const resources = performance.getEntriesByType("resource");
    const names = (isWanted: (start: number) => boolean) =>
      resources
        .filter(({ name, startTime }) => isWanted(startTime) && !name.endsWith("favicon.svg"))
        .map(({ name }) => name.replace(/\?.*|^.*\//g, "").replace(/-[\w-]{8}\./, "."));
    return { before: names((start) => start < output), after: names((start) => start >= output) };
  });
  expect([...new Set(before)].sort()).toEqual(["index.js", "ouro.wasm"]);
  expect(after).toContain("monaco-editor.js");
});

test("a running program with 10,000 objects is drawn again and again, and Stop is heard at once", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open(
    "xs = []\nfor i in range(5_000):\n    xs.append([i + 300])\nn = 0\nwhile True:\n    n = n + 1\n",
  );
  await playground.run.click();
  await expect(playground.object(/^stack of 4,9\d\d objects, list$/).or(playground.objects)).toBeVisible();
  const ticks = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const text = document.querySelector("#time output")!;
        const seen = new Set<string>();
        const observer = new MutationObserver(() => {
          seen.add(text.textContent);
          if (seen.size < 20) return;
          observer.disconnect();
          resolve([...seen]);
        });
        observer.observe(text, { childList: true, characterData: true, subtree: true });
      }),
  );
  expect(ticks.length).toBe(20);
  await playground.stop.click();
  await expect.poll(() => playground.state()).toBe("stopped");
});
