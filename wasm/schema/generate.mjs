// Writes what C and TypeScript share: reads the core's tables (*.def) and the constants of ouro.h.
//
//   node generate.mjs                        writes wasm/shim/generated/schema.ts
//   node generate.mjs --check                fails when that file is missing or out of date
//   node generate.mjs --hash-header FILE     writes the C header with the hash of the tables
//
// The hash goes into the .wasm and into the TypeScript; a shim refuses a .wasm that was built from other tables.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const OUTPUT = join(ROOT, "wasm/shim/generated/schema.ts");
const PUBLIC_HEADER = join(ROOT, "core/ouro.h");

/** The tables that both sides read. */
const TABLES = {
  events: "core/trace/events.def",
  phases: "core/trace/phases.def",
  holders: "core/object/holders.def",
  types: "core/object/types.def",
  addresses: "core/memory/addresses.def",
  regions: "core/memory/region_kinds.def",
  roots: "core/inspect/root_kinds.def",
  flags: "core/inspect/object_flags.def",
  opcodes: "core/lang/opcodes.def",
  image: "core/inspect/image.def",
  position: "wasm/position.def",
};

/** FNV-1a, 32 bits, over the text of every table and of the public header. */
function schemaHash() {
  let hash = 0x811c9dc5;
  for (const file of [...Object.values(TABLES).map((name) => join(ROOT, name)), PUBLIC_HEADER]) {
    for (const byte of readFileSync(file)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

/** The rows `MACRO(a, b, "c")` of a table file, as lists of words and texts. */
function rowsOf(file, macro) {
  const text = readFileSync(join(ROOT, file), "utf8");
  const rows = [];
  for (const line of text.split("\n")) {
    if (line.startsWith(`${macro}(`) && line.trimEnd().endsWith(")")) {
      rows.push(splitArguments(line.trimEnd().slice(macro.length + 1, -1)));
    }
  }
  if (rows.length === 0) throw new Error(`${file} has no rows ${macro}(...)`);
  return rows;
}

function splitArguments(text) {
  const parts = [];
  let part = "";
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (isQuoted) {
      part += c;
      if (c === "\\") part += text[++i];
      else if (c === '"') isQuoted = false;
    } else if (c === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else {
      if (c === '"') isQuoted = true;
      if (c === "(") depth++;
      if (c === ")") depth--;
      part += c;
    }
  }
  parts.push(part.trim());
  return parts.map((word) => (word.startsWith('"') ? JSON.parse(word) : word));
}

/**
 * The members of the enum in ouro.h that begins with OURO_ and `first`, without OURO_ and `prefix`; a member without a number
 * follows the one before it.
 */
function enumOf(first, prefix = "") {
  const found = new RegExp(`enum \\{(\\s*OURO_${first}\\b[^}]*)\\}`).exec(
    readFileSync(PUBLIC_HEADER, "utf8"),
  );
  if (found === null) throw new Error(`no enum of ouro.h begins with OURO_${first}`);
  const members = {};
  let next = 0;
  for (const [, name, number] of found[1].matchAll(/^\s+OURO_(\w+)(?:\s*=\s*(\d+))?,/gm)) {
    if (number !== undefined) next = Number(number);
    members[name.slice(prefix.length)] = next++;
  }
  return members;
}

const camel = (name) => name.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const pascal = (name) => camel(name).replace(/^./, (letter) => letter.toUpperCase());
const ARRAYS = { U8: "Uint8Array", U16: "Uint16Array", U32: "Uint32Array", F64: "Float64Array" };

/** A table of the core as a constant list of rows, and an object from each name to its number. */
function table(title, listName, enumName, rows) {
  const lines = rows.map((row) => `  ${JSON.stringify(row)},`);
  const members = rows.map((row, i) => `  ${row.name}: ${i},`);
  return [
    `/** ${title} The index of a row is its number in the core. */`,
    `export const ${listName} = [`,
    ...lines,
    "] as const;",
    `export const ${enumName} = {`,
    ...members,
    "} as const;",
    `export type ${enumName} = (typeof ${enumName})[keyof typeof ${enumName}];`,
    `export type ${enumName}Name = keyof typeof ${enumName};`,
    "",
  ].join("\n");
}

function constants(title, name, members) {
  const lines = Object.entries(members).map(([member, value]) => `  ${member}: ${value},`);
  return [`/** ${title} */`, `export const ${name} = {`, ...lines, "} as const;", ""].join("\n");
}

/** The layout of a heap image, and for each of its tables an interface of columns. */
function image() {
  const file = TABLES.image;
  const scalars = rowsOf(file, "SCALAR").map(([name, meaning]) => ({ name: camel(name), meaning }));
  const columns = rowsOf(file, "COLUMN").map(([of, name, type, meaning]) => ({
    of,
    name: camel(name),
    type,
    meaning,
  }));
  const tables = rowsOf(file, "TABLE").map(([name, meaning]) => ({ name, meaning }));
  const out = [];
  out.push("/** The numbers at the head of a heap image. */", "export interface ImageScalars {");
  for (const { name, meaning } of scalars) out.push(`  /** ${meaning} */`, `  readonly ${name}: number;`);
  out.push("}", "");
  for (const { name, meaning } of tables) {
    out.push(`/** ${meaning} */`, `export interface ${pascal(name)}Table {`, "  readonly count: number;");
    for (const column of columns.filter(({ of }) => of === name)) {
      out.push(`  /** ${column.meaning} */`, `  readonly ${column.name}: ${ARRAYS[column.type]};`);
    }
    out.push("}", "");
  }
  out.push("/** All tables of a heap image. */", "export interface ImageTables {");
  for (const { name } of tables) out.push(`  readonly ${camel(name)}: ${pascal(name)}Table;`);
  out.push("}", "", "/** How the bytes of a heap image lie: the scalars, then each table's columns. */");
  out.push(
    "export const IMAGE_LAYOUT = {",
    `  scalars: ${JSON.stringify(scalars.map(({ name }) => name))},`,
    "  tables: [",
  );
  for (const { name } of tables) {
    const own = columns.filter(({ of }) => of === name).map((column) => [column.name, column.type]);
    const row = { name: camel(name), count: camel(`COUNT_${name}`), columns: own };
    out.push(`    ${JSON.stringify(row)},`);
  }
  out.push("  ],", "} as const;", "");
  return out.join("\n");
}

function typescript() {
  const named = (file, macro, fields) =>
    rowsOf(file, macro).map((row) => Object.fromEntries(fields.map((field, i) => [field, row[i]])));
  const truth = (rows, field) => rows.map((row) => ({ ...row, [field]: row[field] === "1" }));
  const parts = [
    "// Written by wasm/schema/generate.mjs from the tables of the core. Do not edit.",
    "",
    "/** Hash of the tables; the .wasm carries the same number or is refused. */",
    `export const SCHEMA_HASH = 0x${schemaHash().toString(16)};`,
    "",
    constants("What run() returns.", "RunStatus", enumOf("PAUSED")),
    constants("Which positions to stop at; bits.", "Stop", enumOf("STOP_AT", "STOP_")),
    constants(
      "Where position() puts its numbers.",
      "PositionField",
      Object.fromEntries(rowsOf(TABLES.position, "POSITION").map(([name], i) => [name, i])),
    ),
    table(
      "What happens inside a tick.",
      "EVENTS",
      "EventKind",
      truth(named(TABLES.events, "EVENT", ["name", "landmark", "a", "b", "meaning"]), "landmark"),
    ),
    table(
      "The phases of a collection, in order.",
      "PHASES",
      "Phase",
      named(TABLES.phases, "PHASE", ["name", "title", "meaning"]),
    ),
    table(
      "Who can hold a reference.",
      "HOLDERS",
      "HolderKind",
      truth(named(TABLES.holders, "HOLDER", ["name", "strong", "sentence"]), "strong"),
    ),
    table(
      "Built-in types.",
      "TYPES",
      "TypeId",
      rowsOf(TABLES.types, "TYPE").map(([name, , python, category]) => ({ name, python, category })),
    ),
    "/** The type id of an instance of a class of the program. */",
    "export const HEAP_INSTANCE = TYPES.length;",
    "",
    constants(
      "What a program sees of an address.",
      "Address",
      Object.fromEntries(rowsOf(TABLES.addresses, "ADDRESS").map(([name, value]) => [name, value])),
    ),
    table(
      "What a region of the heap is used for.",
      "REGIONS",
      "RegionKind",
      named(TABLES.regions, "REGION", ["name", "meaning"]),
    ),
    table("Kinds of roots.", "ROOTS", "RootKind", named(TABLES.roots, "ROOT", ["name", "meaning"])),
    table(
      "Instructions.",
      "OPCODES",
      "Opcode",
      named(TABLES.opcodes, "OPCODE", ["name", "argument", "pops", "pushes", "meaning"]),
    ),
    constants(
      "Bits of the column flags of objects.",
      "ObjectFlag",
      Object.fromEntries(rowsOf(TABLES.flags, "FLAG").map(([name], i) => [name, 1 << i])),
    ),
    constants(
      "What each flag means.",
      "FLAG_MEANINGS",
      Object.fromEntries(
        rowsOf(TABLES.flags, "FLAG").map(([name, meaning]) => [name, JSON.stringify(meaning)]),
      ),
    ),
    image(),
  ];
  return parts.join("\n");
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Writes only what changed, so that builds and watchers stay quiet. */
function write(file, text) {
  if (readIfThere(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const [mode, target] = process.argv.slice(2);
switch (mode) {
  case undefined:
    write(OUTPUT, typescript());
    break;
  case "--check":
    if (readIfThere(OUTPUT) !== typescript()) {
      console.error(`${relative(ROOT, OUTPUT)} is out of date: run node wasm/schema/generate.mjs`);
      process.exit(1);
    }
    break;
  case "--hash-header":
    write(target, `#pragma once\n#define OURO_SCHEMA_HASH 0x${schemaHash().toString(16)}u\n`);
    break;
  default:
    console.error("usage: node generate.mjs [--check | --hash-header FILE]");
    process.exit(2);
}
