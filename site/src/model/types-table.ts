// What the heap is made of, by type.
import type { Heap } from "./heap";

export interface TypeRow {
  readonly name: string;
  readonly count: number;
  /** Bytes as sys.getsizeof counts them. */
  readonly bytes: number;
  readonly unreachable: number;
}

/** The types of the program's objects, or of all, the largest first. */
export function typesOf(heap: Heap, whose: "program" | "all"): TypeRow[] {
  const { size } = heap.image.objects;
  const rows = new Map<string, { name: string; count: number; bytes: number; unreachable: number }>();
  for (let row = 0; row < heap.count; row++) {
    if (whose === "program" && !heap.isOfProgram(row)) continue;
    const name = heap.typeName(row);
    let entry = rows.get(name);
    if (entry === undefined) rows.set(name, (entry = { name, count: 0, bytes: 0, unreachable: 0 }));
    entry.count++;
    entry.bytes += size[row]!;
    if (heap.isUnreachable(row)) entry.unreachable++;
  }
  return [...rows.values()].sort((a, b) => b.bytes - a.bytes || a.name.localeCompare(b.name));
}
