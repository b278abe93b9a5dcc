import { expect, test } from "@playwright/test";
import { CYCLE, Playground } from "./playground";

test("a cycle outlives its names, the collector takes it, and going back shows it again", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open(CYCLE);
  await playground.stepToLine(13);

  const ghosts = /^Node #\d+, refcount 1, generation 0, unreachable$/;
  await expect(playground.object(ghosts)).toHaveCount(2);
  const addresses = await playground.addresses(ghosts);
  expect(new Set(addresses).size).toBe(2);

  const moments: string[] = [];
  while (!(await playground.printed()).includes("bye bee")) {
    await playground.takeStep();
    moments.push(await playground.moment());
    expect(moments.length).toBeLessThan(80);
  }
  expect(moments.length).toBeGreaterThan(8);
  expect(await playground.printed()).toContain("bye ant");
  await playground.stepToLine(14);
  await expect(playground.object(/^Node #/)).toHaveCount(0);

  for (let i = 0; i < 10; i++) await playground.goBack();
  await expect(playground.object(/^Node #/)).toHaveCount(2);
  expect(await playground.addresses(/^Node #/)).toEqual(addresses);
});

test("running shows the heap as the last line left it, and the whole output", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("a = [1, 2]\nb = a\nprint('two names')\n");
  await playground.runToEnd();
  expect(await playground.printed()).toBe("two names\n");
  await expect(playground.object(/^list #\d+, refcount 2, generation 0$/)).toBeVisible();
});

test("the ledger of the chosen object adds up to its refcount", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("a = []\nb = a\nc = [a]\nd = 0\n");
  await playground.runToEnd();
  await playground.object(/^list #\d+, refcount 3/).click();
  const answers = page.getByRole("region", { name: "Selected object" });
  await expect(answers.getByText("global a of")).toBeVisible();
  await expect(answers.getByText("global b of")).toBeVisible();
  await expect(answers.getByText("item 0 of list c")).toBeVisible();
  await expect(answers.getByText("sum of holders = refcount")).toBeVisible();
});

test("the page opens with an example that has run and stands where the question is", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto("/");
  await expect(playground.object(/^Node #\d+, refcount 1, generation 0, unreachable$/)).toHaveCount(2);
  await expect(playground.output).toContainText("ant holds bee");
  for (const name of ["Editor", "Objects", "Generations", "Heap", "Time", "Output"]) {
    await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
  }
});

test("objects keep their places while others come and go", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("a = [1]\nb = [2]\nc = [3]\ndel b\nd = [4]\ne = 0\n");
  await playground.stepToLine(4);
  const place = () =>
    playground
      .object(/^list #\d+/)
      .first()
      .evaluate((box) => box.style.transform);
  const before = await place();
  await playground.stepToLine(6);
  expect(await place()).toBe(before);
});

test("what was said about one program is gone with the next", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto("/");
  await expect(playground.editor.getByText("ant 2 → 1")).toBeVisible();
  await expect(playground.objects.locator(".box.chosen")).toHaveCount(1);
  await expect(page.locator(".monaco-editor").first()).toBeVisible();
  await playground.editor.click({ position: { x: 200, y: 100 } });
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(CYCLE);
  await playground.stepToLine(13);
  await expect(playground.object(/^Node #\d+, refcount 1/)).toHaveCount(2);
  await expect(playground.objects.locator(".box.chosen")).toHaveCount(0);
  await expect(playground.editor).not.toContainText("watch");
});
