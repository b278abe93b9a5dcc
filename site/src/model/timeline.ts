// The time line: bytes and objects over ticks, collections, and which lines ran when. A run is deterministic, so
// what one image knows about the past stays true: the longest history seen is the one to draw.
import type { Heap } from "./heap";
import type { Collection } from "./generations";
import { collectionsOf } from "./generations";

/** Samples in the order of time; all arrays have the same length. */
export interface Samples {
  readonly tick: Float64Array;
  readonly bytes: Uint32Array;
  readonly objects: Uint32Array;
  readonly line: Uint32Array;
}

export interface Timeline {
  readonly samples: Samples;
  readonly collections: readonly Collection[];
  /** The last tick that is known of. */
  readonly end: number;
}

/** A stretch of time in which one line ran. */
export interface Segment {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Collections that are all remembered. */
const MANY = 4000;

const NONE: Samples = {
  tick: new Float64Array(0),
  bytes: new Uint32Array(0),
  objects: new Uint32Array(0),
  line: new Uint32Array(0),
};

export const EMPTY_TIMELINE: Timeline = { samples: NONE, collections: [], end: 0 };

/** The time line after one more image of the same run; `known` is how far the run has got. */
export function extend(timeline: Timeline, heap: Heap, known: number): Timeline {
  const { tick, bytes, objects, line, count } = heap.image.tables.history;
  const last = count > 0 ? tick[count - 1]! : 0;
  const oldLast = timeline.samples.tick.at(-1) ?? -1;
  const isNews = last > oldLast;
  const collections = collectionsOf(heap);
  const newest = (list: readonly Collection[]) => list.at(-1)?.tick ?? -1;
  return {
    samples: isNews ? { tick, bytes, objects, line } : timeline.samples,
    collections:
      newest(collections) > newest(timeline.collections)
        ? merge(timeline.collections, collections)
        : timeline.collections,
    end: Math.max(timeline.end, known, heap.image.scalars.tick),
  };
}

function merge(old: readonly Collection[], fresh: readonly Collection[]): Collection[] {
  const first = fresh[0]?.tick ?? Infinity;
  const all = [...old.filter((collection) => collection.tick < first), ...fresh];
  // A run that collects for minutes: of what lies far back, the larger collections are enough.
  return all.length <= MANY
    ? all
    : all.filter(({ generation }, i) => generation > 0 || i > all.length - MANY / 2);
}

/** Lowest and highest value in each pixel column, for a run of any length; -1 where no sample lies. */
export function envelope(
  ticks: Float64Array,
  values: Uint32Array,
  end: number,
  width: number,
): { low: Float64Array; high: Float64Array } {
  const low = new Float64Array(width).fill(-1);
  const high = new Float64Array(width).fill(-1);
  const scale = (width - 1) / Math.max(1, end);
  for (let i = 0; i < ticks.length; i++) {
    const column = Math.min(width - 1, Math.round(ticks[i]! * scale));
    const value = values[i]!;
    if (low[column]! < 0 || value < low[column]!) low[column] = value;
    if (value > high[column]!) high[column] = value;
  }
  return { low, high };
}

/**
 * Stretches of one line each; empty when there are more than fit on a time line. What runs outside the program's
 * text belongs to the line that called it; behind the last line of a run that is over it is the exit, with line 0.
 */
export function segmentsOf(samples: Samples, end: number, most: number, isOver: boolean): Segment[] {
  const segments: { line: number; from: number; to: number }[] = [];
  const { tick, line } = samples;
  const exit = isOver ? line.findLastIndex((number) => number > 0) + 1 : line.length;
  for (let i = 0; i < tick.length; i++) {
    const last = segments.at(-1);
    if (last?.line === line[i]) continue;
    if (last !== undefined && line[i] === 0 && i < exit) continue;
    if (last !== undefined) last.to = tick[i]!;
    segments.push({ line: line[i]!, from: tick[i]!, to: end });
    if (segments.length > most) return [];
  }
  return segments;
}
