import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { CYCLE, Playground } from "./playground";

const SIZES = [
  [360, 740],
  [390, 844],
  [820, 1180],
  [1024, 768],
  [1440, 900],
  [2560, 1440],
] as const;

for (const [width, height] of SIZES) {
  test(`the page fits ${width} x ${height}, light and dark`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/");
    const playground = new Playground(page);
    await expect(playground.object(/^Node #\d+, refcount 1/)).toHaveCount(2);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.screenshot({ path: test.info().outputPath(`${width}-${scheme}.png`) });
    }
    for (const button of [playground.run, playground.step, playground.back, playground.stop]) {
      await expect(button).toBeInViewport({ ratio: 1 });
    }
  });
}

test("in a window that became narrow the next step draws all boxes anew, none over another", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open("class Node:\n    pass\na = Node()\nb = Node()\na.peer, b.peer = b, a\n");
  await playground.runToEnd();
  await expect(playground.objects.getByText(/^…[0-9a-f]{4,}$/)).not.toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.back.click();
  // Narrow boxes have no room for addresses.
  await expect(playground.objects.getByText(/^…[0-9a-f]{4,}$/)).toHaveCount(0);
  await expect.poll(() => playground.overlaps()).toBe(0);
});

test("on a phone every view has its tab", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  const tabs = [
    ["Code", "Editor"],
    ["Memory", "Generations"],
    ["Output", "Output"],
    ["Why", "Selected object"],
    ["Picture", "Objects"],
  ] as const;
  for (const [tab, region] of tabs) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.getByRole("region", { name: region, exact: true })).toBeVisible();
  }
});

for (const scheme of ["light", "dark"] as const) {
  test(`nothing on the page is out of reach: ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const playground = new Playground(page);
    await page.goto("/");
    await expect(playground.object(/^Node #\d+, refcount 1/)).toHaveCount(2);
    await expect(page.locator(".monaco-editor").first()).toBeVisible();
    await page.waitForTimeout(500);
    const { violations } = await new AxeBuilder({ page }).exclude(".monaco-editor").analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`),
    ).toEqual([]);
  });
}

test("with less motion nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const playground = new Playground(page);
  await playground.open(CYCLE);
  await playground.stepToLine(9);
  const running = await page.evaluate(
    () =>
      document
        .querySelector(".drawing")!
        .getAnimations({ subtree: true })
        .filter(({ playState }) => playState === "running").length,
  );
  expect(running).toBe(0);
});

test("the map of the heap opens over the sheet and chooses objects", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto("/");
  await expect(playground.object(/^Node #\d+, refcount 1/)).toHaveCount(2);
  const heap = page.getByRole("region", { name: "Heap", exact: true });
  await heap.getByRole("button", { name: "Map" }).click();
  await expect(heap.getByRole("img", { name: /^Map of the heap/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("map.png") });
  await page.keyboard.press("Escape");
  await expect(heap.getByRole("img", { name: /^Map of the heap/ })).toBeHidden();
});
