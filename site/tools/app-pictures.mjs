// Draws the icons and screenshots that the manifest names, into site/public/app: node site/tools/app-pictures.mjs
// The screenshots are of the built page (vite build comes first). What it writes is kept in the repository.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const SITE = fileURLToPath(new URL("../", import.meta.url));
const OUT = `${SITE}public/app/`;
const PORT = 4331;
const INK = "#f5f5f2";
const GROUND = "#1a1b19";

/** The ring of favicon.svg on a ground; `share` of the width is the ring's. */
function icon(size, share, corner) {
  const scale = (24 / 20.5) * share;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24">
    <rect width="24" height="24" rx="${corner}" fill="${GROUND}"/>
    <g transform="translate(12 12) scale(${scale}) translate(-12 -12)">
      <path d="M20.3 9.2A9 9 0 1 1 15.6 3.8" fill="none" stroke="${INK}" stroke-width="2.6" stroke-linecap="round"/>
      <circle cx="19.2" cy="6" r="2.9" fill="${INK}"/><circle cx="19.9" cy="5.4" r=".8" fill="${GROUND}"/>
    </g></svg>`;
}

/** Launchers cut a maskable icon to their shape: what matters stays within a circle of 80 % of the width. */
const ICONS = [
  ["icon-192", 192, 0.66, 5.2],
  ["icon-512", 512, 0.66, 5.2],
  ["icon-180", 180, 0.62, 0],
  ["maskable-192", 192, 0.56, 0],
  ["maskable-512", 512, 0.56, 0],
];
const SCREENSHOTS = [
  ["screenshot-wide", 1280, 800],
  ["screenshot-narrow", 390, 844],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--force-color-profile=srgb"],
});
const server = spawn("node_modules/.bin/vite", ["preview", "--port", String(PORT), "--strictPort"], {
  cwd: SITE,
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  for (const [name, size, share, corner] of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<body style="margin:0;background:none">${icon(size, share, corner)}</body>`);
    await page.screenshot({ path: `${OUT}${name}.png`, omitBackground: true });
    await page.close();
  }
  await once(server.stdout, "data");
  for (const [name, width, height] of SCREENSHOTS) {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(`http://localhost:${PORT}/`);
    await page
      .getByRole("option", { name: /^Node #\d+, refcount 1/ })
      .first()
      .waitFor();
    await page.locator(".monaco-editor").first().waitFor({ state: "attached" });
    await page.waitForTimeout(800);
    await page.screenshot({ path: `${OUT}${name}.png` });
    await page.close();
  }
} finally {
  server.kill();
  await browser.close();
}
