import { expect, test } from "@playwright/test";
import { CYCLE, Playground } from "./playground";

test("Pause holds a running program and Run goes on with it", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("n = 0\nwhile n < 3_000_000:\n    n += 1\nprint(n)\n");
  await playground.run.click();
  await playground.pause.click();
  await expect(playground.run).toBeVisible();
  await playground.run.click();
  await expect.poll(() => playground.state(), { timeout: 30_000 }).toBe("finished");
  expect(await playground.printed()).toBe("3000000\n");
});

test("steps go line by line and back again, with the output in place", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("print('one')\nprint('two')\nprint('three')\n");
  await playground.stepToLine(3);
  expect(await playground.printed()).toBe("one\ntwo\n");
  await playground.goBack();
  expect(await playground.printed()).toBe("one\n");
  await playground.takeStep();
  expect(await playground.printed()).toBe("one\ntwo\n");
});

test("steps lead over the last line through the shutdown to the end", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("x = []\n");
  for (let i = 0; i < 40 && !(await playground.moment()).endsWith(", the end"); i++)
    await playground.takeStep();
  expect(await playground.moment()).toMatch(/^tick \d+, the end$/);
});

test("a run stops at a breakpoint in the glyph margin", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("a = 1\nb = 2\nc = 3\nd = 4\n");
  await expect(page.locator(".monaco-editor").first()).toBeVisible();
  await page.locator(".margin-view-overlays .line-numbers", { hasText: /^3$/ }).click();
  await expect(page.locator(".breakpoint")).toHaveCount(1);
  await playground.run.click();
  await expect.poll(() => playground.moment()).toMatch(/line 3$/);
  await playground.run.click();
  await expect.poll(() => playground.state()).toBe("finished");
});

test("the keyboard moves through time", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(CYCLE);
  await page.getByRole("heading", { name: "Ouroboros" }).click();
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => playground.state()).toBe("finished");
  await page.keyboard.press("Home");
  await expect.poll(() => playground.moment()).toMatch(/line 1$/);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => playground.moment()).toMatch(/line 2$/);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => playground.moment()).toMatch(/line 1$/);
  await page.keyboard.press("g");
  await expect.poll(() => playground.moment()).toMatch(/event/);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("the scrubber goes to any moment of the run", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("xs = []\nfor i in range(50):\n    xs.append([i])\nprint(len(xs))\n");
  await playground.runToEnd();
  const slider = playground.time.getByRole("slider");
  await slider.fill("60");
  await expect.poll(() => playground.moment()).toMatch(/^tick 60/);
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => playground.moment()).toMatch(/^tick 61/);
});

test("a picture that comes while the scrubber is moved does not take the move back", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("xs = []\nfor i in range(50):\n    xs.append([i])\nprint(len(xs))\n");
  await playground.runToEnd();
  const slider = playground.time.getByRole("slider");
  await slider.evaluate((input: HTMLInputElement) => {
    input.value = "60";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    // Another theme draws everything at once, before the next frame's seek.
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "t", bubbles: true }));
  });
  await expect.poll(() => playground.moment()).toMatch(/^tick 60/);
});

test("a program that was changed runs anew, and the text outlives a reload", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto("/");
  await expect(page.locator(".monaco-editor").first()).toBeVisible();
  await playground.editor.click({ position: { x: 200, y: 200 } });
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("print('mine')\n");
  await playground.runToEnd();
  expect(await playground.printed()).toBe("mine\n");
  await page.reload();
  await expect(playground.editor).toContainText("print('mine')");
});
