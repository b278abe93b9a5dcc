import { expect, test } from "vitest";
import { HolderKind, TypeId } from "../../../wasm/shim/generated/schema";
import { HeapBuilder } from "../testing/heap-builder";
import { findObjects } from "./find";
import { idOf, shortAddress } from "./text";
import { typesOf } from "./types-table";

/** Two lists, one of them called shelf, and a text in it. */
function shelf() {
  const builder = new HeapBuilder();
  const name = builder.main();
  const list = builder.object(TypeId.LIST, "list");
  const other = builder.object(TypeId.LIST, "list");
  const text = builder.text("a long story");
  builder.number(7);
  name("shelf", list);
  builder.refer(list, other, HolderKind.ITEM).refer(list, text, HolderKind.ITEM, "", 1);
  return { heap: builder.build(), list, other, text };
}

const rowsOf = (query: string) => {
  const { heap } = shelf();
  return findObjects(heap, query, 10).first.map(({ key }) => heap.rowOf(key));
};

test("an object is found by the name that leads to it, also by the beginning of it", () => {
  const { list } = shelf();
  expect(rowsOf("shelf")[0]).toBe(list);
  expect(rowsOf("She")[0]).toBe(list);
});

test("an object is found by its type, its value, its number and its address", () => {
  const { heap, list, other, text } = shelf();
  expect(rowsOf("list")).toEqual([list, other]);
  expect(rowsOf("story")).toEqual([text]);
  expect(rowsOf("#2")).toEqual([other]);
  const address = heap.image.objects.address[other]!;
  const id = idOf(address);
  expect(rowsOf(`0x${id.toString(16)}`)).toEqual([other]);
  expect(rowsOf(String(id + 16))).toEqual([other]);
  expect(rowsOf(shortAddress(address))).toEqual([other]);
});

test("nothing is found of nothing, and what is the interpreter's is left out", () => {
  expect(rowsOf("  ")).toEqual([]);
  expect(rowsOf("7")).toEqual([]);
  expect(rowsOf("nobody")).toEqual([]);
});

test("of many findings the number is told and the first are listed", () => {
  const { heap } = shelf();
  const { total, first } = findObjects(heap, "list", 1);
  expect(total).toBe(2);
  expect(first.length).toBe(1);
});

test("types are counted with their bytes, the program's or all", () => {
  const { heap } = shelf();
  expect(typesOf(heap, "program")).toEqual([
    { name: "list", count: 2, bytes: 96, unreachable: 0 },
    { name: "str", count: 1, bytes: 48, unreachable: 0 },
  ]);
  expect(typesOf(heap, "all").map(({ name }) => name)).toContain("int");
});
