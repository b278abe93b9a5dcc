// Builds each recipe's page with the real tool, where it is installed, and looks at it in a browser: the picture is
// there, the element runs, the frame shows the program, the link leads to it. Where scripts are stripped, nothing is
// left of element and frame, but the picture, the program's text and the link. Needs the site's build.
//
//   node tests/recipes/build.mjs [--screenshots DIR] [NAME...]
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { deflateRawSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { check, finish } from "../package/check.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HERE = join(ROOT, "tests/recipes");
const TOOLS = join(ROOT, "build/tools"); // tests/tools/provide-recipes.sh puts there what Debian does not install
const PICTURE = "cycle-9.svg";
const PICTURE_NAME = "Two Nodes hold each other; no name leads to them";
const PROGRAM = readFileSync(join(HERE, "cycle.py"), "utf8");
const FRAGMENT = `v=1&code=${deflateRawSync(PROGRAM).toString("base64url")}`;
const work = mkdtempSync(join(tmpdir(), "ouro-recipes-"));

/**
 * How a folder of sources becomes a folder of pages, and where the picture goes. `needs` must exist for it; `leaves` says
 * what a host that strips scripts leaves of the recipe besides picture and link.
 */
const RECIPES = {
  plain: { pictures: ".", output: "." },
  markdown: { pictures: ".", output: ".", build: renderMarkdown },
  text: { pictures: ".", output: ".", build: renderMarkdown, leaves: "" },
  hugo: { pictures: "static", output: "public", command: ["hugo", "--quiet", "--config", "hugo.toml"] },
  mkdocs: { pictures: "docs", output: "site", command: ["mkdocs", "build", "--quiet"] },
  sphinx: { pictures: ".", output: "out", command: ["sphinx-build", "-q", "-b", "html", ".", "out"] },
  jekyll: { pictures: ".", output: "_site", command: ["jekyll", "build", "--quiet", "--disable-disk-cache"] },
  jupyter: {
    pictures: ".",
    output: ".",
    needs: "/usr/share/jupyter/kernels/python3",
    command: [
      "jupyter-nbconvert",
      "--execute",
      "--to=html",
      "--embed-images",
      "--output=index.html",
      "page.ipynb",
    ],
  },
  docusaurus: {
    pictures: "docs",
    output: "build",
    needs: join(TOOLS, "docusaurus/node_modules"),
    tools: { node_modules: "docusaurus/node_modules" },
    command: ["node", "node_modules/@docusaurus/core/bin/docusaurus.mjs", "build"],
  },
  "wordpress, as an administrator": wordpress("administrator"),
  "wordpress, as an author": { ...wordpress("author"), leaves: PROGRAM },
};

/** WordPress with the database of the recipe, which is empty. */
function wordpress(role) {
  const tools = {};
  for (const name of ["wp-includes", "wp-admin", "wp-settings.php"])
    tools[name] = `wordpress/usr/share/wordpress/${name}`;
  return {
    folder: "wordpress",
    pictures: ".",
    output: ".",
    needs: join(TOOLS, tools["wp-settings.php"]),
    tools,
    command: ["php", "page.php", role],
    isPrinted: true,
  };
}

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

/** A recipe's sources in a folder of their own, about this host, with the tools that it wants beside them. */
function prepare(name, host) {
  const folder = join(work, name);
  const { folder: sources = name, pictures, tools = {} } = RECIPES[name];
  cpSync(join(HERE, sources), folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, file);
    if (statSync(path).isDirectory()) continue;
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll("https://HOST/", host).replaceAll("FRAGMENT", FRAGMENT));
  }
  cpSync(join(work, PICTURE), join(folder, pictures, PICTURE));
  for (const [link, tool] of Object.entries(tools)) symlinkSync(join(TOOLS, tool), join(folder, link));
  return folder;
}

async function make({ command, build, output, isPrinted }, folder) {
  if (command !== undefined) {
    const printed = execFileSync(command[0], command.slice(1), { cwd: folder, stdio: "pipe" });
    if (isPrinted) writeFileSync(join(folder, output, "index.html"), printed);
  }
  await build?.(folder);
}

/** With the renderer that Monaco brings along. */
async function renderMarkdown(folder) {
  const { marked } = await import("marked");
  const html = marked.parse(readFileSync(join(folder, "page.md"), "utf8"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8">\n${html}`);
}

function isInstalled({ command, needs }) {
  if (needs !== undefined && !existsSync(needs)) return false;
  return command === undefined || spawnSync(command[0], ["--version"]).error === undefined;
}

/** What is wrong with the picture and the link of a built page, or true. */
async function lookAtStill(page, host) {
  const picture = page.getByRole("img", { name: PICTURE_NAME });
  const width = await picture.evaluate(async (image) => {
    await image.decode();
    return image.naturalWidth;
  });
  if (!(width > 100)) return `the picture is ${width} pixels wide`;
  const target = await page.getByRole("link", { name: "Run it in the playground" }).getAttribute("href");
  return target === `${host}#${FRAGMENT}` || `the link leads to ${target}`;
}

/** What is wrong with what is left where scripts are stripped, or true. */
async function lookAtRest(page, leaves) {
  const living = await page.locator("ouro-playground, iframe, script[src*='embed.js']").count();
  if (living > 0) return `${living} parts are left that were said to be stripped`;
  const text = (await page.locator("pre").allTextContents()).join("");
  if (text.trim() !== leaves.trim()) return `the program's text is ${JSON.stringify(text)}`;
  const opened = await page.context().newPage();
  await opened.goto(await page.getByRole("link", { name: "Run it in the playground" }).getAttribute("href"));
  await opened.getByText("nobody can reach them").first().waitFor({ timeout: 20000 });
  return true;
}

/** What is wrong with the element and the frame of a built page, or true. */
async function lookAtLiving(page) {
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
  return true;
}

/** What is wrong with a built page, or true. */
async function lookAt(page, address, name) {
  const { leaves } = RECIPES[name];
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  // Fonts and scripts that a tool has its pages fetch from elsewhere are none of the recipe's.
  await page.route(
    (url) => url.hostname !== "127.0.0.1" && url.protocol.startsWith("http"),
    (route) => route.abort(),
  );
  await page.goto(address);
  let verdict = await lookAtStill(page, host.address);
  if (verdict === true)
    verdict = await (leaves === undefined ? lookAtLiving(page) : lookAtRest(page, leaves));
  if (screenshots !== undefined)
    await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
  if (verdict !== true) return verdict;
  return errors.length === 0 || errors.join("\n");
}

const { values, positionals: wished } = parseArgs({
  options: { screenshots: { type: "string" } },
  allowPositionals: true,
});
const { screenshots } = values;
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
      await make(recipe, folder);
      const pages = await serve(join(folder, recipe.output));
      const context = await browser.newContext();
      const page = await context.newPage();
      try {
        return await lookAt(page, pages.address, name);
      } finally {
        await context.close();
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
