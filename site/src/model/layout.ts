// Sticky columns: where the boxes of the picture go. Roots stand in column 0, an object in the first column to the
// right of what first held it, and it keeps that place until it dies, whatever comes and goes around it.
// Pure: `settle` takes the places of one moment to those of the next.
import type { Arrow, Box, Measures, Scene } from "./scene";
import { lineY, noteRoom } from "./scene";

/** Where a box stands; `x`, `y` is its top left corner. */
export interface Place {
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The places of one moment. */
export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  /** Places of boxes that went away at this moment: kept free for one step. */
  readonly vacated: ReadonlyMap<string, Place>;
  /** Places of boxes that went away earlier, for when time runs back to them. */
  readonly remembered: ReadonlyMap<string, Place>;
}

export const GAP_Y = 36;
/** What a growing box leaves between itself and the next one. */
const SQUEEZE = 20;
const LAST_COLUMN = 6;
/** A column taller than this takes new boxes only when its neighbours are as tall. */
const TALL = 1100;
/** Field to arrow head: an arrow that goes straight across meets the box at its header. */
const HEADER_Y = 20;
const MEMORY = 4000;

export const EMPTY_LAYOUT: Layout = { places: new Map(), vacated: new Map(), remembered: new Map() };

function columnX(column: number, { slab, box, gap }: Measures): number {
  return column === 0 ? 0 : slab + gap + (column - 1) * (box + gap);
}

/** The next moment's places: those who stay keep theirs, newcomers go into the gap nearest to their holder. */
export function settle(layout: Layout, scene: Scene): Layout {
  const staying = [...scene.boxes.keys()].filter((id) => layout.places.has(id));
  const hasObjects = staying.some((id) => layout.places.get(id)!.column > 0);
  if (!hasObjects && layout.remembered.size === 0) return layOut(scene);
  const places = new Map<string, Place>();
  const grown: string[] = [];
  for (const id of staying) {
    const old = layout.places.get(id)!;
    const { width, height } = scene.boxes.get(id)!;
    places.set(id, { ...old, width, height });
    if (height > old.height) grown.push(id);
  }
  const vacated = new Map<string, Place>();
  const remembered = new Map(layout.remembered);
  for (const [id, place] of layout.places) {
    if (places.has(id)) continue;
    vacated.set(id, place);
    remembered.set(id, place);
  }
  const columns = new Columns(places, vacated, scene);
  for (const id of grown) columns.pushDown(id);
  const holders = holdersOf(scene);
  for (const box of inOrder(scene, holders)) {
    if (places.has(box.id)) continue;
    const old = remembered.get(box.id);
    remembered.delete(box.id);
    vacated.delete(box.id);
    const back = old !== undefined && columns.isFree(old.column, old.y, box.height, box.id) ? old : null;
    const place = back ?? columns.findPlace(box, holders.get(box.id) ?? [], scene);
    columns.put(box.id, { ...place, width: box.width, height: box.height });
  }
  for (const id of remembered.keys()) {
    if (remembered.size <= MEMORY) break;
    remembered.delete(id);
  }
  return { places, vacated, remembered };
}

/** A fresh layout: columns by distance from the roots, rows in the order of the names that lead to them. */
export function layOut(scene: Scene): Layout {
  const places = new Map<string, Place>();
  const holders = holdersOf(scene);
  const columnOf = depths(scene, holders);
  let y = 0;
  for (const box of scene.boxes.values()) {
    if (box.kind !== "frame" && box.kind !== "module") continue;
    places.set(box.id, { column: 0, x: 0, y, width: box.width, height: box.height });
    y += box.height + GAP_Y;
  }
  const columns: string[][] = [];
  for (const [id, column] of columnOf) (columns[column] ??= []).push(id);
  for (let column = 1; column < columns.length; column++) {
    const wishes: Wish[] = [];
    for (const id of columns[column] ?? []) {
      const box = scene.boxes.get(id)!;
      wishes.push({
        id,
        height: box.height + noteRoom(box),
        top: wishedTop(holders.get(id) ?? [], places, scene),
      });
    }
    placeColumn(wishes, column, scene, places);
  }
  return { places, vacated: new Map(), remembered: new Map() };
}

interface Wish {
  readonly id: string;
  /** With the words under the box. */
  readonly height: number;
  /** Where the arrow from its first placed holder would go straight; null: nobody placed holds it. */
  readonly top: number | null;
}

/** Places a column so that boxes stand as near to their wishes as they can without touching. */
function placeColumn(wishes: Wish[], column: number, scene: Scene, places: Map<string, Place>): void {
  const known = wishes.filter((wish) => wish.top !== null);
  const last = known.reduce((low, wish) => Math.max(low, wish.top!), 0);
  const order = wishes
    .map((wish, i) => ({ ...wish, top: wish.top ?? last + 1 + i }))
    .map((wish, i) => ({ wish, i }))
    .sort((a, b) => a.wish.top - b.wish.top || a.i - b.i)
    .map(({ wish }) => wish);
  // With offsets taken off, "below each other" becomes "not decreasing", which pooling neighbours solves.
  const pools: { sum: number; size: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const wish of order) {
    offsets.push(offset);
    pools.push({ sum: wish.top - offset, size: 1 });
    offset += wish.height + GAP_Y;
    for (;;) {
      const pool = pools.at(-1)!;
      const above = pools.at(-2);
      if (above === undefined || above.sum / above.size <= pool.sum / pool.size) break;
      pools.splice(-2, 2, { sum: above.sum + pool.sum, size: above.size + pool.size });
    }
  }
  let next = 0;
  for (const pool of pools) {
    for (let i = 0; i < pool.size; i++, next++) {
      const { id } = order[next]!;
      const { width, height } = scene.boxes.get(id)!;
      const y = Math.round(pool.sum / pool.size + offsets[next]!);
      places.set(id, { column, x: columnX(column, scene.measures), y, width, height });
    }
  }
}

/** Arrows that lead to a box, counted ones first. */
function holdersOf(scene: Scene): Map<string, Arrow[]> {
  const holders = new Map<string, Arrow[]>();
  for (const arrow of scene.arrows) {
    if (arrow.from === arrow.to) continue;
    const list = holders.get(arrow.to);
    if (list === undefined) holders.set(arrow.to, [arrow]);
    else if (arrow.isWeak) list.push(arrow);
    else list.splice(list.findLastIndex((other) => !other.isWeak) + 1, 0, arrow);
  }
  return holders;
}

/** The column of each object: right of every holder that does not itself hang on it. */
function depths(scene: Scene, holders: ReadonlyMap<string, readonly Arrow[]>): Map<string, number> {
  const targets = new Map<string, string[]>();
  for (const arrow of scene.arrows) {
    if (arrow.isWeak || arrow.from === arrow.to) continue;
    const list = targets.get(arrow.from);
    if (list === undefined) targets.set(arrow.from, [arrow.to]);
    else list.push(arrow.to);
  }
  const depth = new Map<string, number>();
  const onPath = new Set<string>();
  let effort = 0;
  // Longest way from a root without going in circles, as long as that is cheap to find.
  const visit = (id: string, at: number) => {
    if (onPath.has(id) || effort > 20000) return;
    effort++;
    const box = scene.boxes.get(id);
    if (box === undefined) return;
    const isRoot = box.kind === "frame" || box.kind === "module";
    if (!isRoot) {
      if ((depth.get(id) ?? 0) >= at) return;
      depth.set(id, at);
    }
    if (at >= LAST_COLUMN) return;
    onPath.add(id);
    for (const target of targets.get(id) ?? []) visit(target, isRoot ? 1 : at + 1);
    onPath.delete(id);
  };
  for (const box of scene.boxes.values()) if (box.kind === "frame" || box.kind === "module") visit(box.id, 0);
  for (const box of scene.boxes.values()) {
    if (box.kind === "frame" || box.kind === "module" || depth.has(box.id)) continue;
    // Unreachable, or beyond the last column: start from here unless a holder of it comes later.
    const isHeld = (holders.get(box.id) ?? []).some((arrow) => !arrow.isWeak && depth.has(arrow.from));
    if (isHeld) depth.set(box.id, LAST_COLUMN);
    else visit(box.id, 1);
  }
  return depth;
}

function wishedTop(
  arrows: readonly Arrow[],
  places: ReadonlyMap<string, Place>,
  scene: Scene,
): number | null {
  for (const arrow of arrows) {
    const holder = places.get(arrow.from);
    if (holder !== undefined) return holder.y + lineY(scene.boxes.get(arrow.from)!, arrow.field) - HEADER_Y;
  }
  return null;
}

/** Boxes in an order in which holders come before what they hold. */
function inOrder(scene: Scene, holders: ReadonlyMap<string, readonly Arrow[]>): Box[] {
  const slabs: Box[] = [];
  const rest: Box[] = [];
  for (const box of scene.boxes.values()) {
    if (box.kind === "frame" || box.kind === "module") slabs.push(box);
    else rest.push(box);
  }
  // The scene lists objects as roots lead to them; those that only a later box holds wait for it.
  const held = rest.filter((box) => holders.has(box.id));
  return [...slabs.reverse(), ...held, ...rest.filter((box) => !holders.has(box.id))];
}

/** What stands in each column while newcomers look for a place. */
class Columns {
  constructor(
    private readonly places: Map<string, Place>,
    private readonly vacated: Map<string, Place>,
    private readonly scene: Scene,
  ) {}

  put(id: string, place: Place): void {
    this.places.set(id, place);
  }

  isFree(column: number, y: number, height: number, self: string): boolean {
    return this.taken(column, self).every(
      (other) => y + height + 12 <= other.y || other.y + other.height + 12 <= y,
    );
  }

  /** A growing box pushes those below it down, and only them. */
  pushDown(id: string): void {
    let { y, height } = this.places.get(id)!;
    const { column } = this.places.get(id)!;
    const top = y;
    const below = [...this.places]
      .filter(([other, place]) => other !== id && place.column === column && place.y > top)
      .sort((a, b) => a[1].y - b[1].y);
    for (const [other, place] of below) {
      if (place.y >= y + height + SQUEEZE) break;
      const moved = { ...place, y: y + height + SQUEEZE };
      this.places.set(other, moved);
      ({ y, height } = moved);
    }
  }

  /** The gap nearest to the box's holder, in the column right of it or, when that is too tall, in the next ones. */
  findPlace(box: Box, arrows: readonly Arrow[], scene: Scene): Place {
    const size = { width: box.width, height: box.height };
    if (box.kind === "frame" || box.kind === "module")
      return { column: 0, x: 0, y: this.aboveAll(box), ...size };
    let holderColumn = 0;
    for (const arrow of arrows) {
      const holder = this.places.get(arrow.from);
      if (holder === undefined || arrow.isWeak) continue;
      holderColumn = holder.column;
      break;
    }
    const first = holderColumn >= LAST_COLUMN ? 1 : holderColumn + 1;
    const wish = wishedTop(arrows, this.places, scene) ?? this.bottom(first);
    let best: Place | null = null;
    let bestCost = Infinity;
    for (let column = first; column <= Math.min(first + 2, LAST_COLUMN); column++) {
      const y = this.nearestGap(column, wish, box.height + noteRoom(box));
      const cost = Math.abs(y - wish) + (column - first) * TALL;
      if (cost >= bestCost) continue;
      best = { column, x: columnX(column, scene.measures), y, ...size };
      bestCost = cost;
    }
    return best!;
  }

  /** A new frame goes on top of the others. */
  private aboveAll(box: Box): number {
    const others = [...this.places.values()].filter((place) => place.column === 0);
    if (others.length === 0) return 0;
    return Math.min(...others.map((place) => place.y)) - GAP_Y - box.height;
  }

  private bottom(column: number): number {
    return this.taken(column, "").reduce((low, place) => Math.max(low, place.y + place.height + GAP_Y), 0);
  }

  private nearestGap(column: number, wish: number, height: number): number {
    const taken = this.taken(column, "").sort((a, b) => a.y - b.y);
    let best = Infinity;
    let from = -Infinity;
    for (let i = 0; i <= taken.length; i++) {
      const until = i < taken.length ? taken[i]!.y - GAP_Y - height : Infinity;
      if (from <= until) {
        const y = Math.min(Math.max(wish, from), until);
        if (Math.abs(y - wish) < Math.abs(best - wish)) best = y;
      }
      if (i < taken.length) from = Math.max(from, taken[i]!.y + taken[i]!.height + GAP_Y);
    }
    return Math.round(best);
  }

  /** The places in a column, with the words under their boxes. */
  private taken(column: number, self: string): Place[] {
    const list: Place[] = [];
    for (const [id, place] of this.places) {
      if (place.column !== column || id === self) continue;
      list.push({ ...place, height: place.height + noteRoom(this.scene.boxes.get(id)) });
    }
    for (const [id, place] of this.vacated) if (place.column === column && id !== self) list.push(place);
    return list;
  }
}
