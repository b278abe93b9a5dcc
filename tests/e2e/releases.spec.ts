// The choice of the CPython release that the program runs as.
import { expect, test } from "@playwright/test";
import { Playground } from "./playground";

const COUNTED = `import sys
def count():
    local = []
    return sys.getrefcount(local)
print(sys.version_info[:2], count(), sys.getsizeof(""))
`;

test("a program runs as the release that is chosen", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(COUNTED);
  await playground.run.click();
  await expect(playground.output).toContainText("(3, 13) 2 41");
  const version = page.getByRole("combobox", { name: "Python version" });
  await expect(version.getByRole("option")).toHaveText(["3.11", "3.12", "3.13", "3.14", "3.14.5"]);
  // It had run to its end: so it does as the other release.
  await version.selectOption("3.14");
  await expect(playground.output).toContainText("(3, 14) 1 41");
  await version.selectOption("3.11");
  await expect(playground.output).toContainText("(3, 11) 2 49");
});

test("a choice lasts; an address has its own wish, which does not change it", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(COUNTED);
  const version = page.getByRole("combobox", { name: "Python version" });
  await version.selectOption("3.12");
  await page.reload();
  await expect(version).toHaveValue("3.12");
  await page.goto("about:blank");
  await page.goto(`/#python=3.14&code=${encodeURIComponent(COUNTED)}`);
  await expect(version).toHaveValue("3.14");
  await playground.run.click();
  await expect(playground.output).toContainText("(3, 14) 1");
  await page.goto("about:blank");
  await playground.open(COUNTED);
  await expect(version).toHaveValue("3.12");
});

test("another release in the midst of a run begins it anew", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(COUNTED);
  await playground.step.click();
  await playground.step.click();
  const version = page.getByRole("combobox", { name: "Python version" });
  await version.selectOption("3.12");
  await expect.poll(() => playground.moment()).toMatch(/line 1$/);
  await playground.run.click();
  await expect(playground.output).toContainText("(3, 12) 2");
});

test("steps that another release overtakes are not taken in its run", async ({ page }) => {
  const playground = new Playground(page);
  await playground.delayAnswers();
  await playground.open(COUNTED);
  for (let i = 0; i < 3; i++) await playground.step.click();
  await page.getByRole("combobox", { name: "Python version" }).selectOption("3.12");
  // The first line may still be that of the run before; the new one stays there, whatever the steps were.
  await expect(async () => {
    expect(await playground.moment()).toMatch(/line 1$/);
    await page.waitForTimeout(500);
    expect(await playground.moment()).toMatch(/line 1$/);
  }).toPass({ timeout: 10_000 });
  await playground.run.click();
  await expect(playground.output).toContainText("(3, 12) 2");
});

test("3.14 has its two collectors", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("import gc, sys\nprint(sys.version_info[:3], gc.get_threshold())\n");
  const version = page.getByRole("combobox", { name: "Python version" });
  await version.selectOption("3.14");
  await playground.run.click();
  await expect(playground.output).toContainText("(3, 14, 2) (2000, 10, 0)");
  await version.selectOption({ label: "3.14.5" });
  await expect(playground.output).toContainText("(3, 14, 5) (2000, 10, 10)");
  await page.reload();
  await expect(version).toHaveValue("3.14-generational");
});
