// Finding objects by what a reader knows of them: a name, a type, a value, a number or an address.
import { HolderKind } from "../../../wasm/shim/generated/schema";
import type { Heap, Key } from "./heap";
import { address, addressOf, clip } from "./text";

export interface Found {
  readonly key: Key;
  readonly name: string;
  /** Type, number and address, for telling namesakes apart. */
  readonly note: string;
}

export interface Findings {
  readonly total: number;
  /** The best of them. */
  readonly first: readonly Found[];
}

/** Beyond so many objects only names, types and values are searched, not what sentences would call each. */
const MANY = 4000;

const NOTHING: Findings = { total: 0, first: [] };

/** The program's objects that a text means, best first. */
export function findObjects(heap: Heap, query: string, most: number): Findings {
  const text = query.trim().toLowerCase();
  if (text === "") return NOTHING;
  const ranks = new Map<number, number>();
  const note = (row: number, rank: number) => {
    if ((ranks.get(row) ?? Infinity) > rank) ranks.set(row, rank);
  };
  const at = rowAt(heap, text);
  if (at >= 0) note(at, 0);
  const { kind, to, count } = heap.image.references;
  for (let reference = 0; reference < count; reference++) {
    const holder = kind[reference];
    const isVariable =
      holder === HolderKind.GLOBAL || holder === HolderKind.LOCAL || holder === HolderKind.LENT;
    if (!isVariable) continue;
    const target = to[reference]!;
    if (!heap.isOfProgram(target)) continue;
    const label = heap.labelOf(reference).toLowerCase();
    if (label === text) note(target, 0);
    else if (label.startsWith(text)) note(target, 1);
  }
  for (let row = 0; row < heap.count; row++) {
    if (!heap.isOfProgram(row)) continue;
    const type = heap.typeName(row).toLowerCase();
    if (type === text) note(row, 2);
    else if (heap.hasValue(row) && heap.value(row).toLowerCase().includes(text)) note(row, 3);
    else if (type.includes(text)) note(row, 4);
    else if (heap.count < MANY && heap.nameOf(row).toLowerCase().includes(text)) note(row, 3);
  }
  const rows = [...ranks.keys()].sort((a, b) => ranks.get(a)! - ranks.get(b)! || heap.key(a) - heap.key(b));
  return { total: rows.length, first: rows.slice(0, most).map((row) => foundAt(heap, row)) };
}

function foundAt(heap: Heap, row: number): Found {
  const name = heap.nameOf(row);
  const value = heap.hasValue(row) && !name.includes(heap.value(row)) ? ` ${clip(heap.value(row), 20)}` : "";
  return {
    key: heap.key(row),
    name: clip(name + value, 36),
    note: `${heap.numberText(row)}, ${address(heap.image.objects.address[row]!)}`,
  };
}

/** The row that "#12" or an address means; an address may lie anywhere in the block. */
function rowAt(heap: Heap, text: string): number {
  const number = /^#(\d+)$/.exec(text)?.[1];
  if (number !== undefined) return heap.rowOf(Number(number));
  const wanted = addressOf(text);
  if (Number.isNaN(wanted)) return -1;
  const { address: start, blockSize } = heap.image.objects;
  for (let row = 0; row < heap.count; row++) {
    if (start[row]! <= wanted && wanted < start[row]! + Math.max(1, blockSize[row]!)) return row;
  }
  return -1;
}
