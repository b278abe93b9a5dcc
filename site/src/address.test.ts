import { expect, test } from "vitest";
import { fragmentOf, readAddress } from "./address";
import { NO_OPTIONS, withoutSetup, withSetup } from "./options";

const CODE = "print(\"a+b & 50 %\", 'ü')\n# end";

test("a program survives the way through the address", async () => {
  const fragment = await fragmentOf(CODE);
  expect(fragment).toMatch(/^#v=1&code=[\w-]+$/);
  expect(await readAddress(fragment)).toEqual({ code: CODE, options: NO_OPTIONS, problems: [] });
});

test("all options survive with it, and the program comes last", async () => {
  const options = {
    python: "3.12",
    at: { line: 21, times: 3 },
    step: 12,
    tick: { tick: 134, landmark: 2 },
    views: ["graph", "console"],
    theme: "dark",
    breakpoints: [3, 7],
    thresholds: [700, 10, 10],
    maxBytes: 1_000_000,
    maxSteps: 5000,
    setup: 4,
  } as const;
  const fragment = await fragmentOf("x = 1", options);
  expect(fragment).toMatch(
    /^#v=1&python=3.12&at=21%3A3&step=12&tick=134.2&views=graph,console&theme=dark&breakpoints=3,7&gc-thresholds=700,10,10&max-bytes=1000000&max-steps=5000&setup=4&code=/,
  );
  expect(await readAddress(fragment)).toEqual({ code: "x = 1", options, problems: [] });
});

test("set-up code is taken from the program and put in front again, with the lines that are named", () => {
  const options = { ...NO_OPTIONS, at: { line: 4, times: 2 }, breakpoints: [2, 5], setup: 2 };
  const parts = withoutSetup("import gc\nn = 1\na = n\nb = a\nprint(b)\n", options);
  expect(parts).toEqual({
    setup: "import gc\nn = 1\n",
    code: "a = n\nb = a\nprint(b)\n",
    options: { ...NO_OPTIONS, at: { line: 2, times: 2 }, breakpoints: [3] },
  });
  expect(withSetup(parts.options, 2)).toEqual({ ...options, breakpoints: [5] });
  expect(withSetup(NO_OPTIONS, 0)).toEqual(NO_OPTIONS);
  // More of it than there is program: a link that was changed by hand.
  expect(withoutSetup("a = 1\n", { ...NO_OPTIONS, setup: 9 })).toEqual({
    setup: "",
    code: "a = 1\n",
    options: NO_OPTIONS,
  });
});

test("an empty program is a program", async () => {
  expect((await readAddress(await fragmentOf(""))).code).toBe("");
});

test("links of the first days stay valid", async () => {
  expect(await readAddress("#python=3.12&code=x%20%3D%201%2B1")).toMatchObject({
    code: "x = 1+1",
    options: { python: "3.12" },
    problems: [],
  });
  expect((await readAddress("#code=a+b%26c")).code).toBe("a+b&c");
  expect((await readAddress("#code=%")).code).toBe("%");
});

test("a link that was cut anywhere keeps what it can and says so", async () => {
  const source = Array.from({ length: 40 }, (_, i) => `name_${i} = [${i * 7919}]\n`).join("");
  const whole = await fragmentOf(source, { ...NO_OPTIONS, python: "3.11" });
  const start = whole.indexOf("code=") + 5;
  let longest = 0;
  for (let length = start; length < whole.length; length += 7) {
    const { code, options, problems } = await readAddress(whole.slice(0, length));
    expect(options.python).toBe("3.11");
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^The link was cut/);
    expect(source.startsWith(code ?? "")).toBe(true);
    longest = Math.max(longest, (code ?? "").length);
  }
  expect(longest).toBeGreaterThan(source.length / 2);
});

test("a link that was cut before its program says that it is missing", async () => {
  expect(await readAddress("#v=1&python=3.12&at=3")).toMatchObject({
    code: null,
    options: { python: "3.12", at: { line: 3, times: 1 } },
    problems: ["The link was cut: its program is missing."],
  });
});

test("a link from a newer version says so and keeps what is understood", async () => {
  const fragment = (await fragmentOf("x = 1")).replace("v=1", "v=2&python=3.19&mood=blue&step=2");
  const { code, options, problems } = await readAddress(fragment);
  expect(code).toBe("x = 1");
  expect(options).toEqual({ ...NO_OPTIONS, step: 2 });
  expect(problems).toEqual([
    "This link comes from a newer version of the playground. What is understood of it is shown.",
    "The link's python is “3.19”, which is not known here.",
  ]);
});

test("an address without a program is no problem", async () => {
  expect(await readAddress("")).toEqual({ code: null, options: NO_OPTIONS, problems: [] });
  expect(await readAddress("#why")).toEqual({ code: null, options: NO_OPTIONS, problems: [] });
});

test.each([
  "at=0",
  "at=3:0",
  "at=x",
  "step=-1",
  "tick=1.2.3",
  "views=graph,film",
  "gc-thresholds=1,2,3,4",
  "theme=blue",
])("%s makes no sense and is left out", async (field) => {
  const { options, problems } = await readAddress(`#${field}&code=x`);
  expect(options).toEqual(NO_OPTIONS);
  expect(problems).toHaveLength(1);
});
