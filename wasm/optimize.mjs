// Makes the linked .wasm as small as it gets for the wire: node optimize.mjs IN.wasm OUT.wasm
//
// Binaryen's passes are named one by one, because the -Oz of emcc has two that make the file smaller and its compressed
// form larger: memory-packing, which cuts the mostly empty type descriptors into a thousand segments, and
// merge-similar-functions. Functions with one caller go into it while they are small: large ones would crowd the
// evaluation loop. Then functions that share code are put side by side, where a compressor finds them.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const [input, output] = process.argv.slice(2);

const eachFunction = `ssa-nomerge dce remove-unused-names remove-unused-brs remove-unused-names optimize-instructions
  pick-load-signs precompute-propagate optimize-added-constants-propagate code-pushing simplify-locals-nostructure vacuum
  reorder-locals remove-unused-brs merge-locals coalesce-locals local-cse simplify-locals vacuum reorder-locals
  coalesce-locals reorder-locals vacuum code-folding merge-blocks remove-unused-brs remove-unused-names merge-blocks
  precompute-propagate optimize-instructions rse vacuum`;
const wholeModule = `dae-optimizing inlining-optimizing duplicate-function-elimination duplicate-import-elimination
  simplify-globals-optimizing remove-unused-module-elements directize generate-stack-ir optimize-stack-ir`;
const passes = `post-emscripten strip-debug strip-producers duplicate-function-elimination once-reduction
  ${eachFunction} ${wholeModule} ${eachFunction} ${wholeModule}`;

execFileSync("wasm-opt", [
  ...["--mvp-features", "--enable-bulk-memory", "--enable-mutable-globals", "--enable-sign-ext"],
  ...["--optimize-level=2", "--shrink-level=2", "--one-caller-inline-max-function-size=200"],
  ...["--low-memory-unused", "--zero-filled-memory"],
  ...passes.split(/\s+/).map((pass) => `--${pass}`),
  ...[input, "-o", output],
]);

// --- reading and writing ----------------------------------------------------------------------------------

const bytes = readFileSync(output);
let at = 8;

function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return value;
  }
}

function leb(value) {
  const out = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) out.push((value & 0x7f) | 0x80);
  return [...out, value];
}

function skipText() {
  const length = number();
  at += length;
}

const sections = [];
while (at < bytes.length) {
  const id = bytes[at++];
  const length = number();
  sections.push({ id, start: at, end: at + length });
  at += length;
}

function open(id) {
  const section = sections.find((section) => section.id === id);
  at = section?.start ?? bytes.length;
  return section === undefined ? 0 : number();
}

const [FUNCTIONS, EXPORTS, START, ELEMENTS, CODE] = [3, 7, 8, 9, 10];

let imported = 0;
for (let n = open(2); n > 0; n--) {
  skipText();
  skipText();
  const kind = bytes[at++];
  if (kind === 0) {
    number();
    imported++;
  } else if (kind === 3) {
    at += 2;
  } else {
    throw new Error("a memory or table is imported: the layout is not known here");
  }
}

const types = [];
for (let n = open(FUNCTIONS); n > 0; n--) types.push(number());

// --- the code: every function as pieces of bytes and the numbers of functions between them --------------------

function skipInstruction(op) {
  if (op === 0xfc) {
    const kind = number();
    const immediates = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1][kind];
    for (let n = immediates; n > 0; n--) number();
  } else if (op === 0x0e) {
    for (let n = number(); n >= 0; n--) number();
  } else if (op === 0x43) {
    at += 4;
  } else if (op === 0x44) {
    at += 8;
  } else if (op === 0x11 || (op >= 0x28 && op <= 0x3e)) {
    number();
    number();
  } else if (
    (op >= 0x02 && op <= 0x04) ||
    op === 0x0c ||
    op === 0x0d ||
    (op >= 0x20 && op <= 0x24) ||
    op === 0x3f ||
    op === 0x40 ||
    op === 0x41 ||
    op === 0x42
  ) {
    number();
  } else if (!(
    op <= 0x01 ||
    op === 0x05 ||
    op === 0x0b ||
    op === 0x0f ||
    op === 0x1a ||
    op === 0x1b ||
    (op >= 0x45 && op <= 0xc4)
  )) {
    throw new Error(`opcode ${op.toString(16)}`);
  }
}

const bodies = [];
for (let n = open(CODE); n > 0; n--) {
  const length = number();
  const end = at + length;
  let from = at;
  const pieces = [];
  for (let locals = number(); locals > 0; locals--) {
    number();
    at++;
  }
  while (at < end) {
    const op = bytes[at++];
    if (op === 0x10) {
      const before = bytes.subarray(from, at);
      pieces.push({ before, callee: number() });
      from = at;
    } else {
      skipInstruction(op);
    }
  }
  pieces.push({ before: bytes.subarray(from, end), callee: null });
  bodies.push({ pieces, bytes: bytes.subarray(end - length, end) });
}

// --- the order: each function is followed by the one left that shares most with it ------------------------------

const shingles = bodies.map((body) => {
  const set = new Set();
  for (let i = 0; i + 3 <= body.bytes.length; i++) set.add(body.bytes.readUIntLE(i, 3));
  return set;
});

function shared(a, b, exponent) {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let count = 0;
  for (const shingle of small) count += large.has(shingle);
  return count / ((a.size || 1) * (b.size || 1)) ** exponent;
}

function chain(exponent) {
  const order = [0];
  const left = new Set(bodies.keys());
  left.delete(0);
  while (left.size > 0) {
    const last = shingles[order[order.length - 1]];
    let best = -1;
    let most = -1;
    for (const candidate of left) {
      const score = shared(last, shingles[candidate], exponent);
      if (score > most) [best, most] = [candidate, score];
    }
    order.push(best);
    left.delete(best);
  }
  return order;
}

let order = [];
let renumbered = new Map();
const renumber = (index) => leb(renumbered.get(index) ?? index);

// --- the module again --------------------------------------------------------------------------------------------

function rewritten({ id, start, end }) {
  const out = [];
  at = start;
  if (id === FUNCTIONS) {
    out.push(...leb(types.length), ...order.flatMap((old) => leb(types[old])));
  } else if (id === START) {
    out.push(...renumber(number()));
  } else if (id === EXPORTS) {
    const count = number();
    out.push(...leb(count));
    for (let n = count; n > 0; n--) {
      const from = at;
      skipText();
      const kind = bytes[at++];
      out.push(...bytes.subarray(from, at));
      const index = number();
      out.push(...(kind === 0 ? renumber(index) : leb(index)));
    }
  } else if (id === ELEMENTS) {
    const count = number();
    out.push(...leb(count));
    for (let n = count; n > 0; n--) {
      const from = at;
      if (number() !== 0) throw new Error("only active segments of functions are known");
      while (bytes[at] !== 0x0b) skipInstruction(bytes[at++]);
      at++;
      out.push(...bytes.subarray(from, at));
      const functions = number();
      out.push(...leb(functions));
      for (let i = functions; i > 0; i--) out.push(...renumber(number()));
    }
  } else if (id === CODE) {
    out.push(...leb(bodies.length));
    for (const old of order) {
      const body = bodies[old].pieces.flatMap(({ before, callee }) =>
        callee === null ? [...before] : [...before, ...renumber(callee)],
      );
      out.push(...leb(body.length));
      for (const byte of body) out.push(byte);
    }
  } else {
    return [id, ...leb(end - start), ...bytes.subarray(start, end)];
  }
  return [id, ...leb(out.length)].concat(out);
}

function build(newOrder) {
  order = newOrder;
  renumbered = new Map(order.map((old, index) => [old + imported, index + imported]));
  const parts = [
    Buffer.from(bytes.subarray(0, 8)),
    ...sections.map((section) => Buffer.from(rewritten(section))),
  ];
  return Buffer.concat(parts);
}

// How much weight the size of a function gets is a matter of luck: the best of a few.
const candidates = [0.45, 0.5, 0.55, 0.6, 0.65].map((exponent) => build(chain(exponent)));
const sizes = candidates.map((candidate) => brotliCompressSync(candidate).length); // quality 11 is the default
writeFileSync(output, candidates[sizes.indexOf(Math.min(...sizes))]);
