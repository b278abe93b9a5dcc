import { expect, test } from "@playwright/test";
import { Playground } from "./playground";

const CROWD = "boxes = [[i] for i in range(60)]\nshelf = {'deep': boxes[41]}\nword = 'needle in here'\n";

test("an object is found by its name, chosen with the keyboard, and shown", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(CROWD);
  await playground.runToEnd();
  await page.getByRole("heading", { name: "Ouroboros" }).click();
  await page.keyboard.press("/");
  const field = page.getByRole("combobox", { name: "Find an object" });
  await expect(field).toBeFocused();
  await field.fill("shelf");
  await expect(page.getByRole("option", { name: /^dict shelf/ })).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(field).toBeHidden();
  const answers = page.getByRole("region", { name: "Selected object" });
  await expect(answers.getByRole("heading", { level: 3 })).toContainText("dict {'deep': […]}");
  await expect(playground.object(/^dict #\d+, refcount 1/)).toHaveAttribute("aria-selected", "true");
});

test("an object in a crowd is found by its address, and leaves the stack to be seen", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(CROWD);
  await playground.runToEnd();
  await playground.objects.getByRole("button", { name: "Find" }).click();
  const field = page.getByRole("combobox", { name: "Find an object" });
  await field.fill("list");
  await expect(page.getByText(/^61 objects, the first 12 are listed/)).toBeVisible();
  const note = await page.locator("#found li span").nth(5).textContent();
  await field.fill(/0x[0-9a-f]+/.exec(note ?? "")![0]);
  await page.getByRole("listbox", { name: "Objects found" }).getByRole("option").first().click();
  const chosen = playground.objects.locator(".box.chosen");
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await expect(chosen).toHaveAccessibleName(/^list #\d+, refcount 1/);
});

test("the heap is counted by type, and a type leads to its objects", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(CROWD);
  await playground.runToEnd();
  const answers = page.getByRole("region", { name: "Selected object" });
  const lists = answers.getByRole("row", { name: /^list/ });
  await expect(lists).toContainText("61");
  await answers.getByRole("radio", { name: "All" }).click();
  await expect(answers.getByRole("row", { name: /^builtin|^class|^str/ }).first()).toBeVisible();
  await answers.getByRole("radio", { name: "Yours" }).click();
  await lists.getByRole("button").click();
  await expect(page.getByRole("combobox", { name: "Find an object" })).toHaveValue("list");
});

test("at 1024 px the answers do not cover the chosen object", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const playground = new Playground(page);
  await page.goto("/");
  const ghosts = playground.object(/^Node #\d+, refcount 1, generation 0, unreachable$/);
  await expect(ghosts).toHaveCount(2);
  await ghosts.last().click();
  const answers = page.getByRole("region", { name: "Selected object" });
  await expect(answers).toBeVisible();
  await expect
    .poll(async () => {
      const box = await playground.objects.locator(".box.chosen .g-box").boundingBox();
      const drawer = await answers.boundingBox();
      return box !== null && drawer !== null && box.x + box.width <= drawer.x;
    })
    .toBe(true);
});

test("where the answers are a drawer, the types of the heap have a button", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const playground = new Playground(page);
  await page.goto("/");
  await expect(playground.object(/^Node #\d+, refcount 1/)).toHaveCount(2);
  await page.getByRole("button", { name: "Types", exact: true }).click();
  const answers = page.getByRole("region", { name: "Selected object" });
  await expect(answers.getByRole("row", { name: /^Node/ })).toContainText("2 unreachable");
  await answers.getByRole("button", { name: "Close" }).click();
  await expect(answers).toBeHidden();
});

test("what the reader chooses while the example is still being looked through stays chosen", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.delayAnswers();
  await page.goto("/");
  await expect(playground.object(/^Node #\d+, refcount 1/)).toHaveCount(2);
  const answers = page.getByRole("region", { name: "Selected object" });
  await playground.object(/^list/).click();
  await expect(answers.getByRole("heading", { name: /^list/ })).toBeVisible();
  // The remarks beside the lines come last.
  await expect(playground.editor).toContainText("2 → 1", { timeout: 30_000 });
  await expect(answers.getByRole("heading", { name: /^list/ })).toBeVisible();
});
