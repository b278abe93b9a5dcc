// What is drawn between and under the boxes of the picture: islands and their words, what was cut, the looks of arrows.
import type { Island, Rect } from "./islands";
import type { Place } from "./layout";
import type { Mark } from "./marks";
import { mark } from "./marks";
import type { Arrow, Scene } from "./scene";
import { lineY } from "./scene";

/** Words for the looks of an arrow and of its dot. */
export function arrowClass(arrow: Arrow, selectedId: string | null): string {
  const words: string[] = [];
  if (arrow.isWeak) words.push("weak");
  if (arrow.isGhost) words.push("ghost");
  if (arrow.to === selectedId && !arrow.isWeak) words.push("sel");
  return words.join(" ");
}

/** The ground under unreachable objects. */
export function groundMarks(islands: readonly Island[]): Mark[] {
  return islands.flatMap(({ parts }) =>
    parts.map(({ x, y, width, height }) => mark("rect", { class: "isle", x, y, width, height, rx: 16 })),
  );
}

/** What is written on it. */
export function captionMarks(scene: Scene, islands: readonly Island[]): Mark[] {
  return islands.flatMap(({ caption, boxes }) => {
    if (caption === null) return [];
    const { x, y, lines } = caption;
    const title = mark("text", { class: "g-strong halo", x, y: y + 10 }, "Unreachable, but still there");
    if (lines === 1) return [title];
    return [title, mark("text", { class: "g-note halo", x, y: y + 30 }, islandNote(scene, boxes))];
  });
}

function islandNote(scene: Scene, members: readonly string[]): string {
  const counts = new Set(members.map((id) => scene.boxes.get(id)?.refcount));
  const [count] = counts;
  const tail = counts.size === 1 && count !== undefined && count !== "" ? ` at ${count}` : "";
  if (members.length === 1) return `No name leads here. It holds itself${tail}.`;
  if (members.length === 2) return `No name leads here. Each keeps the other${tail}.`;
  return "No name leads here. They keep each other.";
}

/** The stub and the cross where the last line cut a reference of a name. */
export function cutMarks(scene: Scene, places: ReadonlyMap<string, Place>): Mark[] {
  const marks: Mark[] = [];
  for (const box of scene.boxes.values()) {
    box.fields.forEach((field, line) => {
      if (!field.isDeleted) return;
      const place = places.get(box.id)!;
      const x = place.x + place.width + 4;
      const y = place.y + lineY(box, line);
      marks.push(
        mark("path", { class: "g-ref cut", d: `M${x} ${y}h15` }),
        mark("path", { class: "cross", d: `M${x + 18} ${y - 4}l8 8m0-8l-8 8` }),
      );
    });
  }
  return marks;
}

/** Boxes whose count is another than a moment ago. */
export function changedCounts(scene: Scene, before: Scene | null): Set<string> {
  const changed = new Set<string>();
  if (before === null) return changed;
  for (const [id, box] of scene.boxes) {
    const old = before.boxes.get(id);
    if (
      box.kind === "object" &&
      old !== undefined &&
      (old.refcount !== box.refcount || (old.copy !== null && box.copy !== null && old.copy !== box.copy))
    )
      changed.add(id);
  }
  return changed;
}

/** What the picture covers, with room for edges and notes. */
export function pictureBounds(places: ReadonlyMap<string, Place>, islands: readonly Island[]): Rect {
  const rects: Rect[] = [...places.values()].map(({ x, y, width, height }) => ({
    x: x - 6,
    y: y - 6,
    width: width + 18,
    height: height + 24,
  }));
  for (const { parts } of islands) rects.push(...parts);
  return rects.length === 0 ? { x: 0, y: 0, width: 1, height: 1 } : enclose(rects);
}

/** The smallest rectangle around others. */
export function enclose(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
