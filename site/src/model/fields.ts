// What an object shows of itself: the fields of its box, in the detail that the reader chose.
import { HolderKind, TypeId } from "../../../wasm/shim/generated/schema";
import { ROOT_BIT } from "../../../wasm/shim/image";
import type { Heap } from "./heap";

/** Simple: what a beginner's program is about. Full: everything the inspector names. */
export type Detail = "simple" | "full";

/** A reference as a box shows it. */
export interface Part {
  readonly name: string;
  /** Row of the table of references. */
  readonly reference: number;
  /** Row of the object it leads to, cells looked through. */
  readonly target: number;
  readonly isWeak: boolean;
}

const ALWAYS_INLINE = new Set<number>([
  TypeId.NONE,
  TypeId.NOT_IMPLEMENTED,
  TypeId.ELLIPSIS,
  TypeId.BOOL,
  TypeId.INT,
  TypeId.FLOAT,
  TypeId.STR,
  TypeId.BYTES,
]);

/** Machinery between a class or function and its data, which Simple looks through or leaves out. */
const MACHINERY = new Set<number>([
  TypeId.CODE,
  TypeId.FRAME,
  TypeId.CELL,
  TypeId.MODULE,
  TypeId.BUILTIN_FUNCTION,
  TypeId.METHOD_DESCRIPTOR,
  TypeId.CLASS_METHOD_DESCRIPTOR,
  TypeId.WRAPPER_DESCRIPTOR,
  TypeId.METHOD_WRAPPER,
  TypeId.MEMBER_DESCRIPTOR,
  TypeId.GETSET_DESCRIPTOR,
  TypeId.TRACEBACK,
]);

const BEHAVIOUR = new Set<number>([
  ...MACHINERY,
  TypeId.FUNCTION,
  TypeId.PROPERTY,
  TypeId.CLASSMETHOD,
  TypeId.STATICMETHOD,
]);

/** Fields that describe an object rather than being part of what it does. */
const DESCRIPTIONS = /^__(name|qualname|doc|module|annotations|objclass)__$/;

/** Whether an object is code rather than data. */
export function isBehaviour(heap: Heap, row: number): boolean {
  return heap.isClass(row) || heap.isType(row, TypeId.METHOD) || BEHAVIOUR.has(heap.typeId(row));
}

/** Whether an object is written into the fields that refer to it, and gets no box of its own. */
export function isInline(heap: Heap, row: number, detail: Detail): boolean {
  if (!ALWAYS_INLINE.has(heap.typeId(row))) return false;
  return detail === "simple" || heap.isImmortal(row) || !heap.isOfProgram(row);
}

/** Whether Simple leaves the object out: it belongs to how Python works, not to what the program made. */
export function isMachinery(heap: Heap, row: number): boolean {
  return MACHINERY.has(heap.typeId(row));
}

/** A field's target with the cell of a closure looked through in Simple. */
export function through(heap: Heap, row: number, detail: Detail): number {
  if (detail === "full" || !heap.isType(row, TypeId.CELL)) return row;
  for (const reference of heap.fieldsOf(row)) {
    if (heap.image.references.kind[reference] === HolderKind.CELL)
      return heap.image.references.to[reference]!;
  }
  return row;
}

/** The references that an object's box shows, in the order of its fields. */
export function partsOf(heap: Heap, row: number, detail: Detail): Part[] {
  if (detail === "full") return allParts(heap, row);
  if (heap.isClass(row)) return classParts(heap, row);
  if (heap.isType(row, TypeId.FUNCTION)) return functionParts(heap, row);
  const parts: Part[] = [];
  for (const part of allParts(heap, row)) {
    const isNamespace = part.name === "__dict__" && heap.isType(part.target, TypeId.DICT);
    if (isNamespace) parts.push(...allParts(heap, part.target));
    else if (keepsInSimple(heap, part)) parts.push({ ...part, target: through(heap, part.target, detail) });
  }
  return parts;
}

/** The targets of `partsOf`, without the names: fast enough for every object of a large heap. */
export function targetsOf(heap: Heap, row: number, detail: Detail, visit: (target: number) => void): void {
  if (detail === "full" || heap.isClass(row) || heap.isType(row, TypeId.FUNCTION)) {
    for (const part of partsOf(heap, row, detail)) visit(part.target);
    return;
  }
  const { kind, to } = heap.image.references;
  const { start, end } = heap.image.referencesFrom(row);
  for (let reference = start; reference < end; reference++) {
    const target = to[reference]!;
    if (!keepsInSimple(heap, { name: "", reference, target, isWeak: false })) continue;
    const isField = kind[reference] === HolderKind.FIELD && heap.isType(target, TypeId.DICT);
    if (isField && heap.labelOf(reference) === "__dict__")
      for (const part of allParts(heap, target)) visit(part.target);
    else visit(through(heap, target, detail));
  }
}

function keepsInSimple(heap: Heap, part: Part): boolean {
  const kind = heap.image.references.kind[part.reference];
  if (kind === HolderKind.TYPE || kind === HolderKind.FRAME_FIELD) return false;
  if (kind === HolderKind.STACK || kind === HolderKind.BORROWED || kind === HolderKind.NODE) return false;
  if (kind === HolderKind.FIELD && DESCRIPTIONS.test(part.name)) return false;
  // A key that is a plain value names its field already.
  return kind !== HolderKind.KEY || !ALWAYS_INLINE.has(heap.typeId(part.target));
}

function allParts(heap: Heap, row: number): Part[] {
  const { kind, to } = heap.image.references;
  const parts: Part[] = [];
  for (const reference of heap.fieldsOf(row)) {
    const target = to[reference]!;
    if (kind[reference] === HolderKind.TYPE && !(heap.isOfProgram(target) && heap.isInstance(row))) continue;
    const isWeak = kind[reference] === HolderKind.WEAK;
    parts.push({ name: partName(heap, reference), reference, target, isWeak });
  }
  return parts;
}

/** A class shows the data it holds, not its methods. */
function classParts(heap: Heap, row: number): Part[] {
  const parts: Part[] = [];
  const visit = (holder: number) => {
    for (const part of allParts(heap, holder)) {
      const kind = heap.image.references.kind[part.reference];
      const isNamespace = part.name.includes("dict") && heap.isType(part.target, TypeId.DICT);
      if (holder === row && isNamespace) visit(part.target);
      const isAttribute =
        kind === HolderKind.VALUE || kind === HolderKind.ATTRIBUTE || kind === HolderKind.GLOBAL;
      if (!isAttribute || part.name.startsWith("__") || BEHAVIOUR.has(heap.typeId(part.target))) continue;
      parts.push(part);
    }
  };
  visit(row);
  return parts;
}

/** A function shows its defaults and what its closure holds. */
function functionParts(heap: Heap, row: number): Part[] {
  const parts: Part[] = [];
  for (const part of allParts(heap, row)) {
    const word = part.name === "__closure__" ? "cell" : /default/.exec(part.name)?.[0];
    if (word === undefined) continue;
    for (const item of allParts(heap, part.target)) {
      const target = through(heap, item.target, "simple");
      const name = /^\[\d+\]$/.test(item.name) ? `${word} ${item.name}` : item.name;
      if (target !== row) parts.push({ ...item, name, target });
    }
  }
  return parts;
}

/** The name of a reference as the box of its holder writes it. */
export function partName(heap: Heap, reference: number): string {
  const { kind, index } = heap.image.references;
  const label = heap.labelOf(reference);
  switch (kind[reference]) {
    case HolderKind.ITEM:
      return `[${index[reference]!}]`;
    case HolderKind.MEMBER:
      return "·";
    case HolderKind.KEY:
      return `key ${index[reference]!}`;
    case HolderKind.NODE:
      return `place ${index[reference]!}`;
    case HolderKind.TYPE:
      return "type";
    case HolderKind.WEAK:
      return "⇢";
    case HolderKind.STACK:
    case HolderKind.BORROWED:
      return `stack ${index[reference]!}`;
    case HolderKind.CONSTANT:
      return label === "" ? `constant ${index[reference]!}` : label;
    case HolderKind.DEFAULT:
      return label === "" ? `default ${index[reference]!}` : label;
    case HolderKind.LOCAL:
    case HolderKind.LENT:
      // What a comprehension or generator expression goes through has no name of its own.
      return label === ".0" ? "goes through" : label;
    default:
      return label === "" ? `[${index[reference]!}]` : label;
  }
}

/** The text of an object inside a field. */
export function inlineText(heap: Heap, row: number): string {
  if (ALWAYS_INLINE.has(heap.typeId(row))) return heap.value(row) || heap.typeName(row);
  return heap.nameOf(row);
}

/** Whether a strong reference comes from the machinery around its target rather than from the program's data. */
export function isInternalHold(heap: Heap, reference: number): boolean {
  const holder = heap.image.references.from[reference]!;
  if (holder >= ROOT_BIT) return false;
  return heap.isClass(holder) || heap.isType(holder, TypeId.FUNCTION) || MACHINERY.has(heap.typeId(holder));
}
