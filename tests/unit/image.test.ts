import { expect, test } from "vitest";
import { HolderKind, ObjectFlag } from "../../wasm/shim/generated/schema";
import { NO_STRING, ROOT_BIT } from "../../wasm/shim/image";
import { buildImage } from "./image-builder";

const image = buildImage(
  {
    roots: [{ name: 0, depth: 0 }, { name: 3 }],
    objects: [
      { address: 0x100040, refcount: 2, flags: ObjectFlag.TRACKED, birthTick: 12345678901 },
      { address: 0x100080, refcount: 1, typeId: 300 },
      { address: 0x200000, refcount: 3, generation: 2 },
    ],
    references: [
      { from: ROOT_BIT, to: 0, kind: HolderKind.GLOBAL, label: 1 },
      { from: ROOT_BIT, to: 2, kind: HolderKind.GLOBAL, label: 2 },
      { from: 0, to: 1, kind: HolderKind.ITEM, index: 4, label: NO_STRING },
      { from: 2, to: 0, kind: HolderKind.WEAK, label: NO_STRING },
      { from: 2, to: 2, kind: HolderKind.VALUE, label: 2 },
    ],
  },
  ["<module>", "a", "größe", ""],
  { tick: 7, liveBytes: 4096 },
);

test("scalars are read by name", () => {
  expect(image.scalars.tick).toBe(7);
  expect(image.scalars.liveBytes).toBe(4096);
  expect(image.scalars.countObjects).toBe(3);
});

test("columns of every width lie where the layout says", () => {
  expect([...image.objects.address]).toEqual([0x100040, 0x100080, 0x200000]);
  expect(image.objects.typeId[1]).toBe(300);
  expect(image.objects.generation[2]).toBe(2);
  expect(image.objects.birthTick[0]).toBe(12345678901);
});

test("texts are decoded by index, and none is the empty text", () => {
  expect(image.string(2)).toBe("größe");
  expect(image.string(2)).toBe("größe");
  expect(image.string(3)).toBe("");
  expect(image.string(NO_STRING)).toBe("");
});

test("an object is found by its address", () => {
  expect(image.rowOfAddress(0x100080)).toBe(1);
  expect(image.rowOfAddress(0x100081)).toBe(-1);
  expect(image.rowOfAddress(0)).toBe(-1);
});

test("references are found from both of their ends", () => {
  expect(image.referencesFrom(0)).toEqual({ start: 2, end: 3 });
  expect(image.referencesFrom(1)).toEqual({ start: 0, end: 0 });
  expect(image.referencesFrom(2)).toEqual({ start: 3, end: 5 });
  expect(image.referencesFromRoot(0)).toEqual({ start: 0, end: 2 });
  expect(image.referencesFromRoot(1)).toEqual({ start: 0, end: 0 });
  expect([...image.referencesTo(0)]).toEqual([0, 3]);
  expect([...image.referencesTo(2)]).toEqual([1, 4]);
});

test("the ledger counts strong references and names their holders", () => {
  const nameOf = (object: number) => `list #${object}`;
  expect([...image.referencesTo(0)].filter((reference) => image.isStrong(reference))).toEqual([0]);
  expect(image.holderSentence(0, nameOf)).toBe("global a of <module>");
  expect(image.holderSentence(2, nameOf)).toBe("item 4 of list #0");
  expect(image.holderSentence(4, nameOf)).toBe("value of key größe in list #2");
});

test("flags are tested by name", () => {
  expect(image.hasFlag(0, ObjectFlag.TRACKED)).toBe(true);
  expect(image.hasFlag(1, ObjectFlag.TRACKED)).toBe(false);
});

test("an image without objects can be read", () => {
  const empty = buildImage({});
  expect(empty.objects.count).toBe(0);
  expect(empty.rowOfAddress(0x100000)).toBe(-1);
});
