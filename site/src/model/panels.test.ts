import { expect, test } from "vitest";
import { RegionKind } from "../../../wasm/shim/generated/schema";
import { highlight } from "../editor/highlight";
import { HeapBuilder, antAndBee } from "../testing/heap-builder";
import { heapMapOf, hitTest, poolSquare, regionSquare } from "./heap-map";
import { hintBetween } from "./hints";
import { outputAt } from "./output";
import { clip, listed } from "./text";
import { EMPTY_TIMELINE, envelope, extend, segmentsOf } from "./timeline";

const entry = (tick: number, text: string, stream: "stdout" | "stderr" = "stdout") => ({
  position: { tick, landmark: 0 },
  stream,
  text,
  line: 1,
});

test("output is what had been printed before a moment, streams kept apart", () => {
  const entries = [entry(3, "a\n"), entry(5, "b\n"), entry(9, "oops\n", "stderr")];
  expect(outputAt(entries, { tick: 3, landmark: 0 }, 100)).toEqual([]);
  expect(outputAt(entries, { tick: 6, landmark: 0 }, 100)).toEqual([{ stream: "stdout", text: "a\nb\n" }]);
  expect(outputAt(entries, "all", 100)).toEqual([
    { stream: "stdout", text: "a\nb\n" },
    { stream: "stderr", text: "oops\n" },
  ]);
});

test("the time line keeps what it knew when time runs back", () => {
  const image = (ticks: number) =>
    new HeapBuilder()
      .scalar({ tick: ticks })
      .table(
        "history",
        Array.from({ length: ticks }, (_, i) => ({
          tick: i,
          bytes: 100 + i,
          objects: i,
          line: 1 + Math.floor(i / 4),
        })),
      )
      .build();
  const far = extend(EMPTY_TIMELINE, image(12), 12);
  const back = extend(far, image(4), 12);
  expect(back.samples.tick).toHaveLength(12);
  expect(back.end).toBe(12);
  expect(segmentsOf(back.samples, back.end, 10, false)).toEqual([
    { line: 1, from: 0, to: 4 },
    { line: 2, from: 4, to: 8 },
    { line: 3, from: 8, to: 12 },
  ]);
  expect(segmentsOf(back.samples, back.end, 2, false)).toEqual([]);
});

test("what runs outside the text belongs to its line, and behind the last line of a run it is the exit", () => {
  const samples = {
    ...EMPTY_TIMELINE.samples,
    tick: new Float64Array([0, 2, 4, 6, 8]),
    line: new Uint32Array([1, 0, 1, 2, 0]),
  };
  const lines = [
    { line: 1, from: 0, to: 6 },
    { line: 2, from: 6, to: 8 },
  ];
  expect(segmentsOf(samples, 10, 10, true)).toEqual([...lines, { line: 0, from: 8, to: 10 }]);
  expect(segmentsOf(samples, 10, 10, false)).toEqual([lines[0], { line: 2, from: 6, to: 10 }]);
});

test("a curve keeps the lowest and the highest value of each column", () => {
  const { low, high } = envelope(new Float64Array([0, 1, 2, 3]), new Uint32Array([5, 9, 1, 4]), 3, 2);
  expect([...low]).toEqual([5, 1]);
  expect([...high]).toEqual([9, 4]);
});

test("the map finds the block under a point", () => {
  const { builder, ant } = antAndBee();
  builder.table("regions", [{ address: 0x100000, size: 1 << 20, kind: RegionKind.ARENA, used: 64 }]);
  builder.table(
    "pools",
    Array.from({ length: 64 }, (_, i) => ({
      address: 0x100000 + i * 0x4000,
      region: 0,
      blockSize: i === 4 ? 64 : 0,
      used: i === 4 ? 14 : 0,
      capacity: i === 4 ? 255 : 0,
    })),
  );
  const heap = builder.build();
  const map = heapMapOf(heap);
  expect(map.poolsInUse).toBe(1);
  const pool = map.pools[4]!;
  const cell = pool.cells.findIndex((index) => index > 0 && pool.blocks[index - 1]!.row === ant);
  expect(cell).toBeGreaterThanOrEqual(0);
  const square = poolSquare(regionSquare(0, 1), 4);
  const side = square.side / pool.side;
  const x = square.x + ((cell % pool.side) + 0.5) * side;
  const y = square.y + (Math.floor(cell / pool.side) + 0.5) * side;
  expect(hitTest(map, 1, x, y)?.block?.row).toBe(ant);
  expect(hitTest(map, 1, -5, -5)).toBeNull();
});

test("a remark tells the counts that a line changed", () => {
  const before = antAndBee();
  before.builder.scalar({ line: 20 });
  const names = 1;
  before.builder.refer(names, before.ant, 0, "a").refer(names, before.bee, 0, "b");
  const hint = hintBetween(before.builder.build(), antAndBee().builder.build());
  expect(hint).toEqual({ line: 20, now: "ant 2 → 1   bee 2 → 1", later: "ant 1   bee 1" });
});

test("colours follow Python's words, also over several lines", () => {
  const lines = highlight('def f(x):  # why\n    return """a\nb""" + str(1)\n');
  expect(lines[0]?.map(({ text, kind }) => [text, kind])).toEqual([
    ["def", "k"],
    [" ", ""],
    ["f", "b"],
    ["(", ""],
    ["x", ""],
    ["):  ", ""],
    ["# why", "c"],
  ]);
  expect(lines[2]?.[0]).toEqual({ text: 'b"""', kind: "s" });
  expect(lines).toHaveLength(4);
});

test("texts are cut and listed as one would write them", () => {
  expect(clip("abcdef", 4)).toBe("abc…");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
  expect(listed(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
});
