import { expect, test } from "vitest";
import { HolderKind, ObjectFlag, TypeId } from "../../../wasm/shim/generated/schema";
import { HeapBuilder, antAndBee } from "../testing/heap-builder";
import type { Layout, Place } from "./layout";
import { EMPTY_LAYOUT, GAP_Y, layOut, settle } from "./layout";
import type { Rect } from "./islands";
import { islandsOf } from "./islands";
import { ledgerOf, pathFromRoot, retainedBy } from "./ledger";
import { changeBetween } from "./change";
import { narrate } from "./narration";
import { generationsOf } from "./generations";
import { routesOf } from "./routes";
import type { Box, Scene, SceneOptions } from "./scene";
import { WIDE, sceneOf } from "./scene";

const SIMPLE: SceneOptions = {
  detail: "simple",
  expanded: new Set(),
  opened: new Set(),
  selected: null,
  measures: WIDE,
};

test("the picture shows what the program made and writes small values into their fields", () => {
  const { builder, ant } = antAndBee();
  const heap = builder.build();
  const scene = sceneOf(heap, SIMPLE, null);
  const box = scene.boxes.get(`o${heap.key(ant)}`);
  expect(box?.fields.map(({ name, text }) => [name, text])).toEqual([
    ["name", "'ant'"],
    ["peer", null],
  ]);
  expect(box?.label).toBe("Node #2, refcount 1, generation 0, unreachable");
  expect([...scene.boxes.values()].map(({ type }) => type).sort()).toEqual(
    ["Node", "Node", "Node", "class", "list", "module", "weakref"].sort(),
  );
  expect(scene.unreachableObjects).toBe(2);
});

test("a count is the arrows that land on a box and the holders that are folded", () => {
  const { builder } = antAndBee();
  const scene = sceneOf(builder.build(), SIMPLE, null);
  const node = [...scene.boxes.values()].find((box) => box.type === "class")!;
  const arrows = scene.arrows.filter(({ to }) => to === node.id).length;
  expect(node.refcount).toBe("4");
  expect(arrows).toBe(1);
  expect(node.note).toBe("3 more holders folded");
});

test("a class with data has its name as a title above them", () => {
  const builder = new HeapBuilder();
  const name = builder.main();
  const point = builder.object(TypeId.TYPE, "type", {
    value: "<class '__main__.Point'>",
    flags: ObjectFlag.CLASS,
  });
  const dict = builder.object(TypeId.DICT, "dict", { flags: ObjectFlag.INTERPRETER });
  builder.refer(point, dict, HolderKind.FIELD, "__dict__");
  const tags = builder.object(TypeId.LIST, "list");
  builder.refer(dict, builder.number(0), HolderKind.VALUE, "y").refer(dict, tags, HolderKind.VALUE, "tags");
  name("Point", point);
  const heap = builder.build();
  const scene = sceneOf(heap, SIMPLE, null);
  const id = `o${heap.key(point)}`;
  expect(scene.boxes.get(id)?.fields.map((field) => [field.name, field.text])).toEqual([
    ["Point", ""],
    ["y", "0"],
    ["tags", null],
  ]);
  expect(scene.arrows.filter(({ from }) => from === id).map(({ field }) => field)).toEqual([2]);
});

test("names that a line took away stay struck through for one moment", () => {
  const make = (withB: boolean) => {
    const builder = new HeapBuilder();
    const name = builder.main();
    name("a", builder.object(TypeId.LIST, "list"));
    if (withB) name("b", builder.object(TypeId.LIST, "list"));
    builder.root("<module>");
    return builder.build();
  };
  const before = sceneOf(make(true), SIMPLE, null);
  const after = sceneOf(make(false), SIMPLE, before);
  expect(after.boxes.get("m__main__")?.fields.map(({ name, isDeleted }) => [name, isDeleted])).toEqual([
    ["a", false],
    ["b", true],
  ]);
  const later = sceneOf(make(false), SIMPLE, after);
  expect(later.boxes.get("m__main__")?.fields).toHaveLength(1);
});

test("a container shows five items and a crowd becomes a stack", () => {
  const builder = new HeapBuilder();
  const name = builder.main();
  const list = builder.object(TypeId.LIST, "list");
  name("xs", list);
  for (let i = 0; i < 45; i++)
    builder.refer(list, builder.object(TypeId.LIST, "list"), HolderKind.ITEM, "", i);
  builder.root("<module>");
  const heap = builder.build();
  const scene = sceneOf(heap, SIMPLE, null);
  const box = scene.boxes.get(`o${heap.key(list)}`)!;
  expect(box.fields).toHaveLength(5);
  expect(box.more).toBe(40);
  expect([...scene.boxes.values()].filter(({ kind }) => kind === "stack")).toHaveLength(1);
});

test("a stack that becomes chosen opens no gap: the chosen object has a box of its own", () => {
  const builder = new HeapBuilder();
  const name = builder.main();
  const list = builder.object(TypeId.LIST, "list");
  name("xs", list);
  const items = Array.from({ length: 45 }, () => builder.object(TypeId.LIST, "list"));
  items.forEach((item, i) => builder.refer(list, item, HolderKind.ITEM, "", i));
  const heap = builder.build();
  const scene = sceneOf(heap, { ...SIMPLE, selected: heap.key(items[30]!) }, null);
  expect(scene.boxes.has(`o${heap.key(items[30]!)}`)).toBe(true);
});

/** Random programs' heaps: a growing and shrinking web of lists. */
function web(size: number, without: ReadonlySet<number>, edges: readonly [number, number][]): Scene {
  const builder = new HeapBuilder();
  const name = builder.main();
  const rows = Array.from({ length: size }, (_, i) =>
    without.has(i) ? -1 : builder.object(TypeId.LIST, "list", { serial: i + 1 }),
  );
  for (let i = 0; i < Math.min(4, size); i++) if (rows[i]! >= 0) name(`n${i}`, rows[i]!);
  edges.forEach(([from, to], i) => {
    if ((rows[from] ?? -1) >= 0 && (rows[to] ?? -1) >= 0)
      builder.refer(rows[from]!, rows[to]!, HolderKind.ITEM, "", i);
  });
  builder.root("<module>");
  return sceneOf(builder.build(), SIMPLE, null);
}

function overlaps(layout: Layout): number {
  const places = [...layout.places.values()];
  let found = 0;
  places.forEach((a, i) => {
    for (const b of places.slice(i + 1)) {
      if (a.column === b.column && a.y < b.y + b.height && b.y < a.y + a.height) found++;
    }
  });
  return found;
}

test("boxes stay where they are when others come and go, and never overlap", () => {
  let seed = 1;
  const random = (n: number) => (seed = (seed * 16807) % 2147483647) % n;
  const edges: [number, number][] = [];
  let layout = EMPTY_LAYOUT;
  let moved = 0;
  let seen = 0;
  for (let size = 1; size < 60; size++) {
    if (size > 1) edges.push([random(size - 1), size - 1]);
    const without = new Set([5 + random(50), 5 + random(50)]);
    const scene = web(size, without, edges);
    const next = settle(layout, scene);
    for (const [id, place] of next.places) {
      const old = layout.places.get(id);
      if (old === undefined) continue;
      seen++;
      // Only a growing box may push those below it.
      expect([place.x, place.y]).toEqual([old.x, Math.max(old.y, place.y)]);
      if (old.y !== place.y) moved++;
    }
    expect(overlaps(next)).toBe(0);
    layout = next;
  }
  expect(moved / seen).toBeLessThan(0.08);
});

test("an object that comes back when time runs back has its old place", () => {
  const edges: [number, number][] = [
    [0, 4],
    [1, 5],
    [2, 6],
  ];
  const all = settle(EMPTY_LAYOUT, web(7, new Set(), edges));
  const fewer = settle(all, web(7, new Set([5]), edges));
  const evenLater = settle(fewer, web(7, new Set([5]), edges));
  const again = settle(evenLater, web(7, new Set(), edges));
  expect(again.places.get("o6")).toEqual(all.places.get("o6"));
});

test("a fresh layout has the holders left of what they hold", () => {
  const { builder, cat } = antAndBee();
  const heap = builder.build();
  const scene = sceneOf(heap, SIMPLE, null);
  const { places } = layOut(scene);
  expect(places.get("m__main__")?.column).toBe(0);
  expect(places.get(`o${heap.key(cat)}`)?.column).toBe(2);
});

test("every arrow has a route", () => {
  const { builder } = antAndBee();
  const scene = sceneOf(builder.build(), SIMPLE, null);
  const { places } = layOut(scene);
  const routes = routesOf(scene, places);
  expect(routes.size).toBe(scene.arrows.length);
  for (const { path } of routes.values()) expect(path).not.toMatch(/NaN|Infinity|undefined/);
});

test("unreachable objects share one island under them", () => {
  const { builder } = antAndBee();
  const scene = sceneOf(builder.build(), SIMPLE, null);
  const { places } = layOut(scene);
  const islands = islandsOf(scene, places);
  expect(islands).toHaveLength(1);
  expect(islands[0]?.boxes).toHaveLength(2);
});

test("no edge of an island runs through the words under a box, whether it stands in the island or above it", () => {
  const { builder } = antAndBee();
  const scene = sceneOf(builder.build(), SIMPLE, null);
  const ghosts = [...scene.boxes.values()].filter(({ isGhost }) => isGhost);
  const other = [...scene.boxes.values()].find(({ isGhost, kind }) => !isGhost && kind === "object")!;
  const noted = { ...other, note: "3 more holders folded" };
  const column = [noted, { ...ghosts[0]!, note: "2 more holders folded" }, ghosts[1]!];
  const boxes = new Map(column.map((box) => [box.id, box]));
  const places = new Map<string, Place>();
  let y = 0;
  for (const { id, width, height } of column) {
    places.set(id, { column: 1, x: 0, y, width, height });
    y += height + GAP_Y;
  }
  const [island] = islandsOf({ ...scene, boxes }, places);
  expect(island?.parts).toHaveLength(1);
  const [{ y: top, height }] = island!.parts as [Rect];
  const words = column.filter(({ note }) => note !== "").map(({ id }) => places.get(id)!);
  for (const place of words) {
    // Small words stand on a line 14 below their box.
    const [above, below] = [place.y + place.height + 2, place.y + place.height + 19];
    for (const edge of [top, top + height]) expect(edge < above || edge > below).toBe(true);
  }
  expect(places.get(ghosts[0]!.id)!.y).toBeGreaterThan(top);
  // Alone, the words of the last box are inside, too.
  const last = ghosts[1]!;
  const [alone] = islandsOf(
    { ...scene, boxes: new Map([[last.id, { ...last, note: "2 more holders folded" }]]) },
    new Map([[last.id, { column: 1, x: 0, y: 0, width: last.width, height: last.height }]]),
  );
  expect(alone!.caption!.y).toBeGreaterThan(last.height + 22);
});

test("two islands in one column keep apart, and the words of one stand on no box of the other", () => {
  const { builder } = antAndBee();
  const scene = sceneOf(builder.build(), SIMPLE, null);
  const [first, second] = [...scene.boxes.values()].filter(({ isGhost }) => isGhost) as [Box, Box];
  const places = new Map<string, Place>([
    [first.id, { column: 1, x: 0, y: 0, width: first.width, height: first.height }],
    [second.id, { column: 1, x: 0, y: first.height + GAP_Y, width: second.width, height: second.height }],
  ]);
  const apart = { ...scene, arrows: [], boxes: new Map([first, second].map((box) => [box.id, box])) };
  const islands = islandsOf(apart, places);
  expect(islands).toHaveLength(2);
  const [[upper], [lower]] = islands.map(({ parts }) => parts) as [[Rect], [Rect]];
  expect(upper.y + upper.height).toBeLessThan(lower.y);
  expect(islands.map(({ caption }) => caption?.lines ?? 0)).toEqual([0, 2]);
});

test("the ledger adds up to the refcount and lists weak references apart", () => {
  const { builder, ant } = antAndBee();
  const heap = builder.build();
  const ledger = ledgerOf(heap, ant);
  expect(ledger.strong.map(({ sentence }) => sentence)).toEqual(["attribute peer of Node 'bee'"]);
  expect(ledger.strong).toHaveLength(ledger.refcount);
  expect(ledger.weak).toHaveLength(1);
});

test("the way from a root goes through the program's names; an unreachable object has none", () => {
  const { builder, ant, cat } = antAndBee();
  const heap = builder.build();
  expect(pathFromRoot(heap, ant)).toBeNull();
  const path = pathFromRoot(heap, cat);
  expect(path?.root).toBe("__main__");
  expect(path?.steps.map(({ name }) => name)).toEqual(["c"]);
  expect(retainedBy(heap, ant).length).toBeGreaterThanOrEqual(2);
});

test("the narration of del says that counts fell, and not to 0", () => {
  const after = antAndBee();
  const before = antAndBee();
  before.builder.scalar({ line: 20 });
  const dict = 1;
  before.builder
    .refer(dict, before.ant, HolderKind.GLOBAL, "a")
    .refer(dict, before.bee, HolderKind.GLOBAL, "b");
  const source = Array.from({ length: 21 }, (_, i) => (i === 20 ? "gc.collect()" : ""));
  const words = narrate(withoutGhosts(before), after.builder.build(), source)
    .map(({ text }) => text)
    .join("");
  expect(words).toBe(
    "Line 20 took away the names a and b. Both counts fell from 2 to 1, not to 0: each Node still holds the other. Step into gc.collect() to see who frees them.",
  );
});

function withoutGhosts({ builder }: ReturnType<typeof antAndBee>) {
  const heap = builder.build();
  const { flags } = heap.image.objects;
  for (let row = 0; row < heap.count; row++) flags[row]! &= ~ObjectFlag.UNREACHABLE;
  return heap;
}

test("a change names who was born, who died and who moved", () => {
  const one = new HeapBuilder();
  const nameOne = one.main();
  nameOne("x", one.object(TypeId.LIST, "list", { serial: 1 }));
  const two = new HeapBuilder();
  const nameTwo = two.main();
  nameTwo("x", two.object(TypeId.LIST, "list", { serial: 2 }));
  const change = changeBetween(one.build(), two.build());
  expect(change.born).toEqual([2]);
  expect(change.freed).toEqual([1]);
  expect(change.names).toEqual([{ name: "x", scope: "__main__", before: 1, after: 2 }]);
});

test("lanes hold the program's tracked objects", () => {
  const { builder } = antAndBee();
  const { lanes, phase } = generationsOf(builder.build());
  expect(lanes[0].chips).toHaveLength(6);
  expect(lanes[0].unreachable).toBe(2);
  expect(phase).toBe(-1);
});

test("a picture of 10,000 objects is made in less than 50 ms", () => {
  const builder = new HeapBuilder();
  const name = builder.main();
  for (let i = 0; i < 100; i++) {
    const list = builder.object(TypeId.LIST, "list");
    if (i < 10) name(`xs${i}`, list);
    for (let j = 0; j < 99; j++)
      builder.refer(list, builder.object(TypeId.LIST, "list"), HolderKind.ITEM, "", j);
  }
  builder.root("<module>");
  const bytes = builder.bytes();
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const heap = builder.build();
    expect(bytes.byteLength).toBe(heap.image.buffer.byteLength);
    const building = performance.now();
    const scene = sceneOf(heap, SIMPLE, null);
    routesOf(scene, layOut(scene).places);
    best = Math.min(best, performance.now() - building);
    expect(start).toBeGreaterThan(0);
  }
  console.log(`10,000 objects: ${best.toFixed(1)} ms`);
  expect(best).toBeLessThan(50);
});
