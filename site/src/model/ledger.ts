// Why an object is alive: every holder by name, the way from a root, what dies with it.
import { HolderKind } from "../../../wasm/shim/generated/schema";
import { NO_OBJECT, ROOT_BIT } from "../../../wasm/shim/image";
import { partName } from "./fields";
import type { Heap, Key } from "./heap";

/** One line of the ledger. */
export interface Holding {
  /** "item 0 of list keep" */
  readonly sentence: string;
  /** The holder, when it is an object. */
  readonly holder: Key | null;
}

/** All holders of an object; `strong` has as many lines as the refcount counts. */
export interface Ledger {
  readonly strong: readonly Holding[];
  readonly weak: readonly Holding[];
  readonly refcount: number;
  readonly isImmortal: boolean;
}

export function ledgerOf(heap: Heap, row: number): Ledger {
  const strong: Holding[] = [];
  const weak: Holding[] = [];
  for (const reference of heap.image.referencesTo(row)) {
    const from = heap.image.references.from[reference]!;
    const holder = from >= ROOT_BIT || from === NO_OBJECT ? null : heap.key(from);
    const isStrong = heap.image.isStrong(reference);
    const sentence = heap.image.holderSentence(reference, (object) => {
      const name = heap.nameOf(object);
      // "weak reference watch", not "weak reference weakref watch".
      return isStrong ? name : name.replace(/^weakref /, "");
    });
    (isStrong ? strong : weak).push({ sentence, holder });
  }
  return { strong, weak, refcount: heap.refcount(row), isImmortal: heap.isImmortal(row) };
}

/** A step on the way from a root: the name of the reference and the object it leads to. */
export interface PathStep {
  readonly name: string;
  readonly row: number;
}

/** The shortest way from a root to an object. */
export interface RootPath {
  readonly root: string;
  readonly steps: readonly PathStep[];
}

/** The shortest way from a root, through the program's own names when there is one; null when none leads there. */
export function pathFromRoot(heap: Heap, row: number): RootPath | null {
  const { references } = heap.image;
  const next = new Map<number, number>([[row, -1]]);
  const queue = [row];
  let fallback: { reference: number; root: string } | null = null;
  for (let i = 0; i < queue.length; i++) {
    for (const reference of heap.image.referencesTo(queue[i]!)) {
      const from = references.from[reference]!;
      const kind = references.kind[reference]!;
      // The collector holds what it takes apart only for the moment.
      const isForNow = kind === HolderKind.COLLECTOR || kind === HolderKind.FINALIZER;
      if (isForNow || !heap.image.isStrong(reference)) continue;
      if (kind === HolderKind.GLOBAL && from < ROOT_BIT) {
        return finish(heap, heap.moduleOf(from) ?? "the interpreter", reference, next);
      }
      if (from >= ROOT_BIT) {
        const name = heap.image.string(heap.image.roots.name[from - ROOT_BIT]!);
        const isFrame =
          kind === HolderKind.LOCAL || kind === HolderKind.STACK || kind === HolderKind.FRAME_FIELD;
        if (isFrame) return finish(heap, name === "<module>" ? "__main__" : `${name}()`, reference, next);
        fallback ??= { reference, root: "the interpreter" };
        continue;
      }
      if (next.has(from)) continue;
      next.set(from, reference);
      queue.push(from);
    }
  }
  return fallback === null ? null : finish(heap, fallback.root, fallback.reference, next);
}

function finish(heap: Heap, root: string, first: number, next: ReadonlyMap<number, number>): RootPath {
  const steps: PathStep[] = [];
  for (let reference = first; reference >= 0;) {
    const row = heap.image.references.to[reference]!;
    steps.push({ name: partName(heap, reference), row });
    reference = next.get(row) ?? -1;
  }
  return { root, steps };
}

/** The program's objects that would die if this one did, itself included. */
export function retainedBy(heap: Heap, row: number): number[] {
  const { references, roots } = heap.image;
  const isKept = new Uint8Array(heap.count);
  const queue: number[] = [];
  const keep = (target: number) => {
    if (target === row || isKept[target] === 1) return;
    isKept[target] = 1;
    queue.push(target);
  };
  for (let root = 0; root < roots.count; root++) {
    const { start, end } = heap.image.referencesFromRoot(root);
    for (let reference = start; reference < end; reference++) keep(references.to[reference]!);
  }
  const spread = () => {
    for (let target = queue.pop(); target !== undefined; target = queue.pop()) {
      for (const reference of heap.fieldsOf(target)) {
        if (heap.image.isStrong(reference)) keep(references.to[reference]!);
      }
    }
  };
  spread();
  // Other garbage keeps its own things too.
  const own = reachableFrom(heap, row);
  for (let other = 0; other < heap.count; other++) {
    if (isKept[other] === 0 && !own.has(other)) keep(other);
  }
  spread();
  return [...own].filter((target) => isKept[target] === 0 && heap.isOfProgram(target));
}

function reachableFrom(heap: Heap, row: number): Set<number> {
  const seen = new Set([row]);
  const queue = [row];
  for (let target = queue.pop(); target !== undefined; target = queue.pop()) {
    for (const reference of heap.fieldsOf(target)) {
      const to = heap.image.references.to[reference]!;
      if (!heap.image.isStrong(reference) || seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}
