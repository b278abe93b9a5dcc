import { expect, test } from "vitest";
import { KEPT_OUTPUT, OutputLog } from "../../wasm/replay/output-log";

const at = (tick: number) => () => ({ position: { tick, landmark: 0 }, line: tick });

test("a replay does not write twice, and what is new after it is added", () => {
  const log = new OutputLog();
  log.write("stdout", "a", at(1));
  const mark = log.mark;
  log.write("stdout", "b", at(2));
  log.rewind(mark);
  log.write("stdout", "b", at(2));
  log.write("stdout", "c", at(3));
  expect(log.take().entries.map(({ text }) => text)).toEqual(["a", "b", "c"]);
  expect(log.take()).toEqual({ skipped: 0, entries: [] });
});

test("pieces of one moment become one entry, other streams and moments do not", () => {
  const log = new OutputLog();
  log.write("stdout", "a", at(1));
  log.write("stdout", " ", at(1));
  log.write("stderr", "!", at(1));
  log.write("stdout", "b", at(2));
  expect(log.take().entries.map(({ stream, text, line }) => [stream, text, line])).toEqual([
    ["stdout", "a ", 1],
    ["stderr", "!", 1],
    ["stdout", "b", 2],
  ]);
  expect(log.textOf("stdout")).toBe("a b");
});

test("of endless output the last part is kept, and what is missing is counted", () => {
  const log = new OutputLog();
  const line = "x".repeat(999) + "\n";
  for (let tick = 0; tick < 3000; tick++) log.write("stdout", line, at(tick));
  const { skipped, entries } = log.take();
  const kept = entries.reduce((sum, { text }) => sum + text.length, 0);
  expect(kept).toBeGreaterThanOrEqual(KEPT_OUTPUT);
  expect(kept).toBeLessThanOrEqual(2 * KEPT_OUTPUT);
  expect(skipped + kept).toBe(3_000_000);
  expect(entries.at(-1)?.position.tick).toBe(2999);
});

test("of one enormous text the end is kept", () => {
  const log = new OutputLog();
  log.write("stdout", "before", at(1));
  log.write("stdout", `${"x".repeat(5_000_000)}end`, at(2));
  log.write("stdout", "after", at(3));
  const { skipped, entries } = log.take();
  expect(entries.map(({ text }) => text.slice(-5))).toEqual(["xxend", "after"]);
  expect(entries[0]?.text.length).toBe(KEPT_OUTPUT);
  expect(skipped).toBe(6 + 5_000_003 - KEPT_OUTPUT);
});
