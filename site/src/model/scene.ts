// What the picture shows of a heap: which objects get a box, what stands in it, and which arrows join them.
// Pure: the same heap and choices give the same scene. Where things go is the layout's business.
import { HolderKind, ObjectFlag, TypeId } from "../../../wasm/shim/generated/schema";
import { ROOT_BIT } from "../../../wasm/shim/image";
import type { Detail, Part } from "./fields";
import {
  inlineText,
  isBehaviour,
  isInline,
  isInternalHold,
  isMachinery,
  partName,
  partsOf,
  targetsOf,
  through,
} from "./fields";
import type { Heap, Key } from "./heap";
import { counted, shortAddress } from "./text";

/** The reader's choices. */
export interface SceneOptions {
  readonly detail: Detail;
  /** Boxes that show more than five items. */
  readonly expanded: ReadonlySet<string>;
  /** Stacks that show their objects one by one. */
  readonly opened: ReadonlySet<string>;
  readonly selected: Key | null;
  readonly measures: Measures;
}

/** A line of a box. */
export interface Field {
  readonly name: string;
  /** Value written into the line; null when an arrow starts there; empty when the line is a title. */
  readonly text: string | null;
  readonly isDeleted: boolean;
}

/** Something with a place in the picture. */
export interface Box {
  readonly id: string;
  readonly kind: "object" | "frame" | "module" | "stack";
  /** Row of the object, -1 for the others. */
  readonly row: number;
  readonly key: Key | null;
  readonly type: string;
  readonly address: string;
  /** The value, for objects without fields; the name of a slab. */
  readonly value: string;
  readonly fields: readonly Field[];
  /** Items that have no line of their own. */
  readonly more: number;
  /** A small line under the box. */
  readonly note: string;
  readonly refcount: string;
  /** The collector's copy while a collection goes on. */
  readonly copy: number | null;
  readonly generation: number | null;
  readonly isGhost: boolean;
  readonly isDying: boolean;
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

/** A reference between two boxes; `field` is the line it starts at. */
export interface Arrow {
  readonly id: string;
  readonly from: string;
  readonly field: number;
  readonly to: string;
  readonly isWeak: boolean;
  readonly isGhost: boolean;
}

export interface Scene {
  readonly measures: Measures;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly arrows: readonly Arrow[];
  /** The box that stands for an object: its own or its stack's. */
  readonly boxOf: ReadonlyMap<Key, string>;
  readonly programObjects: number;
  readonly unreachableObjects: number;
}

/** Widths of the picture: there is one for a sheet and one for a phone. */
export interface Measures {
  readonly box: number;
  readonly slab: number;
  /** Between columns. */
  readonly gap: number;
  /** Whether addresses have room in a box. */
  readonly hasAddresses: boolean;
}

export const WIDE: Measures = { box: 184, slab: 164, gap: 64, hasAddresses: true };
export const NARROW: Measures = { box: 132, slab: 104, gap: 40, hasAddresses: false };

const HEAD = 34;
const LINE = 25;
const SLAB_HEAD = 36;
const SLAB_LINE = 28;
/** Items that a container shows, names that a slab shows, and lines once opened. */
const FEW = 5;
const FEW_NAMES = 14;
const MANY = 40;
/** More objects than this and the picture shows stacks by type. */
const CROWD = 500;

/** What the words under a box take below it. */
export function noteRoom(box: Box | undefined): number {
  return box === undefined || box.note === "" ? 0 : 22;
}

/** Height of the middle of a box's line, from its top. */
export function lineY(box: Box, line: number): number {
  if (box.kind === "frame" || box.kind === "module") return SLAB_HEAD + SLAB_LINE * line + 14;
  return HEAD + LINE * line + 9;
}

interface Draft {
  readonly box: Omit<Box, "fields" | "more" | "note" | "width" | "height" | "value">;
  readonly value: string;
  readonly parts: readonly Part[];
  readonly note: string;
}

/** The scene of a heap; `before` is the scene of the moment before, whose lost names are struck through. */
export function sceneOf(heap: Heap, options: SceneOptions, before: Scene | null): Scene {
  const slabs = slabsOf(heap, options.detail);
  const visible = visibleRows(heap, options.detail, slabs);
  const stacks = stacksOf(heap, options, slabs, visible);
  const boxOf = new Map<Key, string>();
  for (const row of visible) boxOf.set(heap.key(row), stacks.idOfRow.get(row) ?? objectId(heap.key(row)));

  const arrows: Arrow[] = [];
  const drawn = new Map<string, number>();
  const toStacks = new Set<string>();
  const boxes = new Map<string, Box>();
  const finish = (draft: Draft) => {
    const { fields, more, starts } = linesOf(heap, draft, options, before, boxOf);
    let last = { line: -1, to: "" };
    for (const { line, part } of starts) {
      const to = boxOf.get(heap.key(part.target));
      // Thousands of items lead from one line to one stack.
      if (to !== undefined && to === last.to && line === last.line && stacks.ids.has(to)) continue;
      if (to !== undefined) last = { line, to };
      if (to === undefined || (to === draft.box.id && draft.box.kind === "stack")) continue;
      if (stacks.ids.has(to)) {
        // One arrow stands for all that lead from a line to a stack.
        const way = `${draft.box.id}.${line}>${to}`;
        if (toStacks.has(way)) continue;
        toStacks.add(way);
      }
      const id = `${draft.box.id}>${part.reference}`;
      const isGhost = draft.box.isGhost && heap.isUnreachable(part.target);
      arrows.push({ id, from: draft.box.id, field: line, to, isWeak: part.isWeak, isGhost });
      if (!part.isWeak) drawn.set(to, (drawn.get(to) ?? 0) + 1);
    }
    boxes.set(draft.box.id, sized(draft, fields, more, options.measures));
  };
  for (const slab of slabs) finish(slab);
  for (const row of visible) {
    if (!stacks.idOfRow.has(row)) finish(objectDraft(heap, row, options.detail));
  }
  for (const stack of stacks.drafts) finish(stack);
  const named = nameArrows(arrows);
  noteFoldedHolders(heap, boxes, drawn);
  let unreachableObjects = 0;
  for (const row of visible) if (heap.isUnreachable(row)) unreachableObjects++;
  return {
    measures: options.measures,
    boxes,
    arrows: named,
    boxOf,
    programObjects: visible.length,
    unreachableObjects,
  };
}

export function objectId(key: Key): string {
  return `o${key}`;
}

/** Frames from the innermost to the outermost, then the names of the program's module. */
function slabsOf(heap: Heap, detail: Detail): Draft[] {
  const { roots } = heap.image;
  const drafts: Draft[] = [];
  const passing: Part[] = [];
  for (const root of heap.frames().reverse()) {
    const name = heap.image.string(roots.name[root]!);
    const parts = rootParts(heap, root, detail);
    const isModule = name === "<module>";
    if (isModule && detail === "simple") {
      // Names of the module have a slab of their own; what it holds for the moment goes there too.
      passing.push(...parts);
      continue;
    }
    if (isModule && parts.length === 0) continue;
    const title = isModule ? name : `${name.replace(/^.*\./, "")}()`;
    const line = roots.line[root]!;
    drafts.push({
      box: {
        ...PLAIN,
        id: `f${roots.serial[root]!}`,
        kind: "frame",
        type: line > 0 ? `line ${line}` : "frame",
        label: `frame of ${name}`,
      },
      value: title,
      parts,
      note: "",
    });
  }
  const shown = drafts.length > 12 ? [...drafts.slice(0, 8), ...drafts.slice(-2)] : drafts;
  const module = moduleSlab(heap, detail, passing);
  if (shown.length < drafts.length) {
    const hidden = drafts.length - shown.length;
    const fold = {
      ...PLAIN,
      id: "f-fold",
      kind: "frame" as const,
      type: "folded",
      label: `${hidden} frames folded`,
    };
    shown.splice(8, 0, { box: fold, value: `… ${hidden} more`, parts: [], note: "" });
  }
  return module === null ? shown : [...shown, module];
}

const PLAIN = {
  row: -1,
  key: null,
  address: "",
  refcount: "",
  copy: null,
  generation: null,
  isGhost: false,
  isDying: false,
};

function rootParts(heap: Heap, root: number, detail: Detail): Part[] {
  const { start, end } = heap.image.referencesFromRoot(root);
  const { kind, to } = heap.image.references;
  const parts: Part[] = [];
  for (let reference = start; reference < end; reference++) {
    const target = to[reference]!;
    if (kind[reference] === HolderKind.LOCAL || kind[reference] === HolderKind.LENT) {
      parts.push({
        name: partName(heap, reference),
        reference,
        target: through(heap, target, detail),
        isWeak: false,
      });
    } else if (kind[reference] === HolderKind.STACK || kind[reference] === HolderKind.BORROWED) {
      const isData =
        heap.isOfProgram(target) && !isInline(heap, target, detail) && !isBehaviour(heap, target);
      if (detail === "full" || isData) {
        const name = detail === "full" ? partName(heap, reference) : PASSING;
        parts.push({ name, reference, target, isWeak: false });
      }
    }
  }
  return parts;
}

function moduleSlab(heap: Heap, detail: Detail, passing: readonly Part[]): Draft | null {
  const { from, kind, to, count } = heap.image.references;
  const parts: Part[] = [];
  let modules = 0;
  const isMain = new Map<number, boolean>();
  for (let reference = 0; reference < count; reference++) {
    if (kind[reference] !== HolderKind.GLOBAL) continue;
    const holder = from[reference]!;
    let isOurs = isMain.get(holder);
    if (isOurs === undefined) {
      isOurs = holder >= ROOT_BIT || heap.moduleOf(holder) === "__main__";
      isMain.set(holder, isOurs);
    }
    if (!isOurs) continue;
    const name = partName(heap, reference);
    const target = to[reference]!;
    if (detail === "simple") {
      if (/^__\w+__$/.test(name)) continue;
      if (heap.isType(target, TypeId.MODULE)) {
        modules++;
        continue;
      }
    }
    parts.push({ name, reference, target, isWeak: false });
  }
  if (isMain.size === 0 && heap.frames().length === 0) return null;
  return {
    box: { ...PLAIN, id: "m__main__", kind: "module", type: "module", label: "names of module __main__" },
    value: "__main__",
    parts: [...parts, ...passing],
    note: modules > 0 ? `${counted(modules, "module")} hidden` : "",
  };
}

/** The line of a slab for an object that an expression is working with. */
const PASSING = "in use";

/** References from the interpreter that keep an object of the program in the picture. */
const KEEPING = new Set<number>([
  HolderKind.PENDING_ERROR,
  HolderKind.HANDLED_ERROR,
  HolderKind.TEMPORARY,
  HolderKind.PENDING_DROP,
  HolderKind.FINALIZER,
  HolderKind.COLLECTOR,
]);

/** The objects with a box or in a stack, in the order in which roots lead to them. */
function visibleRows(heap: Heap, detail: Detail, slabs: readonly Draft[]): number[] {
  const seen = new Uint8Array(heap.count);
  const rows: number[] = [];
  const visit = (start: number, isReferenced: boolean) => {
    const queue = [start];
    let wanted = isReferenced;
    for (let i = 0; i < queue.length; i++) {
      const row = queue[i]!;
      if (seen[row] === 1) continue;
      seen[row] = 1;
      if (!isShown(heap, row, detail, wanted)) continue;
      rows.push(row);
      wanted = true;
      // What the interpreter's own objects refer to is its business.
      if (!heap.isOfProgram(row)) continue;
      targetsOf(heap, row, detail, (target) => queue.push(target));
    }
  };
  for (const slab of slabs) for (const part of slab.parts) visit(part.target, true);
  const { roots, references } = heap.image;
  for (let root = 0; root < roots.count; root++) {
    const { start, end } = heap.image.referencesFromRoot(root);
    for (let reference = start; reference < end; reference++) {
      const target = references.to[reference]!;
      if (!KEEPING.has(references.kind[reference]!)) continue;
      if (detail === "full" || !isBehaviour(heap, target)) visit(target, false);
    }
  }
  for (let row = 0; row < heap.count; row++) {
    if (seen[row] === 1 || !heap.isUnreachable(row) || !heap.isOfProgram(row)) continue;
    if (detail === "full" || !isHeldInsideOnly(heap, row)) visit(row, false);
  }
  return rows;
}

function isShown(heap: Heap, row: number, detail: Detail, isReferenced: boolean): boolean {
  if (isInline(heap, row, detail)) return false;
  if (detail === "full") return heap.isOfProgram(row) || (isReferenced && !heap.isImmortal(row));
  return heap.isOfProgram(row) && !isMachinery(heap, row);
}

/** Whether only a class, a function or their machinery holds the object: its method table, its tuple of bases. */
function isHeldInsideOnly(heap: Heap, row: number): boolean {
  let holders = 0;
  for (const reference of heap.image.referencesTo(row)) {
    if (!heap.image.isStrong(reference)) continue;
    holders++;
    if (!isInternalHold(heap, reference)) return false;
  }
  return holders > 0 && !heap.isClass(row);
}

interface Stacks {
  readonly ids: ReadonlySet<string>;
  readonly idOfRow: ReadonlyMap<number, string>;
  readonly drafts: readonly Draft[];
}

/** Crowds of one type become a stack: many held by one holder, or all of them when the picture would be full. */
function stacksOf(
  heap: Heap,
  options: SceneOptions,
  slabs: readonly Draft[],
  visible: readonly number[],
): Stacks {
  const groups =
    visible.length > CROWD ? groupsByType(heap, slabs, visible) : groupsByHolder(heap, options, visible);
  const idOfRow = new Map<number, string>();
  const drafts: Draft[] = [];
  for (const [id, rows] of groups) {
    const limit = options.opened.has(id) ? MANY : 0;
    const folded = rows.filter((row, i) => i >= limit && heap.key(row) !== options.selected);
    if (folded.length < 2) continue;
    for (const row of folded) idOfRow.set(row, id);
    drafts.push(stackDraft(heap, id, folded, options.detail));
  }
  return { ids: new Set(drafts.map(({ box }) => box.id)), idOfRow, drafts };
}

function groupsByType(
  heap: Heap,
  slabs: readonly Draft[],
  visible: readonly number[],
): Map<string, number[]> {
  const named = new Set<number>();
  for (const slab of slabs) for (const part of slab.parts.slice(0, MANY)) named.add(part.target);
  const groups = new Map<string, number[]>();
  for (const row of visible) {
    if (named.has(row)) continue;
    const kind = heap.isUnreachable(row) ? "unreachable" : "";
    append(groups, `s:${heap.typeName(row)}:${kind}`, row);
  }
  return groups;
}

function groupsByHolder(
  heap: Heap,
  options: SceneOptions,
  visible: readonly number[],
): Map<string, number[]> {
  const crowds = new Map<string, number[]>();
  const isVisible = new Uint8Array(heap.count);
  for (const row of visible) isVisible[row] = 1;
  const claimed = new Set<number>();
  for (const holder of visible) {
    const groups = new Map<string, number[]>();
    for (const part of partsOf(heap, holder, options.detail)) {
      const row = part.target;
      if (part.isWeak || isVisible[row] !== 1 || claimed.has(row) || row === holder) continue;
      append(groups, `s${heap.key(holder)}:${heap.typeName(row)}`, row);
    }
    for (const [id, rows] of groups) {
      const distinct = [...new Set(rows)];
      if (distinct.length <= MANY) continue;
      for (const row of distinct) claimed.add(row);
      crowds.set(id, distinct);
    }
  }
  return crowds;
}

function append(groups: Map<string, number[]>, id: string, row: number): void {
  const rows = groups.get(id);
  if (rows === undefined) groups.set(id, [row]);
  else rows.push(row);
}

function stackDraft(heap: Heap, id: string, rows: readonly number[], detail: Detail): Draft {
  const type = heap.typeName(rows[0]!);
  const { size } = heap.image.objects;
  let total = 0;
  let ghosts = 0;
  for (const row of rows) {
    total += size[row]!;
    if (heap.isUnreachable(row)) ghosts++;
  }
  const isGhost = ghosts === rows.length;
  const text = counted(rows.length, "object");
  const seen = new Set<number>();
  const parts: Part[] = [];
  // A stack of thousands joins what its members refer to with one arrow for each target, up to a handful.
  for (const row of rows.slice(0, 200)) {
    for (const part of partsOf(heap, row, detail)) {
      if (seen.has(part.target) || seen.size > 24) continue;
      seen.add(part.target);
      parts.push(part);
    }
  }
  return {
    box: {
      ...PLAIN,
      id,
      kind: "stack",
      type,
      isGhost,
      label: `stack of ${text}, ${type}${isGhost ? ", unreachable" : ""}`,
    },
    value: text,
    parts,
    note: `${counted(total, "byte")}, open to see them`,
  };
}

function objectDraft(heap: Heap, row: number, detail: Detail): Draft {
  const { image } = heap;
  const isCandidate = image.scalars.gcPhase > 0 && heap.has(row, ObjectFlag.CANDIDATE);
  return {
    box: {
      id: objectId(heap.key(row)),
      kind: "object",
      row,
      key: heap.key(row),
      type: heap.typeName(row),
      address: shortAddress(image.objects.address[row]!),
      refcount: heap.isImmortal(row) ? "∞" : String(heap.refcount(row)),
      copy: isCandidate ? image.objects.gcRefs[row]! : null,
      generation: heap.generation(row),
      isGhost: heap.isUnreachable(row),
      isDying: heap.has(row, ObjectFlag.DYING),
      label: heap.label(row),
    },
    value: ownText(heap, row),
    parts: partsOf(heap, row, detail),
    note: "",
  };
}

function ownText(heap: Heap, row: number): string {
  if (heap.isClass(row)) return heap.ownName(row);
  if (heap.isType(row, TypeId.FUNCTION)) return `${heap.ownName(row)}()`;
  return heap.value(row);
}

interface Lines {
  readonly fields: readonly Field[];
  readonly more: number;
  /** Which line each arrow starts at. */
  readonly starts: readonly { readonly line: number; readonly part: Part }[];
}

function linesOf(
  heap: Heap,
  draft: Draft,
  options: SceneOptions,
  before: Scene | null,
  boxOf: ReadonlyMap<Key, string>,
): Lines {
  const { box, parts } = draft;
  if (box.kind === "stack") return { fields: [], more: 0, starts: parts.map((part) => ({ line: 0, part })) };
  const isSlab = box.kind !== "object";
  const few = isSlab ? FEW_NAMES : FEW;
  const most = options.expanded.has(box.id) ? MANY : few;
  const isFolded = parts.length > most + 1;
  const shown = isFolded ? parts.slice(0, most) : parts;
  const fields: Field[] = [];
  const starts: { line: number; part: Part }[] = [];
  const lost = before === null || !isSlab ? [] : lostNames(before.boxes.get(box.id), parts);
  if (box.kind === "object" && heap.isClass(box.row) && parts.length > 0)
    fields.push({ name: draft.value, text: "", isDeleted: false });
  for (const part of shown) {
    while (lost.length > 0 && lost[0]!.at <= fields.length) fields.push(struck(lost.shift()!.name));
    const hasBox = boxOf.has(heap.key(part.target));
    if (hasBox) starts.push({ line: fields.length, part });
    if (part.isWeak) fields.push({ name: `⇢ ${heap.nameOf(part.target)}`, text: null, isDeleted: false });
    else
      fields.push({ name: part.name, text: hasBox ? null : inlineText(heap, part.target), isDeleted: false });
  }
  for (const { name } of lost) fields.push(struck(name));
  const hidden = parts.slice(shown.length);
  for (const part of hidden) starts.push({ line: fields.length, part });
  // The image of a very large heap may hold only a part of the items.
  const length = box.row < 0 || hidden.length === 0 ? 0 : heap.image.objects.length[box.row]!;
  return { fields, more: Math.max(hidden.length, length - shown.length), starts };
}

function struck(name: string): Field {
  return { name, text: "deleted", isDeleted: true };
}

/** Names that the slab had a moment ago, with the line at which they stood. */
function lostNames(before: Box | undefined, parts: readonly Part[]): { name: string; at: number }[] {
  if (before === undefined) return [];
  const names = new Set(parts.map((part) => part.name));
  const lost: { name: string; at: number }[] = [];
  before.fields.forEach((field, at) => {
    if (!field.isDeleted && !names.has(field.name) && !/^stack \d|^in use$/.test(field.name))
      lost.push({ name: field.name, at });
  });
  return lost;
}

function sized(draft: Draft, fields: readonly Field[], more: number, measures: Measures): Box {
  const { box, value, note } = draft;
  const isSlab = box.kind === "frame" || box.kind === "module";
  const lines = fields.length + (more > 0 ? 1 : 0);
  const height = isSlab
    ? SLAB_HEAD + SLAB_LINE * lines + 10
    : HEAD + LINE * Math.max(lines, value === "" ? 0 : 1) + (lines === 0 && value === "" ? 6 : 1);
  const width = isSlab ? measures.slab : measures.box;
  return { ...box, value, fields, more, note, width, height };
}

/** Arrows keep their identity from moment to moment: holder, line and target, not the row in the image. */
function nameArrows(arrows: readonly Arrow[]): Arrow[] {
  const used = new Map<string, number>();
  return arrows.map((arrow) => {
    const base = `${arrow.from}.${arrow.field}>${arrow.to}`;
    const n = used.get(base) ?? 0;
    used.set(base, n + 1);
    return { ...arrow, id: n === 0 ? base : `${base}~${n}` };
  });
}

/** When arrows are missing, the picture says how many, so that the count always adds up. */
function noteFoldedHolders(heap: Heap, boxes: Map<string, Box>, drawn: ReadonlyMap<string, number>): void {
  for (const [id, box] of boxes) {
    if (box.kind !== "object" || heap.isImmortal(box.row) || box.isDying) continue;
    const folded = heap.refcount(box.row) - (drawn.get(id) ?? 0);
    if (folded > 0) boxes.set(id, { ...box, note: `${counted(folded, "more holder")} folded` });
  }
}
