import { expect, test } from "vitest";
import { RELEASES } from "../../site/src/releases";
import { Runtime } from "../../wasm/shim/runtime";
import { wasmModule } from "./real-module";

/** What the program prints as a release. */
function printed(python: string, source: string): string {
  const runtime = new Runtime(wasmModule);
  runtime.create({ python });
  let text = "";
  runtime.host = { onWrite: (_stream, part) => void (text += part), readLine: () => null };
  expect(runtime.load(source, "main.py")).toBe(true);
  const nowhere = { tick: 0, landmark: 0 };
  runtime.run({ budget: 1e6, after: nowhere, conditions: 0, stopAt: nowhere, depth: 0, findLast: false });
  return text;
}

test("the runtime behaves as every release of the menu", () => {
  for (const release of RELEASES)
    expect(printed(release, "import sys; print(sys.version)")).toMatch(
      new RegExp(`^${release.replace("-generational", "")}[.]`),
    );
});

test("a release that there is not is refused", () => {
  expect(() => printed("2.7", "")).toThrow("no such Python version");
});
