// What differs between two moments of one run: the raw material of the narration and of the yellow pen.
import { HolderKind, RootKind } from "../../../wasm/shim/generated/schema";
import { ROOT_BIT } from "../../../wasm/shim/image";
import { isInline, isMachinery, partName } from "./fields";
import type { Heap, Key } from "./heap";

/** A name that came, went or was moved to another object. */
export interface NameChange {
  readonly name: string;
  readonly scope: string;
  /** Object it named before and names now; null for none. */
  readonly before: Key | null;
  readonly after: Key | null;
}

/** A reference inside an object that was not there before. */
export interface NewReference {
  readonly holder: Key;
  readonly name: string;
  readonly target: Key;
}

export interface Change {
  readonly born: readonly Key[];
  readonly freed: readonly Key[];
  readonly counts: readonly { readonly key: Key; readonly before: number; readonly after: number }[];
  readonly names: readonly NameChange[];
  readonly stored: readonly NewReference[];
  /** Objects that no reference from a root leads to any more. */
  readonly lost: readonly Key[];
  readonly entered: readonly string[];
  readonly left: readonly string[];
}

const DETAILS = 40;

/** The difference between two moments, looking at what a reader of the program knows of. */
export function changeBetween(before: Heap, after: Heap): Change {
  const born: Key[] = [];
  const freed: Key[] = [];
  const counts: { key: Key; before: number; after: number }[] = [];
  const lost: Key[] = [];
  for (let row = 0; row < after.count; row++) {
    if (!isTold(after, row)) continue;
    const key = after.key(row);
    const old = before.rowOf(key);
    if (old < 0) born.push(key);
    else if (before.refcount(old) !== after.refcount(row) && !after.isImmortal(row)) {
      counts.push({ key, before: before.refcount(old), after: after.refcount(row) });
    }
    if (after.isUnreachable(row) && (old < 0 || !before.isUnreachable(old))) lost.push(key);
  }
  for (let row = 0; row < before.count; row++) {
    if (isTold(before, row) && after.rowOf(before.key(row)) < 0) freed.push(before.key(row));
  }
  const stored: NewReference[] = [];
  for (const key of [...counts.filter((c) => c.after > c.before).map((c) => c.key), ...born].slice(
    0,
    DETAILS,
  )) {
    stored.push(...newReferencesTo(key, before, after));
  }
  const [framesBefore, framesAfter] = [framesOf(before), framesOf(after)];
  return {
    born,
    freed,
    counts,
    names: nameChanges(before, after),
    stored,
    lost,
    entered: [...framesAfter].filter(([serial]) => !framesBefore.has(serial)).map(([, name]) => name),
    left: [...framesBefore].filter(([serial]) => !framesAfter.has(serial)).map(([, name]) => name),
  };
}

function isTold(heap: Heap, row: number): boolean {
  return heap.isOfProgram(row) && !isInline(heap, row, "simple") && !isMachinery(heap, row);
}

function newReferencesTo(key: Key, before: Heap, after: Heap): NewReference[] {
  const identity = (heap: Heap, reference: number) => {
    const from = heap.image.references.from[reference]!;
    return `${heap.key(from)} ${partName(heap, reference)}`;
  };
  const isInside = (heap: Heap, reference: number) => {
    const from = heap.image.references.from[reference]!;
    const kind = heap.image.references.kind[reference];
    return (
      from < ROOT_BIT &&
      kind !== HolderKind.GLOBAL &&
      kind !== HolderKind.TYPE &&
      isTold(heap, from) &&
      heap.image.isStrong(reference)
    );
  };
  const known = new Set<string>();
  const old = before.rowOf(key);
  if (old >= 0) {
    for (const reference of before.image.referencesTo(old)) {
      if (isInside(before, reference)) known.add(identity(before, reference));
    }
  }
  const found: NewReference[] = [];
  for (const reference of after.image.referencesTo(after.rowOf(key))) {
    if (!isInside(after, reference) || known.has(identity(after, reference))) continue;
    const holder = after.key(after.image.references.from[reference]!);
    if (before.rowOf(holder) >= 0) found.push({ holder, name: partName(after, reference), target: key });
  }
  return found;
}

function framesOf(heap: Heap): Map<number, string> {
  const { kind, serial, name, count } = heap.image.roots;
  const frames = new Map<number, string>();
  for (let row = 0; row < count; row++) {
    if (kind[row] === RootKind.FRAME) frames.set(serial[row]!, heap.image.string(name[row]!));
  }
  return frames;
}

interface Named {
  readonly name: string;
  readonly scope: string;
  readonly target: Key;
}

/** Globals of the program and locals of the frames that are there at both moments. */
function nameChanges(before: Heap, after: Heap): NameChange[] {
  const old = namesOf(before);
  const now = namesOf(after);
  const frames = framesOf(after);
  const changes: NameChange[] = [];
  for (const [id, { name, scope, target }] of old) {
    const isFrameGone = id.startsWith("f") && !frames.has(Number(id.slice(1, id.indexOf(" "))));
    if (!now.has(id) && !isFrameGone) changes.push({ name, scope, before: target, after: null });
  }
  for (const [id, { name, scope, target }] of now) {
    const was = old.get(id)?.target ?? null;
    if (was !== target) changes.push({ name, scope, before: was, after: target });
  }
  return changes;
}

function namesOf(heap: Heap): Map<string, Named> {
  const names = new Map<string, Named>();
  const { from, kind, to, count } = heap.image.references;
  const isMain = new Map<number, boolean>();
  for (let reference = 0; reference < count; reference++) {
    const holder = from[reference]!;
    const target = heap.key(to[reference]!);
    if (kind[reference] === HolderKind.GLOBAL) {
      let isOurs = isMain.get(holder);
      if (isOurs === undefined) {
        isOurs = holder >= ROOT_BIT || heap.moduleOf(holder) === "__main__";
        isMain.set(holder, isOurs);
      }
      const name = heap.labelOf(reference);
      if (isOurs && !/^__\w+__$/.test(name)) names.set(`m ${name}`, { name, scope: "__main__", target });
    } else if (
      (kind[reference] === HolderKind.LOCAL || kind[reference] === HolderKind.LENT) &&
      holder >= ROOT_BIT
    ) {
      const root = holder - ROOT_BIT;
      const name = heap.labelOf(reference);
      const scope = heap.image.string(heap.image.roots.name[root]!);
      names.set(`f${heap.image.roots.serial[root]!} ${name}`, { name, scope, target });
    }
  }
  return names;
}
