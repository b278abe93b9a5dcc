// One moment of the heap as plain objects: what a test or a tool asks of it. The same models answer that draw the page.
import { HolderKind } from "../../../wasm/shim/generated/schema";
import { NO_OBJECT, ROOT_BIT } from "../../../wasm/shim/image";
import { partName } from "../model/fields";
import type { Heap } from "../model/heap";
import { ledgerOf } from "../model/ledger";
import { idOf } from "../model/text";
import { stillPicture } from "../still/still-picture";

/** An object of the heap at one moment. */
export interface HeapObject {
  /** Who it is: the same at every moment of a run. */
  readonly key: number;
  /** What id() returns. */
  readonly address: number;
  /** Name of its type, "class" for classes. */
  readonly type: string;
  /** How sentences call it: "Node 'ant'", "list keep". */
  readonly name: string;
  /** The beginning of its repr, when the runtime keeps one. */
  readonly value: string | null;
  /** What sys.getsizeof() returns, in bytes. */
  readonly size: number;
  /** len() of containers and texts, else 0. */
  readonly length: number;
  readonly refcount: number;
  /** Immortal objects have no true count. */
  readonly isImmortal: boolean;
  /** 0, 1, 2; 3 is the permanent generation; null: the collector does not track it. */
  readonly generation: 0 | 1 | 2 | 3 | null;
  /** No root leads to it, yet it is still there. */
  readonly isUnreachable: boolean;
  /** False for what the interpreter made for itself. */
  readonly isOfProgram: boolean;
  /** Line that allocated it, 0 when none did. */
  readonly line: number;
}

/** Somebody who refers to an object. */
export interface Holder {
  /** "item 0 of list keep" */
  readonly sentence: string;
  /** Key of the holder; null when it is a frame or the interpreter. */
  readonly key: number | null;
  /** Weak references do not count. */
  readonly isStrong: boolean;
}

/** A reference that leads away from an object. */
export interface Reference {
  /** Name of the field: an attribute, "[0]" for an item. */
  readonly name: string;
  /** Key of the object it leads to. */
  readonly to: number;
  readonly isStrong: boolean;
}

/** How a picture of a moment is drawn. */
export interface PictureOptions {
  /** The picture's name for those who do not see it. */
  readonly title?: string;
  /** What there is to see; by default every box and what it refers to, in words. */
  readonly description?: string;
  /** "auto", the default, is light unless the reader's system asks for dark. */
  readonly theme?: "auto" | "light" | "dark";
  /** "simple", the default, leaves out what belongs to how Python works; "full" draws everything. */
  readonly detail?: "simple" | "full";
  /** The moment before: names that were deleted and counts that changed since then are marked. */
  readonly before?: Capture;
  /** Key of an object to mark, with the references that lead to it. */
  readonly selected?: number;
  /** Boxes as narrow as on a phone. */
  readonly isNarrow?: boolean;
}

/** One moment of the heap. It stays valid when the program goes on. */
export class Capture {
  /** The models that the page draws with, for whoever needs more than this class tells. */
  constructor(readonly heap: Heap) {}

  /** Bytes in blocks that are in use. */
  get liveBytes(): number {
    return this.heap.image.scalars.liveBytes;
  }

  /** The program's own objects, in the order of their addresses. */
  get objects(): readonly HeapObject[] {
    const rows = Array.from({ length: this.heap.count }, (_, row) => row);
    return rows.filter((row) => this.heap.isOfProgram(row)).map((row) => this.describe(row));
  }

  /** The object with this key, or null when it is not alive. */
  object(key: number): HeapObject | null {
    const row = this.heap.rowOf(key);
    return row < 0 ? null : this.describe(row);
  }

  /** The object that a variable names: a local of an innermost frame that has it, or a global of the program. */
  named(name: string): HeapObject | null {
    const { image } = this.heap;
    const { kind, to, count } = image.references;
    for (const root of this.heap.frames().reverse()) {
      const { start, end } = image.referencesFromRoot(root);
      for (let reference = start; reference < end; reference++) {
        const isLocal = kind[reference] === HolderKind.LOCAL || kind[reference] === HolderKind.LENT;
        if (isLocal && this.heap.labelOf(reference) === name) return this.describe(to[reference]!);
      }
    }
    for (let reference = 0; reference < count; reference++) {
      if (kind[reference] !== HolderKind.GLOBAL || this.heap.labelOf(reference) !== name) continue;
      const holder = image.references.from[reference]!;
      if (holder >= ROOT_BIT || this.heap.moduleOf(holder) === "__main__")
        return this.describe(to[reference]!);
    }
    return null;
  }

  /** Who holds an object: as many strong holders as its reference count says, then the weak ones. */
  holders(object: HeapObject): readonly Holder[] {
    const ledger = ledgerOf(this.heap, this.rowOf(object));
    const holder = (isStrong: boolean) => (holding: { sentence: string; holder: number | null }) => ({
      sentence: holding.sentence,
      key: holding.holder,
      isStrong,
    });
    return [...ledger.strong.map(holder(true)), ...ledger.weak.map(holder(false))];
  }

  /** What an object refers to, in the order of its fields. */
  references(object: HeapObject): readonly Reference[] {
    const { image } = this.heap;
    return [...this.heap.fieldsOf(this.rowOf(object))]
      .filter((reference) => image.references.to[reference] !== NO_OBJECT)
      .map((reference) => ({
        name: partName(this.heap, reference),
        to: this.heap.key(image.references.to[reference]!),
        isStrong: image.isStrong(reference),
      }));
  }

  /** The moment as the page draws it, as the text of an SVG file. */
  picture({ before, ...options }: PictureOptions = {}): string {
    return stillPicture(this.heap, { ...options, before: before?.heap ?? null });
  }

  private rowOf({ key, name }: HeapObject): number {
    const row = this.heap.rowOf(key);
    if (row < 0) throw new RangeError(`this object is not alive at this moment: ${name}`);
    return row;
  }

  private describe(row: number): HeapObject {
    const { objects } = this.heap.image;
    return {
      key: this.heap.key(row),
      address: idOf(objects.address[row]!),
      type: this.heap.typeName(row),
      name: this.heap.nameOf(row),
      value: this.heap.hasValue(row) ? this.heap.value(row) : null,
      size: objects.size[row]!,
      length: objects.length[row]!,
      refcount: this.heap.refcount(row),
      isImmortal: this.heap.isImmortal(row),
      generation: this.heap.generation(row) as HeapObject["generation"],
      isUnreachable: this.heap.isUnreachable(row),
      isOfProgram: this.heap.isOfProgram(row),
      line: objects.birthLine[row]!,
    };
  }
}
