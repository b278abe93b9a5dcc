// Links that were shared once stay valid, and the share menu makes what can be pasted elsewhere.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { CYCLE, Playground } from "./playground";

interface RecordedLink {
  readonly what: string;
  /** The fragment as it was shared; a record is never changed. */
  readonly fragment: string;
  /** A line of its program. */
  readonly line: string;
  readonly python: string;
  /** The moment at which it opens, or the empty text where it does not run by itself. */
  readonly moment: string;
  readonly says: string;
}
const LINKS = JSON.parse(readFileSync(join(__dirname, "links.json"), "utf8")) as readonly RecordedLink[];

for (const { what, fragment, line, python, moment, says } of LINKS) {
  test(`a recorded link stays valid: ${what}`, async ({ page }) => {
    const playground = new Playground(page);
    await page.goto(`/${fragment}`);
    await expect
      .poll(async () => (await playground.editor.innerText()).replaceAll("\u00a0", " "))
      .toContain(line);
    await expect(page.getByLabel("Python version")).toHaveValue(python);
    if (moment !== "") await expect.poll(() => playground.moment()).toMatch(new RegExp(moment));
    else expect(await playground.state()).toBe("empty");
    await expect(page.locator("#toast")).toHaveText(says);
  });
}

/** The cycle after its names are gone, before the collector comes. */
async function openAtGhosts(playground: Playground): Promise<void> {
  await playground.page.goto(`/#at=13&code=${encodeURIComponent(CYCLE)}`);
  await expect(playground.object(/^Node #\d+, refcount 1, generation 0, unreachable$/)).toHaveCount(2);
}

/** What the page would have put on the clipboard. */
async function watchClipboard(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    const copied: string[] = [];
    Object.assign(window, { copied });
    Object.defineProperty(navigator, "clipboard", {
      value: {
        writeText: (text: string) => {
          copied.push(text);
          return Promise.resolve();
        },
      },
    });
  });
  return async () => {
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { copied: string[] }).copied.length))
      .toBe(1);
    return page.evaluate(() => (window as unknown as { copied: string[] }).copied.pop() ?? "");
  };
}

test("a copied link opens the same program at the same moment, and runs nothing else", async ({
  page,
  context,
}) => {
  const copied = await watchClipboard(page);
  const playground = new Playground(page);
  await openAtGhosts(playground);
  const moment = await playground.moment();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("menuitem", { name: /^Copy link/ }).click();
  const link = await copied();
  expect(link).toMatch(/#v=1&at=13&tick=[\d.]+&code=[\w-]+$/);
  expect(page.url()).toBe(link);
  // The page that shares it goes on as it was.
  expect(await playground.moment()).toBe(moment);

  const other = new Playground(await context.newPage());
  await other.page.goto(link);
  await expect.poll(() => other.moment()).toBe(moment);
  await expect(other.object(/^Node #\d+, refcount 1, generation 0, unreachable$/)).toHaveCount(2);
});

test("the menu is a menu: arrows, Escape, and the focus comes back", async ({ page }) => {
  await new Playground(page).open("x = 1\n");
  const button = page.getByRole("button", { name: "Share" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: /PNG/ })).toBeFocused();
  await page.screenshot({ path: test.info().outputPath("menu.png") });
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(button).toBeFocused();
});

test("Markdown, an iframe and a web component can be copied", async ({ page }) => {
  const copied = await watchClipboard(page);
  const playground = new Playground(page);
  await playground.open("# A [list] & <more>\na = [1 < 2]\n");
  const copy = async (name: RegExp) => {
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("menuitem", { name }).click();
    return copied();
  };
  expect(await copy(/Markdown/)).toMatch(
    /^\[A \\\[list\\\] & <more>\]\(http:\/\/localhost:\d+\/#v=1&code=[\w-]+\)$/,
  );
  const frame = await copy(/iframe/);
  expect(frame).toContain('src="http://localhost:');
  expect(frame).toMatch(/embed\.html#v=1&amp;code=[\w-]+" title="A \[list\] &amp; &lt;more>"/);
  expect(frame).toContain('sandbox="allow-scripts');
  const element = await copy(/web component/);
  expect(element).toContain(
    "<ouro-playground controls editable><pre><code>\n# A [list] &amp; &lt;more>\na = [1 &lt; 2]\n</code></pre></ouro-playground>",
  );
});

test("a program that came with set-up code is copied with it, out of sight", async ({ page }) => {
  const copied = await watchClipboard(page);
  const code = "class Node:\n    pass\na = Node()\nprint(a)\n";
  await page.goto(`/#v=1&at=4&setup=2&code=${deflateRawSync(code).toString("base64url")}`);
  const playground = new Playground(page);
  await expect.poll(() => playground.moment()).toMatch(/line 4$/);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("menuitem", { name: /web component/ }).click();
  const element = await copied();
  expect(element).toContain('<ouro-playground controls editable at="2" tick="');
  expect(element).toContain(
    '<pre slot="setup" hidden>\nclass Node:\n    pass\n</pre><pre><code>\na = Node()\nprint(a)\n</code></pre>',
  );
});

test("what is copied from a published build keeps its version of the engine", async ({ page }) => {
  const copied = await watchClipboard(page);
  await page.route("**/release.json", (route) =>
    route.fulfill({ json: { version: "0.1.0", path: "v/0.1.0-0123456789/", integrity: "sha384-abc" } }),
  );
  const playground = new Playground(page);
  await playground.open("a = 1\n");
  const copy = async (name: RegExp) => {
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("menuitem", { name }).click();
    return copied();
  };
  expect(await copy(/iframe/)).toMatch(/src="http:\/\/localhost:\d+\/v\/0\.1\.0-0123456789\/embed\.html#v=1/);
  const element = await copy(/web component/);
  expect(element).toMatch(/src="http:\/\/localhost:\d+\/v\/0\.1\.0-0123456789\/embed\.js"/);
  expect(element).toContain('integrity="sha384-abc" crossorigin="anonymous"');
});

test("the picture is saved as an SVG that stands alone, and as a PNG", async ({ page }) => {
  const playground = new Playground(page);
  await openAtGhosts(playground);
  const save = async (name: RegExp) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("menuitem", { name }).click();
    const file = await download;
    const path = test.info().outputPath(file.suggestedFilename());
    await file.saveAs(path);
    return readFileSync(path);
  };
  const svg = (await save(/SVG/)).toString();
  expect(svg).toMatch(/^<svg [^>]*viewBox=/);
  expect(svg.match(/>'(ant|bee)'</g)).toHaveLength(2);
  expect(svg).toMatch(/font:[^;}]*monospace/);
  expect(svg).toMatch(/fill:url\(#[^)]*hatch/);
  expect(svg).toMatch(/<title[^>]*>[^<]+<\/title>/);
  expect(svg).not.toContain("var(");
  await page.goto(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
  await expect(page.locator("parsererror")).toHaveCount(0);
  await page.screenshot({ path: test.info().outputPath("alone.png") });
  await page.goto("/");
  await openAtGhosts(playground);
  const png = await save(/PNG/);
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.length).toBeGreaterThan(5000);
});

test("a link that is followed on the open page is opened, at its moment", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open("x = 1\n");
  await page.evaluate(() => {
    location.hash = "#at=3&code=a%20%3D%20%5B%5D%0Ab%20%3D%20a%0Adel%20a%0A";
  });
  await expect.poll(() => playground.moment()).toMatch(/line 3$/);
  await expect(playground.object(/^list #\d+, refcount 2/)).toBeVisible();
});
