// The three generations: their counters, the objects of the program that sit in each, what collections found.
import type { Heap, Key } from "./heap";

/** One object in a lane. */
export interface Chip {
  readonly key: Key;
  readonly isUnreachable: boolean;
}

export interface Lane {
  readonly generation: 0 | 1 | 2;
  readonly count: number;
  readonly threshold: number;
  /** What the counter counts, for readers. */
  readonly counts: string;
  readonly chips: readonly Chip[];
  readonly unreachable: number;
  /** Tracked objects of the interpreter in the same generation. */
  readonly others: number;
}

export interface Collection {
  readonly tick: number;
  readonly generation: number;
  readonly isAutomatic: boolean;
  readonly candidates: number;
  readonly collected: number;
  readonly survivors: number;
  readonly line: number;
}

export interface Generations {
  readonly lanes: readonly [Lane, Lane, Lane];
  readonly isEnabled: boolean;
  /** Phase of the collection under way, -1 when there is none. */
  readonly phase: number;
  readonly collecting: number;
  readonly collections: readonly Collection[];
}

/** Objects of a lane that get a chip of their own. */
const CHIPS = 4000;

export function generationsOf(heap: Heap): Generations {
  const { scalars } = heap.image;
  const chips: Chip[][] = [[], [], []];
  const unreachable = [0, 0, 0];
  const others = [0, 0, 0];
  for (let row = 0; row < heap.count; row++) {
    const generation = heap.generation(row);
    if (generation === null || generation > 2) continue;
    if (!heap.isOfProgram(row)) {
      others[generation]!++;
      continue;
    }
    const isUnreachable = heap.isUnreachable(row);
    if (isUnreachable) unreachable[generation]!++;
    if (chips[generation]!.length >= CHIPS) continue;
    chips[generation]!.push({ key: heap.key(row), isUnreachable });
  }
  const lane = (generation: 0 | 1 | 2, count: number, threshold: number, counts: string): Lane => ({
    generation,
    count,
    threshold,
    counts,
    chips: chips[generation]!.sort((a, b) => a.key - b.key),
    unreachable: unreachable[generation]!,
    others: others[generation]!,
  });
  return {
    lanes: [
      lane(0, scalars.count0, scalars.threshold0, "objects made minus objects freed"),
      lane(1, scalars.count1, scalars.threshold1, "collections of generation 0"),
      lane(2, scalars.count2, scalars.threshold2, "collections of generation 1"),
    ],
    isEnabled: scalars.gcEnabled !== 0,
    phase: scalars.gcPhase - 1,
    collecting: scalars.gcGeneration,
    collections: collectionsOf(heap),
  };
}

export function collectionsOf(heap: Heap): Collection[] {
  const { tick, generation, automatic, candidates, collected, survivors, line, count } =
    heap.image.tables.collections;
  return Array.from({ length: count }, (_, i) => ({
    tick: tick[i]!,
    generation: generation[i]!,
    isAutomatic: automatic[i] === 1,
    candidates: candidates[i]!,
    collected: collected[i]!,
    survivors: survivors[i]!,
    line: line[i]!,
  }));
}
