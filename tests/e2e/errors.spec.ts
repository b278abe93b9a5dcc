import { expect, test } from "@playwright/test";
import { Playground } from "./playground";

test("a syntax error marks its line and keeps the text and the picture", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("a = [1, 2]\nb = a\n");
  await playground.stepToLine(2);
  await expect(playground.object(/^list #/)).toBeVisible();
  await expect(page.locator(".monaco-editor").first()).toBeVisible();
  await expect(playground.editor.locator(".line-now").first()).toBeAttached();
  await playground.editor.click({ position: { x: 200, y: 200 } });
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("a = [1, 2]\nb = = a\n");
  await playground.run.click();
  await expect(playground.editor.getByText("SyntaxError: invalid syntax")).toBeVisible();
  await expect(playground.object(/^list #/)).toBeVisible();
  await expect(playground.objects).toContainText("Picture of the last program that ran");
  await expect(playground.editor).toContainText("b = = a");
  await expect(playground.editor.locator(".line-now")).toHaveCount(0);
});

test("an exception shows its traceback, its line, and the objects as they were", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("data = [1, 2]\nprint('before')\nprint(nobody)\n");
  await playground.runToEnd();
  await expect(playground.output).toContainText("NameError: name 'nobody' is not defined");
  await expect(playground.output).toContainText("before");
  await expect(playground.object(/^list #\d+, refcount 1/)).toBeVisible();
  await expect.poll(() => playground.moment()).toMatch(/line 3$/);
});

test("unusual programs end in a clear error or in nothing at all", async ({ page }) => {
  const playground = new Playground(page);
  const deep = "def f(n):\n    return f(n + 1)\nf(0)\n";
  const cases: readonly (readonly [string, string])[] = [
    [deep, "RecursionError: maximum recursion depth exceeded"],
    ["import nowhere\n", "ModuleNotFoundError: No module named 'nowhere'"],
    ["1 / 0\n", "ZeroDivisionError: division by zero"],
  ];
  for (const [code, message] of cases) {
    await playground.open(code);
    await playground.runToEnd();
    await expect(playground.output).toContainText(message);
    await page.goto("about:blank");
  }
  await playground.open("\n");
  await playground.runToEnd();
  expect(await playground.printed()).toBe("");
});

test("input() asks in the output and the program goes on with the answer", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("name = input('who? ')\nprint('hello', name)\n");
  await playground.run.click();
  const field = playground.output.getByLabel("Answer to input()");
  await expect(field).toBeFocused();
  expect(await playground.printed()).toBe("who? ");
  await field.fill("ada");
  await field.press("Enter");
  await expect(playground.output).toContainText("hello ada");
});
