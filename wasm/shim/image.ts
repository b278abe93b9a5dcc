// The heap image on the page: views over the columns of one buffer, nothing is copied and texts are decoded when
// they are asked for.
import type { ImageScalars, ImageTables } from "./generated/schema";
import { HOLDERS, IMAGE_LAYOUT } from "./generated/schema";

/** In a column of object rows: none, or not in the image. */
export const NO_OBJECT = 0xffffffff;
/** In a column of strings: none. */
export const NO_STRING = 0xffffffff;
/** Set in references.from when the holder is a row of roots. */
export const ROOT_BIT = 0x80000000;

const VIEWS = { U8: Uint8Array, U16: Uint16Array, U32: Uint32Array, F64: Float64Array };
const text = new TextDecoder();

/** Where the references of one holder lie in the table of references. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One moment of the heap. */
export class HeapImage {
  readonly scalars: ImageScalars;
  readonly tables: ImageTables;
  private readonly text: Uint8Array;
  private readonly decoded: (string | undefined)[] = [];
  private starts: { readonly objects: Uint32Array; readonly roots: Uint32Array } | null = null;
  private incoming: { readonly start: Uint32Array; readonly rows: Uint32Array } | null = null;

  constructor(readonly buffer: ArrayBuffer) {
    const numbers = new Float64Array(buffer, 0, IMAGE_LAYOUT.scalars.length);
    const scalars = Object.fromEntries(IMAGE_LAYOUT.scalars.map((name, i) => [name, numbers[i]]));
    // The layout and the types are generated from the same table.
    this.scalars = scalars as unknown as ImageScalars;
    let offset = numbers.byteLength;
    const tables: Record<string, unknown> = {};
    for (const { name, count, columns } of IMAGE_LAYOUT.tables) {
      const rows = this.scalars[count];
      const table: Record<string, unknown> = { count: rows };
      for (const [column, type] of columns) {
        const view = new VIEWS[type](buffer, offset, rows);
        table[column] = view;
        offset += Math.ceil(view.byteLength / 8) * 8;
      }
      tables[name] = table;
    }
    this.tables = tables as unknown as ImageTables;
    this.text = new Uint8Array(buffer, offset, this.scalars.bytesText);
  }

  get roots(): ImageTables["roots"] {
    return this.tables.roots;
  }
  get objects(): ImageTables["objects"] {
    return this.tables.objects;
  }
  get references(): ImageTables["references"] {
    return this.tables.references;
  }

  /** The text of a string index; the empty text for NO_STRING. */
  string(index: number): string {
    if (index === NO_STRING) return "";
    return (this.decoded[index] ??= this.decode(index));
  }

  /** The row of the object with this id(), or -1. Rows are in address order. */
  rowOfAddress(address: number): number {
    const column = this.objects.address;
    let low = 0;
    let high = column.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = column[middle]!;
      if (found === address) return middle;
      if (found < address) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Whether all bits of `flag` (an ObjectFlag) are set in an object's flags. */
  hasFlag(object: number, flag: number): boolean {
    return (this.objects.flags[object]! & flag) === flag;
  }

  /** The references that an object holds, in the order of its fields. */
  referencesFrom(object: number): Range {
    return rangeOf((this.starts ??= this.findStarts()).objects, object);
  }

  /** The references that a row of roots holds. */
  referencesFromRoot(root: number): Range {
    return rangeOf((this.starts ??= this.findStarts()).roots, root);
  }

  /** Rows of the references that lead to an object: its ledger, weak ones included. */
  referencesTo(object: number): Uint32Array {
    const { start, rows } = (this.incoming ??= this.sortByTarget());
    return rows.subarray(start[object], start[object + 1]);
  }

  /** Whether a reference counts: all but weak ones do. */
  isStrong(reference: number): boolean {
    return HOLDERS[this.references.kind[reference]!]?.strong ?? false;
  }

  /**
   * How the ledger names the holder behind a reference: "item 0 of list #4". `nameOf` names objects as the views
   * do; roots go by their own name.
   */
  holderSentence(reference: number, nameOf: (object: number) => string): string {
    const { from, kind, index, label } = this.references;
    const holder = from[reference]!;
    const name = holder >= ROOT_BIT ? this.string(this.roots.name[holder - ROOT_BIT]!) : nameOf(holder);
    const key = this.string(label[reference]!);
    const parts: Record<string, string> = { k: key, f: key, i: String(index[reference]), h: name };
    const sentence = HOLDERS[kind[reference]!]?.sentence ?? "";
    return sentence.replace(/%([kfih])/g, (_, part: string) => parts[part] ?? "");
  }

  private decode(index: number): string {
    const { offset, length } = this.tables.strings;
    const start = offset[index]!;
    return text.decode(this.text.subarray(start, start + length[index]!));
  }

  /** References are grouped by holder: one pass finds where each group begins; entry 2i is its start, 2i+1 its end. */
  private findStarts(): { objects: Uint32Array; roots: Uint32Array } {
    const objects = new Uint32Array(2 * this.objects.count);
    const roots = new Uint32Array(2 * this.roots.count);
    const { from, count } = this.references;
    let start = 0;
    for (let i = 1; i <= count; i++) {
      if (i < count && from[i] === from[start]) continue;
      const holder = from[start]!;
      const into = holder >= ROOT_BIT ? roots : objects;
      const at = 2 * (holder >= ROOT_BIT ? holder - ROOT_BIT : holder);
      into[at] = start;
      into[at + 1] = i;
      start = i;
    }
    return { objects, roots };
  }

  private sortByTarget(): { start: Uint32Array; rows: Uint32Array } {
    const { to, count } = this.references;
    const start = new Uint32Array(this.objects.count + 1);
    for (let i = 0; i < count; i++) start[to[i]! + 1]!++;
    for (let i = 0; i < this.objects.count; i++) start[i + 1]! += start[i]!;
    const next = start.slice();
    const rows = new Uint32Array(count);
    for (let i = 0; i < count; i++) rows[next[to[i]!]!++] = i;
    return { start, rows };
  }
}

function rangeOf(starts: Uint32Array, row: number): Range {
  return { start: starts[2 * row] ?? 0, end: starts[2 * row + 1] ?? 0 };
}
