import { expect, test } from "vitest";
import { packOutput, unpackOutput } from "../../wasm/packed-output";
import type { OutputEntry } from "../../wasm/protocol";

test("output comes out of its package as it went in", () => {
  const entries: OutputEntry[] = [
    { position: { tick: 2 ** 40, landmark: 0 }, stream: "stdout", text: "añ😀\n", line: 3 },
    { position: { tick: 7, landmark: 2 }, stream: "stderr", text: "", line: 0 },
    { position: { tick: 8, landmark: 0 }, stream: "stdout", text: "\ud83d", line: 1 },
  ];
  expect(unpackOutput(packOutput(entries))).toEqual(entries);
  expect(unpackOutput(packOutput([]))).toEqual([]);
});
