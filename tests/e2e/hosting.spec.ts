// The build on a host of plain files: any sub-path, the page's own content security policy, names for caches.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect as soon, test } from "@playwright/test";
import { Playground } from "./playground";
import { StaticHost } from "./static-host";

// Much is loaded here before anything can be seen.
const expect = soon.configure({ timeout: 20_000 });
const DIST = join(__dirname, "../../site/dist");
const page = readFileSync(join(DIST, "index.html"), "utf8");

test("nothing in the page begins at the top of its host", () => {
  const addresses = [...page.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? "");
  expect(addresses.length).toBeGreaterThan(5);
  const absolute = addresses.filter((address) => !address.startsWith("#") && !address.startsWith("./"));
  expect(absolute).toEqual([]);
});

test("a cache may keep every asset for good: its name has its content's hash, the runtime's address, too", () => {
  const names = readdirSync(join(DIST, "assets"));
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) expect(name).toMatch(/-[\w-]{8}\.\w+$/);
  // The page and the embed have one editor.
  expect(names.filter((name) => name.startsWith("monaco-editor-"))).toHaveLength(1);
  expect(page).toMatch(/href="\.\/wasm\/ouro\.wasm\?v=[0-9a-f]{10}"/);
});

test("the element's types lie beside it, in a file that needs no other", () => {
  const types = readFileSync(join(DIST, "embed.d.ts"), "utf8");
  expect(types).not.toMatch(/^import\b|\bfrom "|\bimport\(|reference path|\bprivate\b/m);
  for (const name of ["class OuroPlayground", "interface EmbedEvents", '"ouro-playground": OuroPlayground'])
    expect(types).toContain(name);
});

test("the page keeps its own content security policy with all that it does", async ({ page: tab }) => {
  await tab.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      broken.push(`${violatedDirective}: ${blockedURI} (${sourceFile})`);
    });
  });
  const playground = new Playground(tab);
  await playground.open("import objgraph\nx = [1]\nprint(input('? '))\nobjgraph.show_refs([x])\n");
  await playground.run.click();
  const answer = playground.output.getByLabel("Answer to input()");
  await answer.fill("yes");
  await answer.press("Enter");
  await expect(playground.output.locator("svg").first()).toBeVisible();
  await expect(tab.locator(".monaco-editor").first()).toBeVisible();
  await playground.editor.click({ position: { x: 200, y: 200 } });
  await tab.keyboard.press("Control+F");
  await expect(tab.locator(".find-widget").first()).toBeVisible();
  await tab.keyboard.press("Escape");
  await tab.keyboard.type("# typed");
  await tab.getByRole("button", { name: "Theme" }).click();
  await tab.getByRole("combobox", { name: "Program" }).selectOption({ index: 3 });
  await playground.runToEnd();
  await tab.evaluate(() => document.fonts.load("16px codicon"));
  expect(await tab.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([]);
});

test.describe("a build that is kept for old posts", () => {
  test.use({ serviceWorkers: "allow" });
  test("works at its path and watches for no newer one", async ({ page: tab }) => {
    const host = new StaticHost(DIST, "/blog/py/v/0.1.0-0123456789/");
    await host.start();
    try {
      await tab.goto(`${host.url}#code=${encodeURIComponent("print('kept')\n")}`);
      const playground = new Playground(tab);
      await playground.runToEnd();
      expect(await playground.printed()).toBe("kept\n");
      await tab.waitForTimeout(1800);
      expect(await tab.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
        0,
      );
    } finally {
      await host.stop();
    }
  });
});
