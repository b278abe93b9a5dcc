// A moment of the heap as an SVG file of its own: what the page would draw, without the page. Runs anywhere; the same
// heap and options give the same text.
import { fnv1a } from "../hash";
import { boxClass, boxMarks } from "../model/box-marks";
import type { Detail } from "../model/fields";
import type { Heap, Key } from "../model/heap";
import { islandsOf } from "../model/islands";
import type { Layout } from "../model/layout";
import { layOut } from "../model/layout";
import type { Mark } from "../model/marks";
import { mark, xmlOf } from "../model/marks";
import {
  arrowClass,
  captionMarks,
  changedCounts,
  cutMarks,
  enclose,
  groundMarks,
  pictureBounds,
} from "../model/picture-marks";
import { pathBounds, routesOf } from "../model/routes";
import type { Scene } from "../model/scene";
import { NARROW, WIDE, sceneOf } from "../model/scene";
import { describe } from "./description";
import type { StillTheme } from "./still-style";
import { stillStyle } from "./still-style";

export type { StillTheme };

/** What a still picture shows, and how. */
export interface StillOptions {
  /** The picture's name for those who do not see it. */
  readonly title?: string;
  /** What there is to see; by default every box and what it refers to, in words. */
  readonly description?: string;
  readonly theme?: StillTheme;
  /** "simple" leaves out what belongs to how Python works; "full" draws everything that the inspector names. */
  readonly detail?: Detail;
  /** The moment before: names that were deleted and counts that changed since then are marked. */
  readonly before?: Heap | null;
  /** An object to mark, with the references that lead to it. */
  readonly selected?: Key | null;
  /** Boxes as narrow as on a phone. */
  readonly isNarrow?: boolean;
  /** Where the boxes stand, when they stand somewhere already; by default they are laid out anew. */
  readonly layout?: Layout | null;
  /** Containers and stacks that show all of theirs, by the names of their boxes. */
  readonly expanded?: ReadonlySet<string>;
  readonly opened?: ReadonlySet<string>;
}

const MARGIN = 16;
const NOTHING: ReadonlySet<string> = new Set();

/** The picture of a heap as the text of an SVG file. */
export function stillPicture(heap: Heap, options: StillOptions = {}): string {
  const { before = null, selected = null, detail = "simple", theme = "auto" } = options;
  const choices = {
    detail,
    selected,
    expanded: options.expanded ?? NOTHING,
    opened: options.opened ?? NOTHING,
    measures: options.isNarrow === true ? NARROW : WIDE,
  };
  const beforeScene = before === null ? null : sceneOf(before, choices, null);
  const scene = sceneOf(heap, choices, beforeScene);
  const { places } = options.layout ?? layOut(scene);
  const routes = routesOf(scene, places);
  const islands = islandsOf(scene, places);
  const selectedId = selected === null ? null : (scene.boxOf.get(selected) ?? null);
  const changed = changedCounts(scene, beforeScene);

  const boxes = [...scene.boxes.values()].flatMap((box) => {
    const place = places.get(box.id);
    if (place === undefined) return [];
    const class_ = `${boxClass(box)}${changed.has(box.id) ? " changed" : ""}`;
    const transform = `translate(${place.x} ${place.y})`;
    // What cannot be opened does not ask for it.
    const note = box.kind === "stack" ? box.note.replace(/, open to see them$/, "") : box.note;
    return [mark("g", { class: class_, transform }, ...boxMarks({ ...box, note }, box.id === selectedId))];
  });
  const heads = new Set<string>();
  const arrows = scene.arrows.flatMap((arrow) => {
    const route = routes.get(arrow.id);
    if (route === undefined) return [];
    const words = arrowClass(arrow, selectedId);
    const head = words.includes("sel") ? "sel" : arrow.isGhost ? "ghost" : "";
    heads.add(head);
    return [
      mark("path", { class: `g-ref ${words}`.trim(), d: route.path, "marker-end": `url(#${headId(head)})` }),
      mark("circle", { class: `g-port ${words}`.trim(), cx: route.start.x, cy: route.start.y, r: 3.5 }),
    ];
  });
  const frame = enclose([
    pictureBounds(places, islands),
    ...[...routes.values()].map(({ path }) => pathBounds(path)),
  ]);
  const definitions = mark("defs", {}, ...[...heads].map(headMark), ...(islands.length > 0 ? [HATCH] : []));
  const layers = [
    definitions,
    paperMark(frame),
    ...groundMarks(islands),
    ...boxes,
    ...arrows,
    ...captionMarks(scene, islands),
    ...cutMarks(scene, places),
  ];
  const title = options.title ?? "Objects and references";
  return fileOf(layers, frame, title, options.description ?? describe(scene), theme);
}

/** The number of objects of the program in a picture, for words around it. */
export function countObjects(
  heap: Heap,
  detail: Detail = "simple",
): Pick<Scene, "programObjects" | "unreachableObjects"> {
  return sceneOf(heap, { detail, selected: null, expanded: NOTHING, opened: NOTHING, measures: WIDE }, null);
}

function fileOf(
  layers: readonly Mark[],
  frame: Frame,
  title: string,
  description: string,
  theme: StillTheme,
): string {
  const [x, y] = [Math.floor(frame.x - MARGIN), Math.floor(frame.y - MARGIN)];
  const width = Math.ceil(frame.x + frame.width + MARGIN) - x;
  const height = Math.ceil(frame.y + frame.height + MARGIN) - y;
  const scope = `ouro-${fnv1a([...layers.map(xmlOf), title, description, theme].join("")).toString(36)}`;
  const style = stillStyle(classesOf(layers), theme, scope);
  const root = mark(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      class: scope,
      viewBox: `${x} ${y} ${width} ${height}`,
      width,
      height,
      role: "img",
      "aria-labelledby": `${scope}-title`,
      "aria-describedby": `${scope}-desc`,
      style: "max-width:100%;height:auto",
    },
    mark("title", { id: `${scope}-title` }, title),
    mark("desc", { id: `${scope}-desc` }, description),
    mark("style", {}, style),
    ...layers.map((layer) => scoped(layer, scope)),
  );
  return `${xmlOf(root)}\n`;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function paperMark({ x, y, width, height }: Frame): Mark {
  return mark("rect", {
    class: "paper",
    x: Math.floor(x - MARGIN),
    y: Math.floor(y - MARGIN),
    width: Math.ceil(width + 2 * MARGIN + 1),
    height: Math.ceil(height + 2 * MARGIN + 1),
    rx: 10,
  });
}

const HATCH = mark(
  "pattern",
  { id: "hatch", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
  mark("rect", { class: "hatch-ground", width: 9, height: 9 }),
  mark("rect", { class: "hatch-line", width: 1.5, height: 9 }),
);

function headId(kind: string): string {
  return kind === "" ? "head" : `head-${kind}`;
}

/** An arrow's head. The page's one takes the colour of its line, which not every program that draws SVG can do. */
function headMark(kind: string): Mark {
  return mark(
    "marker",
    {
      id: headId(kind),
      viewBox: "0 0 10 10",
      refX: 8.5,
      refY: 5,
      markerWidth: 9,
      markerHeight: 9,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    },
    mark("path", { class: `head ${kind}`.trim(), d: "M0 .8 9 5 0 9.2z" }),
  );
}

/** Names that no other picture of the same page has. */
function scoped({ name, attributes, children }: Mark, scope: string): Mark {
  const own = Object.entries(attributes).map(([key, value]): [string, string | number] => {
    if (key === "id") return [key, `${scope}-${value}`];
    if (key === "d")
      return [key, String(value).replace(/\d+\.\d{3,}/g, (digits) => String(rounded(Number(digits))))];
    return [key, typeof value === "string" ? value.replace("url(#", `url(#${scope}-`) : rounded(value)];
  });
  return mark(
    name,
    Object.fromEntries(own),
    ...children.map((child) => (typeof child === "string" ? child : scoped(child, scope))),
  );
}

function classesOf(marks: readonly Mark[], into = new Set<string>()): Set<string> {
  for (const { attributes, children } of marks) {
    for (const name of String(attributes.class ?? "").split(" ")) if (name !== "") into.add(name);
    classesOf(
      children.filter((child) => typeof child !== "string"),
      into,
    );
  }
  return into;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
