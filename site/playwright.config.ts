import { defineConfig } from "@playwright/test";

const port = Number(process.env.OURO_TEST_PORT ?? 4173);

// The tests run on the built page: `vite build` comes first.
export default defineConfig({
  testDir: "../tests/e2e",
  outputDir: "./test-results",
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  // Other tests may run on the same machine.
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    // Only the tests about it wait for the service worker and what it fetches.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--font-render-hinting=none",
        "--force-color-profile=srgb",
      ],
    },
  },
  webServer: {
    command: `exec node_modules/.bin/vite preview --port ${port} --strictPort`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
});
