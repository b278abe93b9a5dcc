// A heap image with the questions that the views ask of it: what an object is called, who it is from one moment
// to the next, what of it belongs to the program.
import {
  HEAP_INSTANCE,
  HolderKind,
  ObjectFlag,
  RootKind,
  TYPES,
  TypeId,
} from "../../../wasm/shim/generated/schema";
import type { HeapImage } from "../../../wasm/shim/image";
import { NO_OBJECT, NO_STRING, ROOT_BIT } from "../../../wasm/shim/image";
import { clip, shortAddress } from "./text";

/**
 * Who an object is, the same in every image of a run: its birth number, or the negative address for the
 * interpreter's own objects, which have none.
 */
export type Key = number;

/** A colour of types. */
export type Category = "number" | "text" | "container" | "class" | "function" | "other";

const IMMORTAL_COUNT = 0xffffffff;
/** Attributes that tell instances of a class apart, best first. */
const TELLING = ["name", "title", "label", "value", "key", "id", "data", "n"];

/** One moment of the heap, asked by row; rows are only valid in this image. */
export class Heap {
  private keys: Map<Key, number> | null = null;
  private readonly names = new Map<number, string>();

  constructor(readonly image: HeapImage) {}

  get count(): number {
    return this.image.objects.count;
  }

  key(row: number): Key {
    const { serial, address } = this.image.objects;
    const number = serial[row]!;
    return number > 0 ? number : -address[row]!;
  }

  /** The row of an object in this image, or -1 when it is not alive. */
  rowOf(key: Key): number {
    if (this.keys === null) {
      this.keys = new Map();
      for (let row = 0; row < this.count; row++) this.keys.set(this.key(row), row);
    }
    return this.keys.get(key) ?? -1;
  }

  has(row: number, flag: number): boolean {
    return this.image.hasFlag(row, flag);
  }

  isOfProgram(row: number): boolean {
    return !this.has(row, ObjectFlag.INTERPRETER);
  }

  isImmortal(row: number): boolean {
    return this.has(row, ObjectFlag.IMMORTAL);
  }

  isUnreachable(row: number): boolean {
    return this.has(row, ObjectFlag.UNREACHABLE);
  }

  isClass(row: number): boolean {
    return this.has(row, ObjectFlag.CLASS);
  }

  isInstance(row: number): boolean {
    return this.image.objects.typeId[row] === HEAP_INSTANCE;
  }

  typeId(row: number): number {
    return this.image.objects.typeId[row]!;
  }

  isType(row: number, type: TypeId): boolean {
    return this.image.objects.typeId[row] === type;
  }

  typeName(row: number): string {
    if (this.isClass(row)) return "class";
    if (this.isType(row, TypeId.WEAKREF)) return "weakref";
    const name = this.image.string(this.image.objects.typeName[row]!);
    return name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : name;
  }

  category(row: number): Category {
    if (this.isClass(row)) return "class";
    const type = TYPES[this.typeId(row)];
    if (type === undefined) return "other";
    return type.category.toLowerCase() as Category;
  }

  refcount(row: number): number {
    return this.image.objects.refcount[row]!;
  }

  /** Refcount as one says it: a number or "immortal". */
  refcountText(row: number): string {
    return this.isImmortal(row) || this.refcount(row) === IMMORTAL_COUNT
      ? "immortal"
      : String(this.refcount(row));
  }

  /** 0, 1, 2, 3 for the permanent generation, or null when the collector does not know the object. */
  generation(row: number): number | null {
    const generation = this.image.objects.generation[row]!;
    return generation === 255 ? null : generation;
  }

  /** The short value that the runtime wrote for it, or the empty text. */
  value(row: number): string {
    return this.image.string(this.image.objects.value[row]!);
  }

  hasValue(row: number): boolean {
    return this.image.objects.value[row] !== NO_STRING;
  }

  /** The name of a class or function, without the decoration of its repr. */
  ownName(row: number): string {
    const value = this.value(row);
    const quoted = /'([^']+)'/.exec(value) ?? /^<(?:\w+ )+?([\w.<>]+)(?: at|>|$)/.exec(value);
    const name = quoted?.[1] ?? value;
    return name
      .replace(/\(\)$/, "")
      .replace(/^.*<locals>\./, "")
      .replace(/^__main__\./, "");
  }

  /** The number that the program's objects are told apart by, or the address for the interpreter's. */
  numberText(row: number): string {
    const serial = this.image.objects.serial[row]!;
    return serial > 0 ? `#${serial}` : `at ${shortAddress(this.image.objects.address[row]!)}`;
  }

  /** The name by which sentences speak of an object: `Node 'ant'`, `list keep`, `class Node`. */
  nameOf(row: number): string {
    let name = this.names.get(row);
    if (name === undefined) {
      name = this.findName(row);
      this.names.set(row, name);
    }
    return name;
  }

  /** The accessible name of an object in the picture. */
  label(row: number): string {
    const generation = this.generation(row);
    const parts = [`${this.typeName(row)} ${this.numberText(row)}`, `refcount ${this.refcountText(row)}`];
    if (generation !== null)
      parts.push(generation === 3 ? "permanent generation" : `generation ${generation}`);
    if (this.isUnreachable(row)) parts.push("unreachable");
    return parts.join(", ");
  }

  /** The name of the module whose names a dict holds, or null. */
  moduleOf(row: number): string | null {
    if (this.isType(row, TypeId.MODULE)) return this.moduleName(row);
    if (!this.isType(row, TypeId.DICT)) return null;
    const { from, kind } = this.image.references;
    for (const reference of this.image.referencesTo(row)) {
      const holder = from[reference]!;
      if (kind[reference] === HolderKind.FIELD && holder < ROOT_BIT && this.isType(holder, TypeId.MODULE)) {
        return this.moduleName(holder);
      }
    }
    return null;
  }

  /** References that a holder has, as row numbers of the table of references. */
  *fieldsOf(row: number): Generator<number> {
    const { start, end } = this.image.referencesFrom(row);
    for (let reference = start; reference < end; reference++) yield reference;
  }

  /** Rows of ROOTS that are frames, outermost first. */
  frames(): number[] {
    const { kind, depth, count } = this.image.roots;
    const rows: number[] = [];
    for (let row = 0; row < count; row++) if (kind[row] === RootKind.FRAME) rows.push(row);
    return rows.sort((a, b) => depth[a]! - depth[b]!);
  }

  labelOf(reference: number): string {
    return this.image.string(this.image.references.label[reference]!);
  }

  /** The class of an instance, or -1. */
  classOf(row: number): number {
    const type = this.image.objects.type[row]!;
    return type === NO_OBJECT ? -1 : type;
  }

  private moduleName(row: number): string {
    const value = this.value(row);
    return /'([^']+)'/.exec(value)?.[1] ?? value;
  }

  private findName(row: number): string {
    const type = this.typeName(row);
    if (this.isClass(row)) return `class ${this.ownName(row)}`;
    switch (this.typeId(row)) {
      case TypeId.FUNCTION:
        return `function ${this.ownName(row)}`;
      case TypeId.MODULE:
        return `module ${this.moduleName(row)}`;
      case TypeId.STR:
      case TypeId.INT:
      case TypeId.FLOAT:
      case TypeId.BOOL:
      case TypeId.BYTES:
        return `${type} ${clip(this.value(row), 24)}`;
      case TypeId.NONE:
        return "None";
      default:
        break;
    }
    const module = this.moduleOf(row);
    if (module !== null) return `the names of ${module}`;
    if (this.isInstance(row)) {
      const telling = this.tellingAttribute(row);
      if (telling !== null) return `${type} ${telling}`;
    }
    const variable = this.variableOf(row);
    return variable === null ? `${type} ${this.numberText(row)}` : `${type} ${variable}`;
  }

  /** The value of the attribute that a reader would tell the instance by. */
  private tellingAttribute(row: number): string | null {
    const { kind, to } = this.image.references;
    let best: string | null = null;
    let bestRank = TELLING.length;
    for (const reference of this.fieldsOf(row)) {
      const isAttribute = kind[reference] === HolderKind.ATTRIBUTE || kind[reference] === HolderKind.SLOT;
      const target = to[reference]!;
      if (!isAttribute || !(this.isType(target, TypeId.STR) || this.isType(target, TypeId.INT))) continue;
      const rank = TELLING.indexOf(this.labelOf(reference));
      if (rank >= 0 && rank < bestRank) {
        best = clip(this.value(target), 18);
        bestRank = rank;
      }
    }
    return best;
  }

  /** A global or local that names the object. */
  private variableOf(row: number): string | null {
    const { kind } = this.image.references;
    for (const reference of this.image.referencesTo(row)) {
      const holder = kind[reference];
      if (holder === HolderKind.GLOBAL || holder === HolderKind.LOCAL || holder === HolderKind.LENT) {
        return this.labelOf(reference);
      }
    }
    return null;
  }
}
