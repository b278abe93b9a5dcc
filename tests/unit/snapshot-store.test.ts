import { expect, test } from "vitest";
import { SnapshotStore } from "../../wasm/replay/snapshot-store";

const keep = (tick: number, bytes = 10) => ({
  position: { tick, landmark: 0 },
  memory: { bytes: new Uint8Array(bytes), runs: [0, bytes] },
  outputMark: 0,
  inputsUsed: 0,
});
const positions = (store: SnapshotStore) => {
  const found: number[] = [];
  let at = store.atOrBefore({ tick: Infinity, landmark: 0 });
  for (; at !== undefined; at = store.before(at.position)) found.unshift(at.position.tick);
  return found;
};

test("the nearest snapshot at or before a position is found", () => {
  const store = new SnapshotStore();
  for (const tick of [0, 300, 100, 200]) store.add(keep(tick));
  expect(store.atOrBefore({ tick: 200, landmark: 0 })?.position.tick).toBe(200);
  expect(store.atOrBefore({ tick: 299, landmark: 5 })?.position.tick).toBe(200);
  expect(store.before({ tick: 200, landmark: 0 })?.position.tick).toBe(100);
  expect(store.before({ tick: 0, landmark: 0 })).toBeUndefined();
});

test("a second snapshot of the same position replaces the first", () => {
  const store = new SnapshotStore();
  store.add(keep(5));
  store.add(keep(5));
  expect(store.count).toBe(1);
});

test("there are never more than allowed, the first one stays, and they are dense near the present", () => {
  const store = new SnapshotStore(1e9, 12);
  for (let tick = 0; tick <= 10000; tick += 10) store.add(keep(tick));
  const kept = positions(store);
  expect(kept.length).toBe(12);
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(10000);
  const gaps = kept.slice(1).map((tick, i) => tick - kept[i]!);
  expect(gaps.at(-1)!).toBeLessThan(gaps[0]!);
  expect(Math.max(...gaps)).toBeLessThan(6000);
});

test("the bytes stay within the budget, and a dropped snapshot's memory is used again", () => {
  const store = new SnapshotStore(100, 24);
  for (let tick = 0; tick < 20; tick++) store.add(keep(tick, 20));
  expect(store.bytes).toBeLessThanOrEqual(100);
  expect(store.takeSpare()).toBeDefined();
  expect(store.takeSpare()).toBeUndefined();
});
