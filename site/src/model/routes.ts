// How an arrow runs from the line of its holder to the gutter of its target without crossing boxes.
// Forward arrows fan out; back to an earlier column an arrow runs over the top of the boxes; within one column
// down on the inner right and up on the outer right. A cycle is thus always a closed loop that one can see.
import type { Place } from "./layout";
import type { Arrow, Scene } from "./scene";
import { lineY } from "./scene";

/** An arrow's path and the point at its middle. */
export interface Route {
  readonly path: string;
  readonly start: Point;
  readonly middle: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Distance of a line's dot from the right edge of its box. */
export const PORT = 14;
const HEAD_SPACE = 3;
const CORRIDOR = 14;

/** Routes of all arrows of a scene. */
export function routesOf(scene: Scene, places: ReadonlyMap<string, Place>): Map<string, Route> {
  const columns = columnsOf(places);
  const ends = endPoints(scene, places);
  const lanes = new Map<string, number>();
  const lane = (name: string) => {
    const n = lanes.get(name) ?? 0;
    lanes.set(name, n + 1);
    return n;
  };
  const routes = new Map<string, Route>();
  for (const arrow of scene.arrows) {
    const from = places.get(arrow.from);
    const to = places.get(arrow.to);
    const box = scene.boxes.get(arrow.from);
    if (from === undefined || to === undefined || box === undefined) continue;
    const start = { x: from.x + from.width - PORT, y: from.y + lineY(box, arrow.field) };
    const end = ends.get(arrow.id)!;
    routes.set(arrow.id, route(arrow, from, to, start, end, columns, lane));
  }
  return routes;
}

/** The rectangle around a route's path and the points that pull it. */
export function pathBounds(path: string): { x: number; y: number; width: number; height: number } {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, command, rest] of path.matchAll(/([MCQHV])([^A-Z]*)/g)) {
    const numbers = rest!.trim().split(/[ ,]+/).map(Number);
    numbers.forEach((number, i) => {
      const isX = command === "H" || (command !== "V" && i % 2 === 0);
      (isX ? xs : ys).push(number);
    });
  }
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function route(
  arrow: Arrow,
  from: Place,
  to: Place,
  start: Point,
  end: Point,
  columns: readonly Place[][],
  lane: (name: string) => number,
): Route {
  if (from === to) return sideRoute(start, { x: to.x + to.width + HEAD_SPACE, y: to.y + 18 }, 16);
  if (to.column > from.column) return forwardRoute(start, end, from, to, columns);
  if (to.column === from.column) {
    const isDown = to.y > from.y;
    const column = columns[from.column] ?? [];
    const top = Math.min(from.y, to.y);
    const isNeighbour = !column.some(
      (place) => place !== from && place !== to && place.y > top && place.y < Math.max(from.y, to.y),
    );
    if (arrow.isWeak && isNeighbour) return verticalRoute(from, to);
    const out = isDown ? 14 + 5 * (lane(`d${from.column}`) % 3) : 26 + 5 * (lane(`u${from.column}`) % 3);
    return sideRoute(start, { x: to.x + to.width + HEAD_SPACE, y: to.y + (isDown ? 18 : 22) }, out);
  }
  return backRoute(start, end, from, to, columns, lane(`b${to.column}`) % 4);
}

/** Straight up or down to the neighbour in the same column. */
function verticalRoute(from: Place, to: Place): Route {
  const x = from.x + from.width / 2;
  const isUp = to.y < from.y;
  const start = { x, y: isUp ? from.y : from.y + from.height };
  const y = isUp ? to.y + to.height + HEAD_SPACE : to.y - HEAD_SPACE;
  return { path: `M${x} ${start.y}V${y}`, start, middle: { x, y: (start.y + y) / 2 } };
}

function forwardRoute(start: Point, end: Point, from: Place, to: Place, columns: readonly Place[][]): Route {
  let path = `M${start.x} ${start.y}`;
  let at = start;
  const reach = 46;
  for (let column = from.column + 1; column < to.column; column++) {
    const others = columns[column] ?? [];
    const first = others[0];
    if (first === undefined) continue;
    const right = Math.max(...others.map((place) => place.x + place.width));
    const share = (first.x - at.x) / Math.max(1, end.x - at.x);
    const y = freeY(others, at.y + (end.y - at.y) * share, Infinity);
    path += `C${at.x + reach} ${at.y} ${first.x - reach} ${y} ${first.x - 2} ${y}H${right + 2}`;
    at = { x: right + 2, y };
  }
  const pull = Math.min(53, Math.max(24, (end.x - at.x) * 0.6));
  path += `C${at.x + pull} ${at.y} ${end.x - pull} ${end.y} ${end.x - HEAD_SPACE} ${end.y}`;
  return { path, start, middle: { x: (at.x + end.x) / 2, y: (at.y + end.y) / 2 } };
}

/** Out to the right, up or down beside the column, and back to the right edge of the target. */
function sideRoute(start: Point, end: Point, out: number): Route {
  const edge = end.x - HEAD_SPACE;
  const x = edge + out;
  const direction = Math.sign(end.y - start.y) || 1;
  const r = Math.min(10, Math.abs(end.y - start.y) / 2);
  const path =
    `M${start.x} ${start.y}H${x - r}Q${x} ${start.y} ${x} ${start.y + direction * r}` +
    `V${end.y - direction * r}Q${x} ${end.y} ${x - r} ${end.y}H${end.x}`;
  return { path, start, middle: { x, y: (start.y + end.y) / 2 } };
}

/** Over the top: right of the holder up, along a corridor that no box crosses, down to the gutter. */
function backRoute(
  start: Point,
  end: Point,
  from: Place,
  to: Place,
  columns: readonly Place[][],
  lane: number,
): Route {
  const between = columns.slice(to.column, from.column + 1).flat();
  const wish = Math.min(to.y, from.y) - 20;
  const y = freeY(between, wish, wish) - 4 * lane;
  const right = from.x + from.width + 10 + 5 * lane;
  const left = to.x - 16 - 5 * lane;
  const r = 12;
  const up = y < start.y ? -1 : 1;
  const down = y < end.y ? 1 : -1;
  const path =
    `M${start.x} ${start.y}H${right - r}Q${right} ${start.y} ${right} ${start.y + up * r}` +
    `V${y - up * r}Q${right} ${y} ${right - r} ${y}H${left + r}Q${left} ${y} ${left} ${y + down * r}` +
    `V${end.y - down * r}Q${left} ${end.y} ${Math.min(left + r, end.x - HEAD_SPACE)} ${end.y}H${end.x - HEAD_SPACE}`;
  return { path, start, middle: { x: (left + right) / 2, y } };
}

/** The height nearest to `wish` at which no box is in the way; not below `most`. */
function freeY(others: readonly Place[], wish: number, most: number): number {
  const isFree = (y: number) =>
    others.every((place) => y < place.y - CORRIDOR + 4 || y > place.y + place.height + CORRIDOR - 4);
  if (isFree(wish)) return wish;
  let best = Infinity;
  for (const place of others) {
    for (const y of [place.y - CORRIDOR, place.y + place.height + CORRIDOR]) {
      if (y <= most && Math.abs(y - wish) < Math.abs(best - wish) && isFree(y)) best = y;
    }
  }
  if (best !== Infinity) return best;
  return Math.min(...others.map((place) => place.y)) - CORRIDOR;
}

/** Heads that share a gutter stand under each other, in the order in which their arrows come. */
function endPoints(scene: Scene, places: ReadonlyMap<string, Place>): Map<string, Point> {
  const incoming = new Map<string, { id: string; y: number }[]>();
  for (const arrow of scene.arrows) {
    const from = places.get(arrow.from);
    const to = places.get(arrow.to);
    if (from === undefined || to === undefined) continue;
    const y =
      to.column <= from.column ? -Infinity : from.y + lineY(scene.boxes.get(arrow.from)!, arrow.field);
    const list = incoming.get(arrow.to) ?? [];
    list.push({ id: arrow.id, y });
    incoming.set(arrow.to, list);
  }
  const ends = new Map<string, Point>();
  for (const [id, list] of incoming) {
    const place = places.get(id)!;
    list.sort((a, b) => a.y - b.y);
    const step = Math.min(14, (place.height - 32) / Math.max(1, list.length - 1));
    list.forEach(({ id: arrow }, i) =>
      ends.set(arrow, { x: place.x, y: place.y + 20 + i * Math.max(0, step) }),
    );
  }
  return ends;
}

function columnsOf(places: ReadonlyMap<string, Place>): Place[][] {
  const last = Math.max(0, ...[...places.values()].map(({ column }) => column));
  const columns = Array.from({ length: last + 1 }, (): Place[] => []);
  for (const place of places.values()) columns[place.column]!.push(place);
  return columns;
}
