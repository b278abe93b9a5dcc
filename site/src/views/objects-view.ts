import type { Key, Heap } from "../model/heap";
import type { Detail } from "../model/fields";
import { boxClass, boxMarks } from "../model/box-marks";
import type { Rect } from "../model/islands";
import { islandsOf } from "../model/islands";
import type { Layout, Place } from "../model/layout";
import { EMPTY_LAYOUT, layOut, settle } from "../model/layout";
import type { Route } from "../model/routes";
import { routesOf } from "../model/routes";
import {
  arrowClass,
  captionMarks,
  changedCounts,
  cutMarks,
  enclose,
  groundMarks,
  pictureBounds,
} from "../model/picture-marks";
import type { Box, Scene } from "../model/scene";
import { NARROW, WIDE, sceneOf } from "../model/scene";
import { counted } from "../model/text";
import type { StillOptions } from "../still/still-picture";
import { Camera } from "./camera";
import { elementOf, html, icon, setAttribute, svg } from "./elements";
import { sizeOf } from "./sizes";
import type { View } from "./view";

export interface ObjectsState {
  readonly heap: Heap | null;
  readonly before: Heap | null;
  readonly detail: Detail;
  readonly selected: Key | null;
  /** Whether the reader follows step by step: only then things move. */
  readonly isStep: boolean;
  /** Width at the right edge that something else covers. */
  readonly covered: number;
  /** Shown instead of the picture's sum, when the picture is not of the text in the editor. */
  readonly remark: string;
}

export interface ObjectsView extends View<ObjectsState> {
  fit(): void;
  zoom(factor: number): void;
  tidy(): void;
  /** Brings an object's box into view. */
  reveal(key: Key): void;
  /** The next picture is another program's. */
  reset(): void;
  /** What stillPicture() needs to draw what stands here; null when nothing does. */
  still(): { readonly heap: Heap; readonly options: StillOptions } | null;
  /** How large the picture is at its natural size. */
  extent(): { readonly width: number; readonly height: number };
}

/** The picture: frames, modules and objects with their references. */
export function objectsView(
  element: HTMLElement,
  onSelect: (key: Key | null) => void,
  search: Element | null,
  isInArticle = false,
): ObjectsView {
  const sum = html("span", { class: "sum" });
  const tidyButton = html(
    "button",
    { class: "btn", type: "button", title: "Lay the picture out anew" },
    icon("tidy"),
    html("span", {}, "Tidy"),
  );
  const fitButton = html(
    "button",
    { class: "btn", type: "button", title: "Show everything (0)" },
    icon("fit"),
    html("span", {}, "Fit"),
  );
  const bar = html(
    "div",
    { class: "bar" },
    sum,
    html("span", { class: "bar-buttons" }, ...(search === null ? [] : [search]), tidyButton, fitButton),
  );
  const ground = svg("g", { class: "ground", "aria-hidden": "true" });
  const boxLayer = svg("g", { class: "boxes" });
  const leaving = svg("g", { class: "leaving", "aria-hidden": "true" });
  const arrowLayer = svg("g", { class: "arrows", "aria-hidden": "true" });
  const captions = svg("g", { class: "captions", "aria-hidden": "true" });
  const camera = svg("g", { class: "camera" }, ground, leaving, boxLayer, arrowLayer, captions);
  const drawing = svg(
    "svg",
    { class: "drawing", role: "listbox", "aria-label": "Objects and references" },
    camera,
  );
  const stage = html("div", { class: "stage" }, drawing);
  const empty = html("div", { class: "nothing" });
  element.append(bar, stage, empty);

  const eye = new Camera(stage, camera, isInArticle);
  const boxes = new Map<string, { readonly group: SVGGElement; signature: string }>();
  const paths = new Map<string, { readonly path: SVGPathElement; readonly port: SVGCircleElement }>();
  const expanded = new Set<string>();
  const opened = new Set<string>();
  let layout: Layout = EMPTY_LAYOUT;
  let scene: Scene | null = null;
  let shown: ObjectsState | null = null;
  let focused: string | null = null;
  let content: Rect = { x: 0, y: 0, width: 1, height: 1 };

  boxLayer.addEventListener("click", (event) => {
    activate(event.target as Element);
  });
  stage.addEventListener("click", (event) => {
    // The path as it was when the click began: choosing redraws the box under the pointer.
    const isOnBox = event
      .composedPath()
      .some((node) => node instanceof Element && node.classList.contains("box"));
    if (!isOnBox) onSelect(null);
  });
  boxLayer.addEventListener("keydown", (event) => {
    const group = (event.target as Element).closest<SVGGElement>(".box");
    if (group === null) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      activate(group);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      event.stopPropagation();
      const next = event.key === "ArrowDown" ? group.nextElementSibling : group.previousElementSibling;
      if (next instanceof SVGGElement) focusBox(next);
    }
  });
  tidyButton.addEventListener("click", () => {
    tidy();
  });
  fitButton.addEventListener("click", () => {
    eye.fitAll();
  });

  new ResizeObserver(() => {
    if (scene !== null && shown !== null && (scene.measures === NARROW) !== isNarrow())
      show({ ...shown, isStep: false });
  }).observe(stage);

  return {
    element,
    show,
    tidy,
    fit: () => {
      eye.fitAll();
    },
    zoom: (factor) => {
      eye.zoom(factor);
    },
    reveal(key) {
      const place = layout.places.get(scene?.boxOf.get(key) ?? "");
      if (place !== undefined) eye.reveal(place);
    },
    reset,
    still,
    extent: () => content,
  };

  function isNarrow(): boolean {
    const { width } = sizeOf(stage);
    return width > 0 && width < 480;
  }

  function activate(target: Element): void {
    const group = target.closest<SVGGElement>(".box");
    const id = group?.dataset.id;
    const box = id === undefined ? undefined : scene?.boxes.get(id);
    if (box === undefined || id === undefined) return;
    if (target.closest(".more") !== null) toggle(expanded, id);
    else if (box.kind === "stack") toggle(opened, id);
    else if (box.key !== null) {
      onSelect(box.key);
      return;
    } else if (box.more > 0) toggle(expanded, id);
    if (shown !== null) show({ ...shown, isStep: true });
  }

  function focusBox(group: SVGGElement): void {
    focused = group.dataset.id ?? null;
    for (const { group: other } of boxes.values()) setAttribute(other, "tabindex", other === group ? 0 : -1);
    group.focus();
  }

  function still(): ReturnType<ObjectsView["still"]> {
    if (shown?.heap == null || scene === null) return null;
    const { heap, before, detail, selected } = shown;
    const options = { before, detail, selected, isNarrow: isNarrow(), layout, expanded, opened };
    return { heap, options };
  }

  function reset(): void {
    layout = EMPTY_LAYOUT;
    scene = null;
    expanded.clear();
    opened.clear();
    eye.reset();
  }

  function tidy(): void {
    if (scene === null || shown === null) return;
    layout = layOut(scene);
    drawing.classList.add("tidying");
    draw(shown, scene, scene, null);
    eye.fit(true);
    setTimeout(() => {
      drawing.classList.remove("tidying");
    }, 300);
  }

  function show(state: ObjectsState): void {
    const { heap } = state;
    const isSameMoment = shown?.heap === heap && shown.before === state.before;
    shown = state;
    element.classList.toggle("is-empty", heap === null);
    if (heap === null) return;
    const old = scene;
    const measures = isNarrow() ? NARROW : WIDE;
    if (old !== null && old.measures !== measures) layout = EMPTY_LAYOUT;
    const options = { detail: state.detail, expanded, opened, selected: state.selected, measures };
    const beforeScene = state.before === null ? null : sceneOf(state.before, options, null);
    const next = sceneOf(heap, options, beforeScene);
    layout = settle(isSameMoment ? { ...layout, vacated: new Map() } : layout, next);
    scene = next;
    draw(state, next, old, beforeScene);
  }

  function draw(state: ObjectsState, next: Scene, old: Scene | null, beforeScene: Scene | null): void {
    const { heap } = state;
    if (heap === null) return;
    const isAnimated = state.isStep && old !== null;
    drawing.classList.toggle("stepping", isAnimated);
    const selectedId = state.selected === null ? null : (next.boxOf.get(state.selected) ?? null);
    const changed = changedCounts(next, beforeScene);
    leaving.replaceChildren();
    for (const [id, { group }] of boxes) {
      if (next.boxes.has(id)) continue;
      if (isAnimated && group.classList.contains("object")) leaving.append(departing(group));
      group.remove();
      boxes.delete(id);
    }
    for (const box of next.boxes.values())
      drawBox(box, layout.places.get(box.id)!, box.id === selectedId, changed.has(box.id));
    const first = boxes.get(focused ?? "")?.group ?? boxLayer.querySelector<SVGGElement>(".box");
    for (const { group } of boxes.values()) setAttribute(group, "tabindex", group === first ? 0 : -1);
    const routes = routesOf(next, layout.places);
    drawArrows(next, routes, selectedId, isAnimated);
    const islands = islandsOf(next, layout.places);
    ground.replaceChildren(...groundMarks(islands).map(elementOf));
    const words = [...captionMarks(next, islands), ...cutMarks(next, layout.places)];
    captions.replaceChildren(...words.map(elementOf));
    sum.replaceChildren(...sumText(state, next, heap));
    eye.cover(state.covered);
    content = pictureBounds(layout.places, islands);
    eye.follow(content, subjectOf(layout.places, changed, selectedId));
  }

  function drawBox(box: Box, place: Place, isSelected: boolean, isChanged: boolean): void {
    let entry = boxes.get(box.id);
    if (entry === undefined) {
      const group = svg("g", { "data-id": box.id, role: "option", tabindex: -1 });
      entry = { group, signature: "" };
      boxes.set(box.id, entry);
      boxLayer.append(group);
    }
    const { group } = entry;
    const kinds = [boxClass(box)];
    if (isSelected) kinds.push("chosen");
    if (isChanged) kinds.push("changed");
    if (entry.signature === "") kinds.push("born");
    else if (group.classList.contains("born")) kinds.push("born");
    setAttribute(group, "class", kinds.join(" "));
    setAttribute(group, "aria-label", box.label);
    setAttribute(group, "aria-selected", String(isSelected));
    const transform = `translate(${place.x}px, ${place.y}px)`;
    if (group.style.transform !== transform) group.style.transform = transform;
    const signature = signatureOf(box, isSelected);
    if (signature === entry.signature) return;
    entry.signature = signature;
    group.replaceChildren(...boxMarks(box, isSelected).map(elementOf));
  }

  function drawArrows(
    next: Scene,
    routes: ReadonlyMap<string, Route>,
    selectedId: string | null,
    isAnimated: boolean,
  ): void {
    const live = new Set<string>();
    const fresh: Element[] = [];
    for (const arrow of next.arrows) {
      const route = routes.get(arrow.id);
      if (route === undefined) continue;
      live.add(arrow.id);
      let entry = paths.get(arrow.id);
      const isNew = entry === undefined;
      if (entry === undefined) {
        entry = { path: svg("path", { "marker-end": "url(#head)" }), port: svg("circle", { r: 3.5 }) };
        paths.set(arrow.id, entry);
        fresh.push(entry.path, entry.port);
      }
      const words = arrowClass(arrow, selectedId);
      setAttribute(entry.path, "class", `g-ref ${words}${isNew && isAnimated ? " drawn" : ""}`);
      setAttribute(entry.path, "d", route.path);
      setAttribute(entry.port, "class", `g-port ${words}`);
      setAttribute(entry.port, "cx", route.start.x);
      setAttribute(entry.port, "cy", route.start.y);
    }
    arrowLayer.append(...fresh);
    for (const [id, { path, port }] of paths) {
      if (live.has(id)) continue;
      paths.delete(id);
      port.remove();
      path.remove();
      if (!isAnimated) continue;
      setAttribute(path, "class", "g-ref retracting");
      path.removeAttribute("marker-end");
      leaving.append(path);
    }
  }
}

function toggle(set: Set<string>, id: string): void {
  if (!set.delete(id)) set.add(id);
}

function signatureOf(box: Box, isSelected: boolean): string {
  const fields = box.fields
    .map(({ name, text, isDeleted }) => `${name}=${text ?? "→"}${isDeleted ? "-" : ""}`)
    .join("|");
  return [
    isSelected,
    box.type,
    box.value,
    box.address,
    box.refcount,
    box.copy,
    box.generation,
    box.more,
    box.note,
    box.width,
    box.height,
    fields,
  ].join("~");
}

/** What the camera must not lose: what the step changed, or the chosen object. */
function subjectOf(
  places: ReadonlyMap<string, Place>,
  changed: ReadonlySet<string>,
  selectedId: string | null,
): Rect | null {
  const ids = changed.size > 0 ? [...changed].slice(0, 4) : selectedId === null ? [] : [selectedId];
  const own = ids.map((id) => places.get(id)).filter((place) => place !== undefined);
  return own.length === 0 ? null : enclose(own);
}

function departing(group: SVGGElement): SVGGElement {
  const copy = group.cloneNode(true) as SVGGElement;
  copy.removeAttribute("role");
  copy.removeAttribute("aria-label");
  copy.removeAttribute("tabindex");
  copy.setAttribute("class", "box object freed");
  return copy;
}

function sumText(state: ObjectsState, scene: Scene, heap: Heap): (Element | string)[] {
  const { gcPhase, truncated } = heap.image.scalars;
  if (state.remark !== "") return [html("b", {}, state.remark)];
  if (gcPhase > 0) return [html("b", {}, "Inside a collection"), " small: real count, large: copied count"];
  const unreachable = scene.unreachableObjects > 0 ? `, ${scene.unreachableObjects} unreachable` : "";
  const part = truncated > 0 ? ", only a part is drawn" : "";
  const own = scene.programObjects === 0 ? "no objects" : counted(scene.programObjects, "object");
  return [html("b", {}, own), ` of yours${unreachable}${part}`];
}
