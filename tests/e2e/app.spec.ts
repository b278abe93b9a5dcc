// The page as an app: kept without a network, changed to a new version when the reader wants it, installed, opening
// files; and what it says where a browser gives it less.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect as soon, test } from "@playwright/test";
import { Playground } from "./playground";
import { StaticHost } from "./static-host";

// Much is loaded here before anything can be seen.
const expect = soon.configure({ timeout: 20_000 });
const DIST = join(__dirname, "../../site/dist");

/** A copy of the build whose index.html says something else: all that a service worker sees of a next version. */
async function nextVersion(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "ouro-next-"));
  await cp(DIST, folder, { recursive: true });
  const page = (await readFile(join(folder, "index.html"), "utf8")).replace("<body", '<body data-next="yes"');
  await writeFile(join(folder, "index.html"), page);
  const revision = createHash("sha256").update(page).digest("hex").slice(0, 16);
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  const entry = /(url:[`"']index\.html[`"'],revision:[`"'])[0-9a-f]+/;
  expect(worker).toMatch(entry);
  await writeFile(join(folder, "sw.js"), worker.replace(entry, `$1${revision}`));
  return folder;
}

/** Until the service worker has all files and serves the page. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (navigator.serviceWorker.controller === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

async function type(page: Page, text: string): Promise<void> {
  await expect(page.locator(".monaco-editor").first()).toBeVisible();
  await page.getByRole("region", { name: "Editor", exact: true }).click({ position: { x: 200, y: 200 } });
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

const notices = (page: Page) => page.getByRole("status", { name: "Notices" });

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });
  let host: StaticHost;
  test.beforeEach(async () => {
    host = new StaticHost(DIST, "/some/folder/");
    await host.start();
  });
  test.afterEach(() => host.stop());

  test("after one visit everything is there without a network: editor, lessons, releases, pictures", async ({
    page,
  }) => {
    await page.goto(host.url);
    await kept(page);
    await host.stop();
    const missing: string[] = [];
    page.on("requestfailed", (request) => missing.push(request.url()));
    await page.goto(`${host.url}?from=home#code=${encodeURIComponent("print('offline')\n")}`);
    const playground = new Playground(page);
    await playground.runToEnd();
    expect(await playground.printed()).toBe("offline\n");
    await expect(page.locator(".monaco-editor").first()).toBeVisible();
    await page.evaluate(() => document.fonts.load("16px codicon"));
    for (const release of ["3.11", "3.12", "3.14", "3.14-generational"]) {
      await page.getByRole("combobox", { name: "Python version" }).selectOption(release);
      await expect.poll(() => playground.state()).toBe("finished");
    }
    const lessons = page.getByRole("combobox", { name: "Program" }).getByRole("option");
    expect(await lessons.count()).toBeGreaterThan(5);
    const dot = "import objgraph\nx = []\nobjgraph.show_refs([x])\n";
    await page.goto(`${host.url}index.html#code=${encodeURIComponent(dot)}`);
    await playground.runToEnd();
    await expect(playground.output.locator("svg").first()).toBeVisible();
    expect(missing.filter((url) => !url.endsWith("sw.js"))).toEqual([]);
  });

  test("a new version waits until the reader wants it, and what was typed comes along", async ({
    page,
    context,
  }) => {
    await page.goto(`${host.url}#code=${encodeURIComponent("print('from the link')\n")}`);
    await kept(page);
    const other = await context.newPage();
    await other.goto(host.url);
    await type(page, "print('typed')\n");
    const folder = await nextVersion();
    try {
      host.folder = folder;
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      await expect(notices(page)).toContainText("A new version of the playground is there");
      await expect(notices(other)).toContainText("A new version of the playground is there");
      // Until then the page is the old one, also when it is loaded again.
      await other.reload();
      await expect(other.locator("body")).not.toHaveAttribute("data-next");
      await expect(notices(other)).toContainText("A new version of the playground is there");
      await notices(page).getByRole("button", { name: "Reload" }).click();
      await expect(page.locator("body")).toHaveAttribute("data-next", "yes");
      const playground = new Playground(page);
      await expect(playground.editor).toContainText("print('typed')");
      await expect(notices(page)).toBeEmpty();
      // The other window goes on as it was and is told.
      await expect(notices(other)).toContainText("Another window has changed to a new version");
      await expect(other.locator("body")).not.toHaveAttribute("data-next");
      await notices(other).getByRole("button", { name: "Later" }).click();
      await expect(notices(other)).toBeEmpty();
      await new Playground(other).runToEnd();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("where there is no room to keep the page a plain sentence says so, and everything else works", async ({
    page,
    context,
  }) => {
    const devtools = await context.newCDPSession(page);
    await page.goto("about:blank");
    const { origin } = new URL(host.url);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 300_000 });
    await page.goto(`${host.url}#code=${encodeURIComponent("print('no room')\n")}`);
    await expect(notices(page)).toContainText("This browser has no room to keep the playground");
    const playground = new Playground(page);
    await expect(playground.editor).toContainText("print('no room')");
    await playground.runToEnd();
    expect(await playground.printed()).toBe("no room\n");
    // All files or none: what was half kept serves nobody.
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await page.reload();
    await new Playground(page).runToEnd();
    await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  });

  test("the browser finds nothing that keeps the page from being installed", async ({ page, context }) => {
    await page.goto(host.url);
    await kept(page);
    const devtools = await context.newCDPSession(page);
    const { url, errors } = await devtools.send("Page.getAppManifest");
    expect(url).toBe(`${host.url}manifest.webmanifest`);
    expect(errors).toEqual([]);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    const found = installabilityErrors.map(({ errorId }) => errorId);
    expect(found.filter((id) => id !== "in-incognito")).toEqual([]);
  });
});

test.describe("text that was typed over the program of a link", () => {
  const link = `/#code=${encodeURIComponent("print('from the link')\n")}`;
  const shown = async (page: Page): Promise<string> =>
    (await new Playground(page).editor.innerText()).replaceAll("\u00a0", " ");
  /** Resolves once it is kept: a reload must not be faster than the editor. */
  async function typed(page: Page, text: string): Promise<void> {
    await type(page, text);
    await expect.poll(() => shown(page)).toContain(text.trim());
  }

  test("is there after a reload; the link opened anew shows its own; a bar has the other one", async ({
    page,
    context,
  }) => {
    await page.goto(link);
    await typed(page, "print('typed')\n");
    await expect(notices(page)).toBeEmpty();
    await page.reload();
    await expect(notices(page)).toContainText("This is what you typed over the link's program.");
    expect(await shown(page)).toContain("print('typed')");
    await page.screenshot({ path: test.info().outputPath("typed.png") });
    await notices(page).getByRole("button", { name: "Show the link's program" }).click();
    await expect.poll(() => shown(page)).toContain("print('from the link')");
    await expect(notices(page)).toContainText("This is the link's program.");
    await notices(page).getByRole("button", { name: "Show what you typed" }).click();
    await expect.poll(() => shown(page)).toContain("print('typed')");

    const other = await context.newPage();
    await other.goto(link);
    await expect(notices(other)).toContainText("This is the link's program. You have typed over it before.");
    expect(await shown(other)).toContain("print('from the link')");
    // What is typed now takes nothing away, either.
    await typed(other, "print('typed later')\n");
    await notices(other).getByRole("button", { name: "Show what you typed" }).click();
    await expect.poll(() => shown(other)).toContain("print('typed')");
    await notices(other).getByRole("button", { name: "Show your other text" }).click();
    await expect.poll(() => shown(other)).toContain("print('typed later')");
    await new Playground(other).runToEnd();
    expect(await new Playground(other).printed()).toBe("typed later\n");
  });

  test("is not that of another link, nor the reader's own program", async ({ page }) => {
    await page.goto("/");
    await typed(page, "print('my own')\n");
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link.slice(1));
    await expect.poll(() => shown(page)).toContain("print('from the link')");
    await typed(page, "print('typed')\n");
    await page.evaluate(() => {
      location.hash = "#code=print('another')";
    });
    await expect.poll(() => shown(page)).toContain("print('another')");
    await expect(notices(page)).toBeEmpty();
    await page.goBack();
    await expect.poll(() => shown(page)).toContain("print('from the link')");
    await expect(notices(page)).toContainText("You have typed over it before.");
    await page.goBack();
    await expect.poll(() => shown(page)).toContain("print('my own')");
    await expect(notices(page)).toBeEmpty();
    await page.reload();
    await expect.poll(() => shown(page)).toContain("print('my own')");
    const program = page.getByRole("combobox", { name: "Program" });
    await program.selectOption({ index: 3 });
    await expect.poll(() => shown(page)).not.toContain("print('my own')");
    await program.selectOption({ label: "Your program" });
    await expect.poll(() => shown(page)).toContain("print('my own')");
  });
});

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
}
interface Manifest {
  readonly icons: readonly Picture[];
  readonly screenshots: readonly (Picture & { readonly form_factor: string; readonly label: string })[];
  readonly shortcuts: readonly { readonly url: string; readonly icons: readonly Picture[] }[];
  readonly file_handlers: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
}

test("every picture of the manifest is as large as it says", async ({ page, request }) => {
  await page.goto("/");
  const manifest = (await (await request.get("/manifest.webmanifest")).json()) as Manifest;
  const pictures = [
    ...manifest.icons,
    ...manifest.screenshots,
    ...manifest.shortcuts.flatMap(({ icons }) => icons),
  ];
  for (const { src, sizes, type } of pictures) {
    const answer = await request.get(`/${src}`);
    expect(answer.headers()["content-type"], src).toBe(type);
    if (type === "image/svg+xml") continue;
    const body = await answer.body();
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`, src).toBe(sizes);
  }
  const sizesOf = (purpose: string) =>
    manifest.icons.filter((icon) => icon.purpose === purpose).map(({ sizes }) => sizes);
  expect(sizesOf("maskable")).toEqual(["192x192", "512x512"]);
  expect(sizesOf("any")).toEqual(["any", "192x192", "512x512"]);
  expect(manifest.screenshots.map(({ form_factor }) => form_factor)).toEqual(["wide", "narrow"]);
  expect(manifest.file_handlers[0]?.accept["text/x-python"]).toContain(".py");
});

test("what matters in a maskable icon lies in its safe circle, and nothing in it is transparent", async ({
  page,
}) => {
  await page.goto("/");
  const farthest = await page.evaluate(async () => {
    const image = await createImageBitmap(await (await fetch("app/maskable-512.png")).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const brush = canvas.getContext("2d")!;
    brush.drawImage(image, 0, 0);
    const { data, width } = brush.getImageData(0, 0, image.width, image.height);
    let most = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] !== 255) return Infinity;
      const isGround = [0, 1, 2].every((k) => data[i + k] === data[k]);
      const [x, y] = [(i / 4) % width, Math.floor(i / 4 / width)];
      if (!isGround) most = Math.max(most, Math.hypot(x - width / 2, y - width / 2) / width);
    }
    return most;
  });
  expect(farthest).toBeGreaterThan(0.2);
  expect(farthest).toBeLessThanOrEqual(0.4);
});

test("each shortcut opens its program", async ({ page, request }) => {
  const manifest = (await (await request.get("/manifest.webmanifest")).json()) as Manifest;
  expect(manifest.shortcuts).toHaveLength(2);
  const playground = new Playground(page);
  await page.goto(`/${manifest.shortcuts[0]!.url}`);
  await playground.runToEnd();
  expect(await playground.printed()).toBe("");
  await page.goto("about:blank");
  await page.goto(`/${manifest.shortcuts[1]!.url}`);
  await playground.runToEnd();
  expect(await playground.printed()).toBe("1 object freed\n");
});

test("the Install button is there while the browser offers it, at every width", async ({ page }) => {
  const install = page.getByRole("button", { name: "Install", exact: true });
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeVisible();
  await expect(install).toBeHidden();
  const offer = () =>
    page.evaluate(() => {
      const event = new Event("beforeinstallprompt", { cancelable: true });
      const asked = () => {
        document.body.dataset.prompted = "yes";
        return Promise.resolve();
      };
      window.dispatchEvent(Object.assign(event, { prompt: asked }));
      return event.defaultPrevented;
    });
  expect(await offer()).toBe(true);
  for (const [width, height] of [
    [360, 740],
    [820, 1180],
    [1024, 768],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(install).toBeInViewport({ ratio: 1 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.screenshot({ path: test.info().outputPath(`install-${width}.png`) });
  }
  await install.click();
  await expect(page.locator("body")).toHaveAttribute("data-prompted", "yes");
  await expect(install).toBeHidden();
  await offer();
  await expect(install).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("appinstalled")));
  await expect(install).toBeHidden();
});

/** The launch queue of an installed page, with one file in it. */
async function launchWith(page: Page, name: string, content: readonly number[] | string): Promise<void> {
  await page.addInitScript(
    ({ name, content }) => {
      const part = typeof content === "string" ? content : new Uint8Array(content);
      const file = new File([part], name);
      const handle = { name: file.name, getFile: () => Promise.resolve(file) };
      const setConsumer = (consumer: (launch: object) => void) => {
        consumer({ files: [handle] });
      };
      Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
    },
    { name, content },
  );
}

test("a Python file opened from the desktop is the program", async ({ page }) => {
  await launchWith(page, "grüße.py", "text = 'grüße'\r\nprint(text)\r\n");
  await page.goto("/");
  const playground = new Playground(page);
  await expect(playground.editor).toContainText("text = 'grüße'");
  await playground.runToEnd();
  expect(await playground.printed()).toBe("grüße\n");
  // It is the reader's own from now on.
  expect(await page.evaluate(() => localStorage.getItem("ouroboros.program"))).toContain("print(text)");
});

test("a Python file dropped on the page is the program, and the page stays", async ({ page }) => {
  await page.goto("/");
  const playground = new Playground(page);
  await expect(page.locator(".monaco-editor").first()).toBeVisible();
  const drop = () =>
    page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["print('dropped')\n"], "dropped.py"));
      const target = document.querySelector(".monaco-editor") ?? document.body;
      return ["dragover", "drop"].map(
        (type) =>
          !target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })),
      );
    });
  await expect.poll(async () => (await drop()).every(Boolean)).toBe(true);
  await expect(playground.editor).toContainText("print('dropped')");
  await playground.runToEnd();
  expect(await playground.printed()).toBe("dropped\n");
});

test("a file that is no text says so, and the program that was there stays", async ({ page }) => {
  await launchWith(page, "photo.py", [0xff, 0xd8, 0xff, 0xe0]);
  await page.goto("/");
  await expect(notices(page)).toContainText("photo.py is not text in UTF-8.");
  await expect(new Playground(page).editor).toContainText("class Node");
});

test.describe("where a browser gives less, a plain sentence says so and the program can be read", () => {
  const open = `/#code=${encodeURIComponent("print('still here')\n")}`;

  test("no storage", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await page.goto(open);
    const playground = new Playground(page);
    await playground.runToEnd();
    await type(page, "print('typed')\n");
    await expect(notices(page)).toContainText("This browser keeps nothing for this page");
    await playground.runToEnd();
    expect(await playground.printed()).toBe("typed\n");
  });

  test("storage full", async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.goto(open);
    await type(page, "print('typed')\n");
    await expect(notices(page)).toContainText("This browser's storage is full");
    await expect(new Playground(page).editor).toContainText("print('typed')");
  });

  test("no runtime, because the network went away", async ({ page }) => {
    await page.route(/\.wasm(\?|$)/, (route) => route.abort());
    await page.goto(open);
    const playground = new Playground(page);
    await playground.run.click();
    await expect(playground.editor.getByText("The runtime did not arrive").first()).toBeVisible();
    await expect(playground.editor).toContainText("print('still here')");
  });

  test("no page script, because the network went away", async ({ page }) => {
    await page.route(/assets\/.*\.js$/, (route) => route.abort());
    await page.goto(open);
    const sorry = page.getByRole("alert");
    await expect(sorry).toContainText("A part of the playground did not arrive");
    await expect(sorry.locator("pre")).toHaveText("print('still here')\n");
  });

  test("no page script, and the program is packed in a link", async ({ page }) => {
    await page.route(/assets\/.*\.js$/, (route) => route.abort());
    const packed = deflateRawSync("print('packed')\n").toString("base64url");
    await page.goto(`/#v=1&python=3.12&code=${packed}`);
    const code = page.getByRole("alert").locator("pre");
    await expect(code).toHaveText("print('packed')\n");
    await page.goto("/#v=1&code=!!");
    await page.reload();
    await expect(code).toContainText("its program cannot be read");
  });

  test("no lessons, because the network went away", async ({ page }) => {
    await page.route(/assets\/lessons-.*\.js$/, (route) => route.abort());
    await page.goto(open);
    await expect(page.locator("#toast")).toContainText("The lessons did not arrive");
    await new Playground(page).runToEnd();
  });

  test("WebAssembly forbidden by a policy of the host's", async ({ page }) => {
    const host = new StaticHost(DIST, "/", {
      "content-security-policy": "script-src 'self' 'unsafe-inline'; worker-src blob:",
    });
    await host.start();
    try {
      await page.goto(`${host.url}${open.slice(1)}`);
      const playground = new Playground(page);
      await playground.run.click();
      await expect(playground.editor.getByText("forbids WebAssembly").first()).toBeVisible();
      await expect(playground.editor).toContainText("print('still here')");
    } finally {
      await host.stop();
    }
  });

  test("a browser without WebAssembly", async ({ page }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, "WebAssembly");
    });
    await page.goto(open);
    const playground = new Playground(page);
    await playground.run.click();
    await expect(playground.editor.getByText("This browser has no WebAssembly").first()).toBeVisible();
    await expect(playground.editor).toContainText("print('still here')");
  });

  test("a browser that cannot read the page's JavaScript", async ({ page }) => {
    await page.route(/assets\/.*\.js$/, (route) =>
      route.fulfill({ contentType: "text/javascript", body: "let syntax of = tomorrow;" }),
    );
    await page.goto(open);
    const sorry = page.getByRole("alert");
    await expect(sorry).toContainText("This browser is too old for the playground");
    await expect(sorry.locator("pre")).toHaveText("print('still here')\n");
  });

  test("no service workers", async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await page.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
    });
    await page.goto(open);
    await new Playground(page).runToEnd();
    await page.waitForTimeout(1800);
    await expect(notices(page)).toBeEmpty();
    expect(problems).toEqual([]);
  });
});
