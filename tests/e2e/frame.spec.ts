// embed.html in an iframe of another origin, sandboxed to scripts alone.
import { expect, test } from "@playwright/test";
import { Blog } from "./blog";

const blog = new Blog();
test.beforeAll(() => blog.open());
test.afterAll(() => blog.close());

const host = (): string => new URL(test.info().project.use.baseURL ?? "").origin;
const PROGRAM = "a%20%3D%20%5B1%5D%0Ab%20%3D%20a%0Aprint(b)%0A";
const frame = (fragment: string): string =>
  `<iframe src="${host()}/embed.html${fragment}" title="Two names, one list" sandbox="allow-scripts" style="width:100%;border:0" height="100" data-ouro-resize></iframe>
<script async src="${host()}/resize.js"></script>`;

test("a sandboxed frame runs its program, takes the height it needs, and answers calls", async ({ page }) => {
  await page.goto(
    blog.write(`${frame(`#at=3&code=${PROGRAM}`)}<script>
      window.heard = [];
      addEventListener("message", ({ data, source }) => {
        if (source === document.querySelector("iframe").contentWindow && data.type !== "resize") heard.push(data);
      });
    </script>`),
  );
  const inside = page.frameLocator("iframe");
  await inside.getByRole("button", { name: "Run", exact: true }).click();
  await expect(inside.getByRole("option", { name: /^list #\d+, refcount 2/ })).toBeVisible();
  const heights = () =>
    page.locator("iframe").evaluate((element: HTMLIFrameElement) => element.getBoundingClientRect().height);
  await expect.poll(heights).toBeGreaterThan(350);
  await expect.poll(heights).toBeLessThan(900);
  await page.locator("iframe").evaluate((element: HTMLIFrameElement) => {
    const say = (message: object) => element.contentWindow?.postMessage({ ouro: 1, ...message }, "*");
    say({ type: "init", theme: "dark" });
    say({ type: "call", id: 7, method: "run" });
    say({ type: "call", id: 8, method: "remove" });
  });
  await expect(inside.getByRole("region", { name: "Output" })).toContainText("[1]");
  await expect(inside.locator("ouro-playground")).toHaveAttribute("theme", "dark");
  const heard = () =>
    page.evaluate(
      () =>
        (window as unknown as { heard: { type: string; id?: number; name?: string; error?: string }[] })
          .heard,
    );
  await expect
    .poll(async () => (await heard()).map(({ type, id }) => `${type} ${id ?? ""}`))
    .toContain("return 7");
  expect((await heard()).find(({ id }) => id === 8)?.error).toBe("there is no method remove");
  expect((await heard()).filter(({ type }) => type === "event").map(({ name }) => name)).toContain(
    "ouro-done",
  );
  expect(await inside.locator("body").evaluate(() => self.origin)).toBe("null");
});

test("a link out of a frame that may open no windows is opened by the page around it", async ({ page }) => {
  await page.goto(blog.write(frame(`#code=${PROGRAM}`)));
  const inside = page.frameLocator("iframe");
  await inside.getByRole("button", { name: "Run", exact: true }).click();
  const link = inside.getByRole("link", { name: "Open in the playground" });
  await expect(link).toHaveAttribute("href", /#v=1&/);
  const opened = page.waitForEvent("popup");
  await link.click();
  const other = await opened;
  await expect(other.locator("#editor")).toContainText("print");
  expect(new URL(other.url()).pathname).toBe("/");
});

test("a frame whose address was cut says so and shows what is left", async ({ page }) => {
  await page.goto(blog.write(frame("#v=1&python=3.12")));
  await expect(
    page.frameLocator("iframe").getByText("The link was cut: its program is missing."),
  ).toBeVisible();
});
