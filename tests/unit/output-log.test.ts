import { expect, test } from "vitest";
import { OutputLog } from "../../wasm/replay/output-log";

const at = (tick: number) => () => ({ position: { tick, landmark: 0 }, line: tick });

test("a replay does not write twice, and what is new after it is added", () => {
  const log = new OutputLog();
  log.write("stdout", "a", at(1));
  const mark = log.mark;
  log.write("stdout", "b", at(2));
  log.rewind(mark);
  log.write("stdout", "b", at(2));
  log.write("stdout", "c", at(3));
  expect(log.take().map(({ text }) => text)).toEqual(["a", "b", "c"]);
  expect(log.take()).toEqual([]);
});

test("pieces of one moment become one entry, other streams and moments do not", () => {
  const log = new OutputLog();
  log.write("stdout", "a", at(1));
  log.write("stdout", " ", at(1));
  log.write("stderr", "!", at(1));
  log.write("stdout", "b", at(2));
  expect(log.take().map(({ stream, text, line }) => [stream, text, line])).toEqual([
    ["stdout", "a ", 1],
    ["stderr", "!", 1],
    ["stdout", "b", 2],
  ]);
  expect(log.textOf("stdout")).toBe("a b");
});
