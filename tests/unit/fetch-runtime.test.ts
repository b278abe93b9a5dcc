// Whatever keeps the runtime from coming, its place is told in its own words which of the obstacles it was.
import { afterEach, expect, test, vi } from "vitest";
import type { ObstacleWords } from "../../site/src/fetch-runtime";
import { fetchRuntime } from "../../site/src/fetch-runtime";

const WORDS: ObstacleWords = {
  unknown: (said) => `unknown: ${said}`,
  unreachable: (said) => `unreachable: ${said}`,
  missing: (said) => `missing: ${said}`,
  forbidden: (said) => `forbidden: ${said}`,
  broken: (said) => `broken: ${said}`,
};
/** The smallest module: its magic number and version. */
const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const answer = (body: BodyInit, type: string, status = 200) =>
  vi.fn(() => Promise.resolve(new Response(body, { status, headers: { "content-type": type } })));
const fetchIt = () => fetchRuntime("https://example.org/ouro.wasm", WORDS);

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a module is compiled, also where the host does not know its type", async () => {
  for (const type of ["application/wasm", "application/octet-stream"]) {
    vi.stubGlobal("fetch", answer(EMPTY, type));
    expect(await fetchIt()).toBeInstanceOf(WebAssembly.Module);
  }
});

test("without a network it is unreachable, and the error keeps its cause", async () => {
  const cause = new TypeError("Failed to fetch");
  vi.stubGlobal("fetch", () => Promise.reject(cause));
  await expect(fetchIt()).rejects.toMatchObject({ message: "unreachable: Failed to fetch", cause });
});

test("it is missing where the host says so, and where a page comes in its place", async () => {
  vi.stubGlobal("fetch", answer("", "text/plain", 404));
  await expect(fetchIt()).rejects.toThrow("missing: status 404");
  vi.stubGlobal("fetch", answer("<p>Welcome", "text/html; charset=utf-8"));
  await expect(fetchIt()).rejects.toThrow("missing: a page instead");
});

test("cut on its way it is broken, and where a policy speaks it is forbidden", async () => {
  vi.stubGlobal("fetch", answer(EMPTY.slice(0, 6), "application/wasm"));
  await expect(fetchIt()).rejects.toThrow(/^broken: /);
  vi.stubGlobal("fetch", answer(EMPTY, "application/octet-stream"));
  vi.spyOn(WebAssembly, "compile").mockRejectedValueOnce(
    new WebAssembly.CompileError("Refused to compile: it violates the Content Security Policy"),
  );
  await expect(fetchIt()).rejects.toThrow(/^forbidden: Refused/);
});

test("a browser without WebAssembly asks for nothing", async () => {
  const fetching = answer(EMPTY, "application/wasm");
  vi.stubGlobal("fetch", fetching);
  vi.stubGlobal("WebAssembly", undefined);
  await expect(fetchIt()).rejects.toThrow("unknown: ");
  expect(fetching).not.toHaveBeenCalled();
});
