// <ouro-playground> in other people's pages, on another origin than the playground's.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { Blog } from "./blog";
import { StaticHost } from "./static-host";

const CYCLE = `import gc

class Node:
    peer = None

a, b = Node(), Node()
a.peer = b
b.peer = a
del a, b            # who holds them now?
print(gc.collect())  # ouro: at
`;
const ENDLESS = "n = 0\nwhile True:\n    n += 1\n";

test.setTimeout(30_000);

const blog = new Blog();
test.beforeAll(() => blog.open());
test.afterAll(() => blog.close());

const problems: string[] = [];
test.beforeEach(({ page }) => {
  problems.length = 0;
  page.on("pageerror", (error) => problems.push(error.message));
});
test.afterEach(() => {
  expect(problems).toEqual([]);
});

const host = (): string => new URL(test.info().project.use.baseURL ?? "").origin;
const script = (): string => `<script type="module" src="${host()}/embed.js"></script>`;
const embed = (code: string, attributes = "controls"): string =>
  `<ouro-playground ${attributes}><pre><code>\n${code.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</code></pre></ouro-playground>`;

/** One embed of a page, found by role and name; Playwright looks into shadow roots. */
class Embed {
  readonly element: Locator;
  readonly run: Locator;

  constructor(page: Page, nth = 0) {
    this.element = page.locator("ouro-playground").nth(nth);
    this.run = this.button("Run");
  }

  button(name: string): Locator {
    return this.element.getByRole("button", { name, exact: true });
  }

  object(name: RegExp): Locator {
    return this.element.getByRole("option", { name });
  }

  /** Waits for the attribute `state`. */
  async reaches(state: string): Promise<void> {
    await expect(this.element).toHaveAttribute("state", state, { timeout: 20_000 });
  }
}

/**
 * Milliseconds of processor time that each task took which a page's main thread has run: a busy machine stretches all
 * tasks by the clock.
 */
function tasksOf(trace: Buffer): number[] {
  interface TraceEvent {
    readonly name: string;
    readonly pid: number;
    readonly tid: number;
    /** Microseconds of processor time; the task that runs when the trace ends has none. */
    readonly tdur?: number;
    readonly args: { readonly name?: string };
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const mains = traceEvents
    .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
    .map(({ pid, tid }) => `${pid}.${tid}`);
  return traceEvents
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && mains.includes(`${pid}.${tid}`))
    .flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
}

test("five embeds cost an article less than 10 kB and no long task until one is touched", async ({
  page,
  browser,
}) => {
  const loaded: { url: string; body: Promise<Buffer> }[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(host()) && response.ok())
      loaded.push({ url: response.url(), body: response.body() });
  });
  await browser.startTracing(page, { categories: ["toplevel"] });
  await page.goto(blog.write(`<h1>Cycles</h1>${embed(CYCLE).repeat(5)}${script()}`));
  await expect(new Embed(page, 4).run).toBeAttached();
  await page.mouse.wheel(0, 4000);
  await page.waitForTimeout(500);
  const bodies = await Promise.all(loaded.map(({ body }) => body));
  expect(bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0)).toBeLessThan(10_000);
  expect(loaded.map(({ url }) => url.replace(/^.*\//, ""))).toEqual(["embed.js"]);
  expect(page.workers()).toHaveLength(0);
  const tasks = tasksOf(await browser.stopTracing());
  expect(tasks.length).toBeGreaterThan(10);
  expect(tasks.filter((ms) => ms >= 50)).toEqual([]);
  await new Embed(page).run.click();
  await new Embed(page).reaches("paused");
  const files = loaded.map(({ url }) => url.replace(/^.*\//, ""));
  expect(files.filter((name) => /monaco|codicon|viz/.test(name))).toEqual([]);
});

test("Run goes to the moment that a comment chose, and time goes on from there", async ({ page }) => {
  await page.goto(blog.write(embed(CYCLE) + script()));
  const playground = new Embed(page);
  await expect(playground.element.locator("pre.text")).not.toContainText("ouro: at");
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    for (const name of ["ready", "step", "gc", "output", "done", "error"])
      document.addEventListener(`ouro-${name}`, (event) => {
        told.push(`${name} ${JSON.stringify((event as CustomEvent<unknown>).detail)}`);
      });
  });
  await playground.run.click();
  await playground.reaches("paused");
  await expect(playground.element.locator(".l.cur")).toHaveText(/print\(gc\.collect\(\)\)/);
  await expect(playground.object(/^Node #\d+, refcount 1, generation 0, unreachable$/)).toHaveCount(2);
  await expect(playground.element.getByText("each Node still holds the other")).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("moment.png"), fullPage: true });
  const at = await playground.element.evaluate(
    (element) => (element as unknown as { position: number }).position,
  );
  await playground.button("Back").click();
  await expect(playground.element.locator(".l.cur")).toHaveText(/del a, b/);
  await playground.button("Step").click();
  await expect(playground.element.locator(".l.cur")).toHaveText(/print/);
  await playground.button("Run on").click();
  await playground.reaches("finished");
  await expect(playground.element.getByRole("region", { name: "Output" })).toContainText("2");
  await expect(playground.object(/^Node #/)).toHaveCount(0);
  await playground.element.evaluate(
    (element, tick) => (element as unknown as { seek(tick: number): Promise<void> }).seek(tick),
    at,
  );
  await expect(playground.object(/^Node #\d+, refcount 1, generation 0, unreachable$/)).toHaveCount(2);
  const snapshot = await playground.element.evaluate(
    (element) =>
      (element as unknown as { snapshot: { line: number; objects: { type: string; size: number }[] } })
        .snapshot,
  );
  expect(snapshot.line).toBe(10);
  expect(snapshot.objects.filter(({ type }) => type === "Node")).toHaveLength(2);
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  expect(told).toContain("ready {}");
  expect(told.filter((text) => text.startsWith("step"))).toContain(`step {"position":${at},"line":10}`);
  expect(told).toContain('gc {"generation":2,"collected":2}');
  expect(told.filter((text) => text.startsWith("output")).join()).toContain("2");
  expect(told.filter((text) => text.startsWith("done"))).toEqual(['done {"reason":"end"}']);
  expect(told.filter((text) => text.startsWith("error"))).toEqual([]);
});

test("attributes choose release, moment, views, limits; a wrong value is named on the console, an unknown one is not", async ({
  page,
}) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const setup = '<pre slot="setup" hidden>class Node:\n    pass\n</pre>';
  const code = embed(
    "import sys\nn = Node()\nprint(sys.version_info[1], n.__class__.__name__)\n",
    'controls python="3.12" at="3" views="graph console gc" mood="blue"',
  ).replace("<pre>", `${setup}<pre>`);
  const wrong = embed("x = 1\n", 'python="2.7" views="film" loading="never" step="soon"');
  const limited = embed(ENDLESS, 'controls max-steps="5000"');
  const thresholds = embed("import gc\nprint(gc.get_threshold())\n", 'gc-thresholds="50,5"');
  await page.goto(blog.write(code + wrong + limited + thresholds + script()));
  const first = new Embed(page);
  await expect(first.element.locator("pre.text")).not.toContainText("class Node");
  await first.run.click();
  await first.reaches("paused");
  await expect(first.element.locator(".l.cur")).toHaveText(/print/);
  await expect(first.object(/^Node #\d+, refcount 1/)).toBeVisible();
  await expect(first.element.getByRole("region", { name: "Generations" })).toBeVisible();
  await first.button("Run on").click();
  await first.reaches("finished");
  await expect(first.element.getByRole("region", { name: "Output" })).toContainText("12 Node");
  expect(said.filter((text) => text.includes("ouro-playground"))).toHaveLength(4);
  for (const value of ['python="2.7"', 'views="film"', 'loading="never"', 'step="soon"'])
    expect(said.join("\n")).toContain(value);
  const third = new Embed(page, 2);
  await third.run.click();
  await expect(third.element.getByText("Stopped after 5000 steps")).toBeVisible();
  const fourth = new Embed(page, 3);
  await fourth.run.click();
  await expect(fourth.element.getByRole("region", { name: "Output" })).toContainText("(50, 5, 10)");
});

test("broken code shows its error in place, with the line that the reader sees", async ({ page }) => {
  const setup = '<pre slot="setup" hidden>one = 1\ntwo = 2\n</pre>';
  const syntax = embed("a = 1\nb = (\n").replace("<pre>", `${setup}<pre>`);
  const raised = embed("a = one\nprint(a / 0)\n").replace("<pre>", `${setup}<pre>`);
  await page.goto(blog.write(syntax + raised + script()));
  const [first, second] = [new Embed(page), new Embed(page, 1)];
  await first.run.click();
  await expect(first.element.getByText("Line 2: SyntaxError: '(' was never closed")).toBeVisible();
  await expect(first.element.locator(".l.bad")).toHaveText(/b = \(/);
  await first.reaches("failed");
  await second.run.click();
  await expect(second.element.getByText("Line 2: ZeroDivisionError: division by zero").first()).toBeVisible();
  await expect(second.element.locator(".l.bad")).toHaveText(/print\(a \/ 0\)/);
  await expect(second.element.getByRole("region", { name: "Output" })).toContainText(
    'File "main.py", line 2',
  );
});

test("an editable program is edited in place, Monaco comes with the focus, and the link carries what was typed", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(
    blog.write(embed("a = [1]\nprint(a)\n", "controls editable") + embed("x = 1\n") + script()),
  );
  const playground = new Embed(page);
  await playground.run.click();
  await playground.reaches("finished");
  expect(asked.filter((url) => url.includes("monaco"))).toEqual([]);
  await playground.element.locator(".l").first().click();
  await expect(playground.element.locator(".monaco-editor .view-line").first()).toBeVisible({
    timeout: 15_000,
  });
  await expect(
    playground.element.locator(".monaco-editor .view-line", { hasText: "print" }),
  ).toBeInViewport();
  await page.screenshot({ path: test.info().outputPath("editor.png"), fullPage: true });
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("b = {1: 2}\nprint('changed', b)\n");
  await expect(playground.element.getByText("Picture of the last program that ran")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(playground.element.getByRole("region", { name: "Output" })).toContainText("changed {1: 2}");
  await expect(playground.object(/^dict #\d+/)).toBeVisible();
  const link = playground.element.getByRole("link", { name: "Open in the playground" });
  await expect(link).toHaveAttribute("href", /#v=1&.*code=/);
  const opened = page.waitForEvent("popup");
  await link.click();
  const other = await opened;
  await expect
    .poll(async () => (await other.locator("#editor").innerText()).replaceAll("\u00a0", " "))
    .toContain("print('changed', b)");
  // A read-only program stays one.
  await new Embed(page, 1).element.locator(".l").first().click();
  await page.waitForTimeout(200);
  await expect(new Embed(page, 1).element.locator(".editing")).toHaveCount(0);
});

test("the link of a program with set-up code leads to the same moment, and says which lines are set-up", async ({
  page,
  context,
}) => {
  const setup = '<pre slot="setup" hidden>class Node:\n    pass\n</pre>';
  const code = embed("a = Node()\nb = a\nprint(b)  # ouro: at\n").replace("<pre>", `${setup}<pre>`);
  await page.goto(blog.write(code + script()));
  const playground = new Embed(page);
  const address = () =>
    playground.element.evaluate((element) => (element as unknown as { toURL(): Promise<string> }).toURL());
  const before = await address();
  expect(before).toMatch(/#v=1&at=5&setup=2&code=/);
  await playground.run.click();
  await playground.reaches("paused");
  await playground.button("Back").click();
  await expect(playground.element.locator(".l.cur")).toHaveText(/b = a/);
  const link = playground.element.getByRole("link", { name: "Open in the playground" });
  await expect(link).toHaveAttribute("href", /#v=1&at=4&tick=\d+&setup=2&code=/);
  const opened = page.waitForEvent("popup");
  await link.click();
  const other = await opened;
  await expect(other.getByRole("status", { name: "Notices" })).toContainText(
    "Lines 1 to 2 are set-up code: the article that this comes from runs it first and does not show it.",
  );
  await expect(other.getByRole("slider").first()).toHaveAttribute("aria-valuetext", /line 4$/);
  await other.screenshot({ path: test.info().outputPath("setup.png") });
  // In a frame it is hidden again.
  const frame = await context.newPage();
  await frame.goto(before.replace("/#", "/embed.html#"));
  const again = new Embed(frame);
  await expect(again.element.locator("pre.text")).toHaveText("a = Node()\nb = a\nprint(b)\n");
  await again.run.click();
  await again.reaches("paused");
  await expect(again.element.locator(".l.cur")).toHaveText(/print/);
  expect(
    await again.element.evaluate((element) => (element as unknown as { toURL(): Promise<string> }).toURL()),
  ).toMatch(/#v=1&at=5&tick=\d+&setup=2&code=/);
});

test("it works under a strict content security policy", async ({ page }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  const policy = `default-src 'none'; script-src ${host()} 'wasm-unsafe-eval'; connect-src ${host()}; font-src ${host()}; worker-src blob:; style-src 'unsafe-inline'`;
  await page.goto(
    blog.write(embed(CYCLE, 'controls editable views="graph heap gc timeline console"') + script(), {
      "content-security-policy": policy,
    }),
  );
  const playground = new Embed(page);
  await playground.run.click();
  await playground.reaches("paused");
  await expect(playground.object(/^Node #\d+, refcount 1, generation 0, unreachable$/)).toHaveCount(2);
  await playground.element.locator(".l").first().click();
  await expect(playground.element.locator(".monaco-editor .view-line").first()).toBeVisible({
    timeout: 15_000,
  });
  expect(violations).toEqual([]);
});

test("where WebAssembly is forbidden a plain sentence says so, and the program can be read", async ({
  page,
}) => {
  const policy = `default-src 'none'; script-src ${host()}; connect-src ${host()}; worker-src blob:; style-src 'unsafe-inline'`;
  await page.goto(blog.write(embed(CYCLE) + script(), { "content-security-policy": policy }));
  const playground = new Embed(page);
  await playground.run.click();
  await expect(playground.element.getByRole("status")).toContainText(
    "forbid WebAssembly, so the program cannot run here",
  );
  await expect(playground.element.locator("pre.text")).toContainText("del a, b");
  await playground.reaches("failed");
});

test("without a network the program can be read, and Run works when it is back", async ({ page }) => {
  await page.goto(blog.write(embed("print('back')\n") + script()));
  const playground = new Embed(page);
  await expect(playground.run).toBeVisible();
  await page.route(/player|wasm/, (route) => route.abort());
  await playground.run.click();
  await expect(playground.element.getByRole("status")).toContainText("Is there a network?");
  await expect(playground.element.locator("pre.text")).toContainText("print('back')");
  await page.unroute(/player|wasm/);
  await playground.run.click();
  await playground.reaches("finished");
  await expect(playground.element.getByRole("region", { name: "Output" })).toContainText("back");
});

test("with the server gone, what has run once is run again, and so is another program of the page", async ({
  page,
}) => {
  const files = new StaticHost(join(__dirname, "../../site/dist"), "/py/", {
    "access-control-allow-origin": "*",
  });
  await files.start();
  try {
    await page.goto(
      blog.write(
        `${embed("print('one')\n")}${embed("print('two')\n")}<script type="module" src="${files.url}embed.js"></script>`,
      ),
    );
    const [first, second] = [new Embed(page), new Embed(page, 1)];
    await first.run.click();
    await first.reaches("finished");
    await files.stop();
    await expect(page.evaluate((url) => fetch(url), files.url)).rejects.toThrow();
    const heard = first.element.evaluate(
      (element) =>
        new Promise((resolve) => {
          element.addEventListener("ouro-done", resolve, { once: true });
        }),
    );
    await first.button("Run again").click();
    await heard;
    await first.reaches("finished");
    await expect(first.element.getByRole("region", { name: "Output" })).toContainText("one");
    await second.run.click();
    await second.reaches("finished");
    await expect(second.element.getByRole("region", { name: "Output" })).toContainText("two");
  } finally {
    await files.stop();
  }
});

test("of two editors in different themes the one in use has its colours, and the other is text in its own", async ({
  page,
}) => {
  await page.goto(
    blog.write(
      embed("light = 1\n", 'editable theme="light"') +
        embed("dark = 1\n", 'editable theme="dark"') +
        embed("light = 2\n", 'editable theme="light"') +
        script(),
    ),
  );
  const [light, dark, other] = [new Embed(page), new Embed(page, 1), new Embed(page, 2)];
  const monaco = ({ element }: Embed) => element.locator(".monaco-editor").first();
  const open = async (playground: Embed) => {
    await playground.element.locator(".l").first().click();
    await expect(monaco(playground)).toBeVisible({ timeout: 15_000 });
  };
  const colour = (locator: Locator) => locator.evaluate((node) => getComputedStyle(node).backgroundColor);
  await open(light);
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText("typed = 1\n");
  await expect.poll(() => colour(monaco(light))).toBe("rgb(245, 245, 242)");
  // One in the same colours takes nothing away.
  await open(other);
  await expect(monaco(light)).toBeVisible();
  await open(dark);
  await expect.poll(() => colour(monaco(dark))).toBe("rgb(15, 17, 20)");
  await expect(light.element.locator(".monaco-editor")).toHaveCount(0);
  await expect(other.element.locator(".monaco-editor")).toHaveCount(0);
  await expect(light.element.locator("pre.text")).toHaveText(/typed = 1/);
  expect(await colour(light.element.locator(".ouro"))).toBe("rgb(245, 245, 242)");
  await page.screenshot({ path: test.info().outputPath("themes.png"), fullPage: true });
  await open(light);
  await expect.poll(() => colour(monaco(light))).toBe("rgb(245, 245, 242)");
  await expect(dark.element.locator(".monaco-editor")).toHaveCount(0);
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("more = 2\n");
  await expect
    .poll(() => light.element.evaluate((element) => (element as unknown as { code: string }).code))
    .toBe("typed = 1\nmore = 2\n");
});

test("without JavaScript the program stands there as text", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(blog.write(embed(CYCLE) + script()));
  await expect(page.locator("ouro-playground pre")).toContainText("del a, b");
  await expect(page.locator("ouro-playground pre")).toBeVisible();
  await page.close();
});

test("it works inside another shadow root", async ({ page }) => {
  const card = `<div id="card"></div><script type="module">
    const root = document.getElementById("card").attachShadow({ mode: "open" });
    root.innerHTML = ${JSON.stringify(embed(CYCLE)).replaceAll("</", "<\\/")};
    document.addEventListener("ouro-ready", () => { document.title = "heard"; });
  </script>`;
  await page.goto(blog.write(card + script()));
  const playground = new Embed(page);
  await playground.run.click();
  await playground.reaches("paused");
  await expect(playground.object(/^Node #\d+, refcount 1, generation 0, unreachable$/)).toHaveCount(2);
  await expect(page).toHaveTitle("heard");
});

test("removed it cleans up, put back it works again", async ({ page }) => {
  await page.goto(blog.write(`<div id="home">${embed(ENDLESS)}</div><div id="other"></div>${script()}`));
  const playground = new Embed(page);
  await playground.run.click();
  await playground.reaches("running");
  await expect.poll(() => page.workers().length).toBe(1);
  await page.evaluate(() => {
    const element = document.querySelector("ouro-playground")!;
    Object.assign(window, { kept: element });
    element.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
  await page.evaluate(() => {
    document.querySelector("#other")!.append((window as unknown as { kept: Element }).kept);
  });
  await playground.reaches("idle");
  await playground.run.click();
  await playground.reaches("running");
  await playground.button("Pause").click();
  await playground.reaches("paused");
});

test("of 20 embeds two have workers; the others keep their picture and go on when they are asked", async ({
  page,
}) => {
  test.setTimeout(120_000);
  let fetched = 0;
  page.on("request", (request) => {
    if (request.url().includes("ouro.wasm")) fetched++;
  });
  // One that was told to end may still be on its way out when the next one comes.
  const areTwoAtMost = () => expect.poll(() => page.workers().length).toBeLessThanOrEqual(2);
  const articles = Array.from({ length: 20 }, (_, i) =>
    embed(`a = [${i}]\nb = a\nprint(${i})  # ouro: at\n`),
  );
  await page.goto(blog.write(articles.join("") + script()));
  for (let i = 0; i < 20; i++) {
    const playground = new Embed(page, i);
    // By key: the picture of the one before may still push this button away from under a pointer.
    await playground.run.press("Enter");
    await playground.reaches("paused");
    await areTwoAtMost();
  }
  expect(fetched).toBe(1);
  const first = new Embed(page);
  await expect(first.object(/^list #\d+, refcount 2/)).toBeVisible();
  await first.button("Run on").click();
  await first.reaches("finished");
  await expect(first.element.getByRole("region", { name: "Output" })).toContainText("0");
  await new Embed(page, 1).button("Back").click();
  await expect(new Embed(page, 1).element.locator(".l.cur")).toHaveText(/b = a/);
  await areTwoAtMost();
});

test("a program that runs waits while it is out of sight", async ({ page }) => {
  await page.goto(blog.write(`${embed(ENDLESS)}<div style="height:4000px"></div>${script()}`));
  const playground = new Embed(page);
  await playground.run.click();
  await playground.reaches("running");
  await page.evaluate(() => {
    scrollTo(0, 3500);
  });
  await playground.reaches("paused");
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await playground.reaches("running");
});

test("autorun waits until it is seen", async ({ page }) => {
  await page.goto(
    blog.write(`<div style="height:3000px"></div>${embed("print('seen')\n", "autorun")}${script()}`),
  );
  const playground = new Embed(page);
  await page.waitForTimeout(300);
  expect(page.workers()).toHaveLength(0);
  await playground.element.scrollIntoViewIfNeeded();
  await playground.reaches("finished");
});

for (const [width, scheme] of [
  [390, "light"],
  [820, "dark"],
] as const) {
  test(`it looks as it should at ${width}, ${scheme}, and in the theme it is told to have`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    const other = scheme === "dark" ? "light" : "dark";
    await page.goto(
      blog.write(
        `<p>Before.</p>${embed(CYCLE, "controls autorun")}${embed(CYCLE, `controls autorun theme="${other}" views="graph heap gc timeline console"`)}<p>After.</p>${script()}`,
      ),
    );
    for (const nth of [0, 1]) {
      await new Embed(page, nth).element.scrollIntoViewIfNeeded();
      await new Embed(page, nth).reaches("paused");
    }
    const colours = await page
      .locator("ouro-playground")
      .evaluateAll((elements) =>
        elements.map(
          (element) => getComputedStyle(element.shadowRoot!.querySelector(".ouro")!).backgroundColor,
        ),
      );
    const [light, dark] = ["rgb(245, 245, 242)", "rgb(15, 17, 20)"];
    expect(colours).toEqual(scheme === "dark" ? [dark, light] : [light, dark]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.screenshot({ path: test.info().outputPath(`${width}-${scheme}.png`), fullPage: true });
  });
}

for (const framework of ["react", "vue"]) {
  test(`a page made by ${framework} changes it, removes it and brings it back`, async ({ page }) => {
    const tools = join(__dirname, "../tools/bundle.mjs");
    const bundle = execFileSync(process.execPath, [tools, join(__dirname, `frameworks/${framework}.ts`)]);
    blog.pages.set(`/${framework}.js`, { body: bundle });
    await page.goto(
      blog.write(`<div id="root"></div><script type="module" src="/${framework}.js"></script>${script()}`),
    );
    const playground = new Embed(page);
    await playground.run.click();
    await playground.reaches("finished");
    await expect(playground.object(/^list #/)).toBeVisible();
    await expect(page.getByText("ready 1", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Rename" }).click();
    await expect(playground.element.locator("pre.text")).toContainText("second = [1, 2]");
    await playground.run.click();
    await expect(playground.element.getByRole("region", { name: "Output" })).toContainText("second");
    await page.getByRole("button", { name: "Toggle" }).click();
    await expect(playground.element).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(0);
    await page.getByRole("button", { name: "Toggle" }).click();
    await playground.run.click();
    await playground.reaches("finished");
  });
}
