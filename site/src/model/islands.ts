// The ground that is drawn under unreachable objects. Objects do not move for it: each island is drawn where they
// are, and when others stand between, it comes in parts.
import type { Place } from "./layout";
import type { Scene } from "./scene";
import { noteRoom } from "./scene";

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The parts of one island and where its words go. */
export interface Island {
  readonly boxes: readonly string[];
  readonly parts: readonly Rect[];
  readonly caption: { readonly x: number; readonly y: number; readonly lines: 1 | 2 } | null;
}

const PAD = 18;
/** Room above the boxes: for an arrow that comes round, if there is as much. */
const TOPS = [34, 29, PAD, 12];
/** So much stays free between the edge of an island and a box above it that has no words under it. */
const CLEAR = 5;
/** As far apart are the boxes of two islands at least when one stands above the other. */
const APART = { above: 14, below: PAD + 2 };
const ONE_LINE = 26;
const TWO_LINES = 50;
/** The words in two lines are as wide as this. */
const WORDS = 296;

/** The islands of a scene: unreachable boxes that refer to each other share one. */
export function islandsOf(scene: Scene, places: ReadonlyMap<string, Place>): Island[] {
  const ghosts = [...scene.boxes.values()].filter((box) => box.isGhost).map((box) => box.id);
  if (ghosts.length === 0) return [];
  const rooms = new Map<string, Place>();
  for (const [id, place] of places)
    rooms.set(id, { ...place, height: place.height + noteRoom(scene.boxes.get(id)) });
  return components(ghosts, scene).map((boxes) => islandOf(boxes, rooms, othersOf(boxes, rooms, scene)));
}

/** What an island must not cover: all other boxes, and around those that are unreachable the ground of theirs. */
function othersOf(boxes: readonly string[], rooms: ReadonlyMap<string, Place>, scene: Scene): Place[] {
  const own = new Set(boxes);
  return [...rooms]
    .filter(([id]) => !own.has(id))
    .map(([id, place]) =>
      scene.boxes.get(id)?.isGhost === true
        ? { ...place, y: place.y - APART.above, height: place.height + APART.above + APART.below }
        : { ...place, height: place.height + (noteRoom(scene.boxes.get(id)) > 0 ? 0 : CLEAR) },
    );
}

function islandOf(
  boxes: readonly string[],
  rooms: ReadonlyMap<string, Place>,
  others: readonly Place[],
): Island {
  const own = boxes.map((id) => rooms.get(id)).filter((place) => place !== undefined);
  const whole = TOPS.map((top) => around(own, top)).find((rect) => isClear(rect, others));
  const parts = whole === undefined ? partsOf(own, others) : [whole];
  const first = parts.reduce((widest, part) => (part.width > widest.width ? part : widest), parts[0]!);
  for (const [extra, lines, width] of [
    [TWO_LINES, 2, Math.max(first.width, WORDS)],
    [ONE_LINE, 1, first.width],
  ] as const) {
    const grown = { ...first, width, height: first.height + extra };
    if (!isClear(grown, others)) continue;
    const caption = { x: first.x + PAD + 4, y: first.y + first.height + 4, lines };
    return { boxes, parts: parts.map((part) => (part === first ? grown : part)), caption };
  }
  return { boxes, parts, caption: null };
}

/** A part for each column when it fits, and for each box when not. */
function partsOf(own: readonly Place[], others: readonly Place[]): Rect[] {
  const columns = new Map<number, Place[]>();
  for (const place of own) columns.set(place.column, [...(columns.get(place.column) ?? []), place]);
  return [...columns.values()].flatMap((column) => {
    const rect = around(column, PAD);
    return isClear(rect, others) ? [rect] : column.map((place) => around([place], 12, 12));
  });
}

function around(places: readonly Place[], top: number, pad = PAD): Rect {
  const x = Math.min(...places.map((place) => place.x)) - pad - 6;
  const y = Math.min(...places.map((place) => place.y)) - top;
  const right = Math.max(...places.map((place) => place.x + place.width)) + pad + 6;
  const bottom = Math.max(...places.map((place) => place.y + place.height)) + pad;
  return { x, y, width: right - x, height: bottom - y };
}

function isClear(rect: Rect, others: readonly Place[]): boolean {
  return others.every(
    (place) =>
      place.x >= rect.x + rect.width ||
      place.x + place.width <= rect.x ||
      place.y >= rect.y + rect.height ||
      place.y + place.height <= rect.y,
  );
}

function components(ids: readonly string[], scene: Scene): string[][] {
  const neighbours = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { from, to } of scene.arrows) {
    if (!neighbours.has(from) || !neighbours.has(to)) continue;
    neighbours.get(from)!.push(to);
    neighbours.get(to)!.push(from);
  }
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const group = [id];
    seen.add(id);
    for (let i = 0; i < group.length; i++) {
      for (const next of neighbours.get(group[i]!) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        group.push(next);
      }
    }
    found.push(group);
  }
  return found;
}
