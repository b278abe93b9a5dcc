// Builds each recipe's page with the real tool, where it is installed, and looks at it in a browser: the picture is
// there, the element runs, the frame shows the program, the link leads to it. Needs the site's build.
//
//   node tests/recipes/build.mjs [NAME...]
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { check, finish } from "../package/check.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HERE = join(ROOT, "tests/recipes");
const PICTURE = "cycle-9.svg";
const PROGRAM = readFileSync(join(HERE, "cycle.py"), "utf8");
const FRAGMENT = `v=1&code=${deflateRawSync(PROGRAM).toString("base64url")}`;
const work = mkdtempSync(join(tmpdir(), "ouro-recipes-"));

/** How a folder of sources becomes a folder of pages, and where the picture goes. */
const RECIPES = {
  plain: { pictures: ".", output: "." },
  markdown: { pictures: ".", output: ".", build: renderMarkdown },
  hugo: { pictures: "static", output: "public", command: ["hugo", "--quiet", "--config", "hugo.toml"] },
  mkdocs: { pictures: "docs", output: "site", command: ["mkdocs", "build", "--quiet"] },
  sphinx: { pictures: ".", output: "out", command: ["sphinx-build", "-q", "-b", "html", ".", "out"] },
  jekyll: { pictures: ".", output: "_site", command: ["jekyll", "build", "--quiet", "--disable-disk-cache"] },
};

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves a folder; any page may use its files, as on a host that is meant for that. */
async function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" });
    return response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { close: () => server.close(), address: `http://127.0.0.1:${server.address().port}/` };
}

/** A recipe's sources in a folder of their own, about this host. */
function prepare(name, host) {
  const folder = join(work, name);
  cpSync(join(HERE, name), folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, file);
    if (statSync(path).isDirectory()) continue;
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll("https://HOST/", host).replaceAll("FRAGMENT", FRAGMENT));
  }
  cpSync(join(work, PICTURE), join(folder, RECIPES[name].pictures, PICTURE));
  return folder;
}

/** With the renderer that Monaco brings along. */
async function renderMarkdown(folder) {
  const { marked } = await import("marked");
  const html = marked.parse(readFileSync(join(folder, "page.md"), "utf8"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8">\n${html}`);
}

function isInstalled({ command }) {
  return command === undefined || spawnSync(command[0], ["--version"]).error === undefined;
}

/** What is wrong with a built page, or true. */
async function lookAt(page, address, host) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(address);
  const picture = page.getByRole("img", { name: "Two Nodes hold each other; no name leads to them" });
  const width = await picture.evaluate(async (image) => {
    await image.decode();
    return image.naturalWidth;
  });
  if (!(width > 100)) return `the picture is ${width} pixels wide`;
  const target = await page.getByRole("link", { name: "Run it in the playground" }).getAttribute("href");
  if (target !== `${host}#${FRAGMENT}`) return `the link leads to ${target}`;
  const element = page.locator("ouro-playground");
  const code = await element.evaluate(async (node) => {
    await globalThis.customElements.whenDefined("ouro-playground");
    return node.code;
  });
  if (code !== PROGRAM) return `the element's program is ${JSON.stringify(code)}`;
  await element.getByRole("button", { name: /Run$/ }).click();
  await element.locator(".box.object.ghost").nth(1).waitFor({ timeout: 20000 });
  if ((await page.locator("iframe").count()) > 0) {
    const inside = page.frameLocator("iframe").locator("ouro-playground");
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await inside.locator(".text", { hasText: "nobody can reach them" }).waitFor({ timeout: 20000 });
  }
  return errors.length === 0 || errors.join("\n");
}

const wished = process.argv.slice(2);
const names = Object.keys(RECIPES).filter((name) => wished.length === 0 || wished.includes(name));
const host = await serve(join(ROOT, "site/dist"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
try {
  await check("the picture is drawn", () => {
    const args = ["--svg", "--at", "9", "--out", join(work, PICTURE), join(HERE, "cycle.py")];
    execFileSync(process.execPath, [join(ROOT, "wasm/cli.mjs"), ...args], { stdio: "pipe" });
    return readFileSync(join(work, PICTURE), "utf8").includes("2 unreachable");
  });
  for (const name of names) {
    const recipe = RECIPES[name];
    if (!isInstalled(recipe)) {
      console.log(`not installed: ${name}`);
      continue;
    }
    await check(`${name}: the built page is alive`, async () => {
      const folder = prepare(name, host.address);
      if (recipe.command !== undefined)
        execFileSync(recipe.command[0], recipe.command.slice(1), { cwd: folder, stdio: "pipe" });
      await recipe.build?.(folder);
      const pages = await serve(join(folder, recipe.output));
      const page = await browser.newPage();
      try {
        return await lookAt(page, pages.address, host.address);
      } finally {
        await page.close();
        pages.close();
      }
    });
  }
} finally {
  await browser.close();
  host.close();
  rmSync(work, { recursive: true });
}
finish();
