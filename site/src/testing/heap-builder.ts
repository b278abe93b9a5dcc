// Heap images made by hand, for tests: written column by column as the runtime writes them.
import { HolderKind, IMAGE_LAYOUT, ObjectFlag, RootKind, TypeId } from "../../../wasm/shim/generated/schema";
import { HeapImage, NO_OBJECT, NO_STRING, ROOT_BIT } from "../../../wasm/shim/image";
import { Heap } from "../model/heap";

type Row = Record<string, number>;

const SIZES = { U8: 1, U16: 2, U32: 4, F64: 8 };
const ARRAYS = { U8: Uint8Array, U16: Uint16Array, U32: Uint32Array, F64: Float64Array };

export interface ObjectOptions {
  readonly value?: string;
  readonly typeName?: string;
  readonly refcount?: number;
  readonly generation?: number | null;
  readonly flags?: number;
  readonly serial?: number;
  readonly gcRefs?: number;
  readonly line?: number;
}

/** Builds one heap image. Objects are numbered in the order in which they are added. */
export class HeapBuilder {
  private readonly strings: string[] = [];
  private readonly objects: Row[] = [];
  private readonly roots: Row[] = [];
  private readonly references: { holder: number; row: Row }[] = [];
  private readonly others: Record<string, Row[]> = {};
  private readonly scalars: Row = { threshold0: 2000, threshold1: 10, threshold2: 10, gcEnabled: 1 };
  private serial = 0;

  scalar(values: Row): this {
    Object.assign(this.scalars, values);
    return this;
  }

  object(typeId: number, typeName: string, options: ObjectOptions = {}): number {
    const row = this.objects.length;
    const generation = options.generation === undefined ? 0 : options.generation;
    const flags = options.flags ?? 0;
    const isProgram = (flags & ObjectFlag.INTERPRETER) === 0;
    this.objects.push({
      address: 0x110040 + row * 64,
      serial: options.serial ?? (isProgram ? ++this.serial : 0),
      typeId,
      type: NO_OBJECT,
      typeName: this.string(typeName),
      value: options.value === undefined ? NO_STRING : this.string(options.value),
      size: 48,
      blockSize: 64,
      refcount: options.refcount ?? 0,
      gcRefs: options.gcRefs ?? 0,
      generation: generation ?? 255,
      flags: flags | (generation === null ? 0 : ObjectFlag.TRACKED),
      length: 0,
      birthTick: row,
      birthLine: options.line ?? 1,
    });
    return row;
  }

  text(value: string): number {
    return this.object(TypeId.STR, "str", { value: `'${value}'`, generation: null });
  }

  number(value: number): number {
    return this.object(TypeId.INT, "int", {
      value: String(value),
      generation: null,
      flags: ObjectFlag.IMMORTAL | ObjectFlag.INTERPRETER,
    });
  }

  root(name: string, kind: number = RootKind.FRAME, line = 1): number {
    this.roots.push({
      kind,
      name: this.string(name),
      line,
      depth: this.roots.length,
      serial: this.roots.length + 1,
    });
    return ROOT_BIT + this.roots.length - 1;
  }

  /** Adds a reference and, when it counts, one to the refcount of its target. */
  refer(from: number, to: number, kind: number, label = "", index = 0): this {
    const row = { from, to, kind, index, label: label === "" ? NO_STRING : this.string(label) };
    this.references.push({ holder: from, row });
    if (kind !== HolderKind.WEAK) this.objects[to]!.refcount!++;
    return this;
  }

  table(name: string, rows: Row[]): this {
    this.others[name] = rows;
    return this;
  }

  /** The module `__main__` with its dict of names. */
  main(): (name: string, target: number) => void {
    const flags = ObjectFlag.INTERPRETER;
    const module = this.object(TypeId.MODULE, "module", { value: "<module '__main__'>", flags });
    const dict = this.object(TypeId.DICT, "dict", { flags });
    this.refer(module, dict, HolderKind.FIELD, "__dict__");
    return (name, target) => {
      this.refer(dict, target, HolderKind.GLOBAL, name);
    };
  }

  flag(row: number, flag: number): this {
    this.objects[row]!.flags! |= flag;
    return this;
  }

  build(): Heap {
    return new Heap(new HeapImage(this.bytes()));
  }

  bytes(): ArrayBuffer {
    const encoder = new TextEncoder();
    const texts = this.strings.map((text) => encoder.encode(text));
    let offset = 0;
    const stringRows = texts.map((text) => {
      const row = { offset, length: text.length };
      offset += text.length;
      return row;
    });
    const grouped = [...this.references].sort((a, b) => a.holder - b.holder).map(({ row }) => row);
    const tables: Record<string, Row[]> = {
      ...this.others,
      roots: this.roots,
      objects: this.objects,
      references: grouped,
      strings: stringRows,
    };
    for (const { name, count } of IMAGE_LAYOUT.tables) this.scalars[count] = tables[name]?.length ?? 0;
    this.scalars.bytesText = offset;
    const round = (size: number) => Math.ceil(size / 8) * 8;
    let size = IMAGE_LAYOUT.scalars.length * 8;
    for (const { name, columns } of IMAGE_LAYOUT.tables) {
      for (const [, type] of columns) size += round((tables[name]?.length ?? 0) * SIZES[type]);
    }
    const buffer = new ArrayBuffer(size + offset);
    new Float64Array(buffer, 0, IMAGE_LAYOUT.scalars.length).set(
      IMAGE_LAYOUT.scalars.map((name) => this.scalars[name] ?? 0),
    );
    let at = IMAGE_LAYOUT.scalars.length * 8;
    for (const { name, columns } of IMAGE_LAYOUT.tables) {
      const rows = tables[name] ?? [];
      for (const [column, type] of columns) {
        new ARRAYS[type](buffer, at, rows.length).set(rows.map((row) => row[column] ?? 0));
        at += round(rows.length * SIZES[type]);
      }
    }
    for (const text of texts) {
      new Uint8Array(buffer, at, text.length).set(text);
      at += text.length;
    }
    return buffer;
  }

  private string(text: string): number {
    const known = this.strings.indexOf(text);
    return known >= 0 ? known : this.strings.push(text) - 1;
  }
}

/** The moment that the page opens with: two Nodes that hold each other after `del a, b`. */
export function antAndBee(): { builder: HeapBuilder; ant: number; bee: number; cat: number } {
  const builder = new HeapBuilder();
  const name = builder.main();
  const node = builder.object(TypeId.TYPE, "type", {
    value: "<class '__main__.Node'>",
    flags: ObjectFlag.CLASS,
    line: 3,
  });
  const instance = (text: string) => {
    const row = builder.object(HEAP_INSTANCE_ID, "Node", { line: 11 });
    builder.refer(row, node, HolderKind.TYPE);
    builder.refer(row, builder.text(text), HolderKind.ATTRIBUTE, "name");
    return row;
  };
  const none = builder.object(TypeId.NONE, "NoneType", {
    value: "None",
    generation: null,
    flags: ObjectFlag.IMMORTAL | ObjectFlag.INTERPRETER,
  });
  const [ant, bee, cat] = [instance("ant"), instance("bee"), instance("cat")];
  builder.refer(ant, bee, HolderKind.ATTRIBUTE, "peer").refer(bee, ant, HolderKind.ATTRIBUTE, "peer");
  builder.refer(cat, none, HolderKind.ATTRIBUTE, "peer");
  const watch = builder.object(TypeId.WEAKREF, "weakref.ReferenceType");
  builder.refer(watch, ant, HolderKind.WEAK);
  const keep = builder.object(TypeId.LIST, "list");
  builder.refer(keep, cat, HolderKind.ITEM);
  name("Node", node);
  name("watch", watch);
  name("c", cat);
  name("keep", keep);
  builder.flag(ant, ObjectFlag.UNREACHABLE).flag(bee, ObjectFlag.UNREACHABLE);
  builder.root("<module>", RootKind.FRAME, 21);
  builder.scalar({
    tick: 134,
    line: 21,
    depth: 1,
    count0: 101,
    count1: 3,
    liveBytes: 124000,
    liveObjects: 1934,
  });
  return { builder, ant, bee, cat };
}

const HEAP_INSTANCE_ID = Object.keys(TypeId).length;
