// @ts-check
// The edge between JavaScript and the .wasm: instantiating it, answering its imports, passing texts. Plain
// JavaScript, because the command line imports it without a build; everything else is in runtime.ts.

/**
 * What the .wasm exports; bools are numbers, pointers are offsets in memory.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(size: number) => number} ouro_alloc
 * @property {(pointer: number) => void} ouro_free
 * @property {() => number} ouro_memory_range
 * @property {(from: number, end: number, zero: number) => number} ouro_find_page
 * @property {() => number} ouro_schema_hash
 * @property {(python: number, heapLimit: number, observe: number, hash: number, output: number) => number} ouro_start
 * @property {(young: number, middle: number, old: number) => void} ouro_set_thresholds
 * @property {(source: number, length: number, filename: number) => number} ouro_compile
 * @property {(budget: number, afterTick: number, afterLandmark: number, conditions: number, stopTick: number,
 *   stopLandmark: number, depth: number, findLast: number) => number} ouro_go
 * @property {() => number} ouro_where
 * @property {(lines: number, count: number) => void} ouro_break_at
 * @property {(maxObjects: number, length: number) => number} ouro_image
 * @property {(part: number) => number} ouro_hash_part
 * @property {() => number} ouro_exit_status
 * @property {() => number} stackSave
 * @property {(pointer: number) => void} stackRestore
 * @property {() => void} _initialize
 */

/**
 * What the .wasm asks of its host. The bytes are a view into memory: take what you need before you return.
 * @typedef {object} Host
 * @property {(stream: number, bytes: Uint8Array) => void} write
 * @property {() => Uint8Array | null} readLine  one line with its newline; null at the end of the input
 * @property {() => void} stoppedInside
 */

/** The runtime found one of its own invariants broken, or its memory used up. */
export class RuntimeCrash extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = "RuntimeCrash";
  }
}

/**
 * An instance of the runtime, with nothing created in it yet.
 * @param {WebAssembly.Module} module
 * @param {Host} host
 * @returns {Exports}
 */
export function instantiate(module, host) {
  /** @type {Uint8Array | null} */
  let line = null; // what is left of a line that was longer than the reader's buffer
  const complaint = { text: "" };
  const bytesAt = (/** @type {number} */ pointer, /** @type {number} */ length) =>
    new Uint8Array(exports.memory.buffer, pointer >>> 0, length >>> 0);
  const instance = new WebAssembly.Instance(module, {
    host: {
      write: (/** @type {number} */ stream, /** @type {number} */ pointer, /** @type {number} */ length) => {
        host.write(stream, bytesAt(pointer, length));
      },
      read_line: (/** @type {number} */ into, /** @type {number} */ capacity) => {
        line ??= host.readLine();
        if (line === null) return -1;
        const part = line.subarray(0, capacity);
        bytesAt(into, part.length).set(part);
        line = part.length < line.length ? line.subarray(part.length) : null;
        return part.length;
      },
      stopped_inside: () => {
        host.stoppedInside();
      },
    },
    env: { emscripten_notify_memory_growth: () => {} },
    wasi_snapshot_preview1: {
      // Only a panic of the runtime comes here, piece by piece, and ends with proc_exit or a trap.
      fd_write: (
        /** @type {number} */ _file,
        /** @type {number} */ vectors,
        /** @type {number} */ count,
        /** @type {number} */ written,
      ) => {
        const view = new DataView(exports.memory.buffer);
        let total = 0;
        for (let i = 0; i < count; i++) {
          const length = view.getUint32((vectors >>> 0) + 8 * i + 4, true);
          complaint.text += new TextDecoder().decode(
            bytesAt(view.getUint32((vectors >>> 0) + 8 * i, true), length),
          );
          total += length;
        }
        view.setUint32(written >>> 0, total, true);
        return 0;
      },
      fd_close: () => 0,
      fd_seek: () => 0,
      proc_exit: () => {
        throw new RuntimeCrash(complaint.text.trim() || "the runtime ended itself");
      },
    },
  });
  const exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
  if (typeof exports.ouro_go !== "function") throw new RuntimeCrash("this .wasm is not an Ouroboros runtime");
  exports._initialize();
  return exports;
}

/**
 * Runs `body` with the bytes in memory, a NUL behind them.
 * @template T
 * @param {Exports} exports
 * @param {Uint8Array} bytes
 * @param {(pointer: number) => T} body
 * @returns {T}
 */
export function withBytes(exports, bytes, body) {
  const pointer = exports.ouro_alloc(bytes.length + 1) >>> 0;
  if (pointer === 0) throw new RuntimeCrash("not enough memory for the program text");
  const memory = new Uint8Array(exports.memory.buffer);
  memory.set(bytes, pointer);
  memory[pointer + bytes.length] = 0;
  try {
    return body(pointer);
  } finally {
    exports.ouro_free(pointer);
  }
}

/**
 * How long sys.stdout holds what was written to it (OuroBuffering in core/ouro.h).
 * @typedef {"unbuffered" | "line buffered" | "buffered"} Buffering
 */
const BUFFERINGS = ["unbuffered", "line buffered", "buffered"];

/**
 * Creates the runtime in a fresh instance; false when there is no such Python version or not enough memory.
 * @param {Exports} exports
 * @param {{ python: string, heapLimit: number, observe: boolean, hash: boolean, output?: Buffering }} options
 * @returns {boolean}
 */
export function create(exports, { python, heapLimit, observe, hash, output = "unbuffered" }) {
  return withBytes(
    exports,
    new TextEncoder().encode(python),
    (pointer) =>
      exports.ouro_start(pointer, heapLimit, Number(observe), Number(hash), BUFFERINGS.indexOf(output)) === 0,
  );
}

/**
 * Compiles a program; false after the SyntaxError was written.
 * @param {Exports} exports
 * @param {Uint8Array} source
 * @param {string} filename
 * @returns {boolean}
 */
export function compile(exports, source, filename) {
  return withBytes(exports, source, (text) =>
    withBytes(
      exports,
      new TextEncoder().encode(filename),
      (name) => exports.ouro_compile(text, source.length, name) === 0,
    ),
  );
}

/**
 * The trace hash as both command lines print it.
 * @param {Exports} exports
 * @returns {string}
 */
export function traceHash(exports) {
  const part = (/** @type {number} */ i) => (exports.ouro_hash_part(i) >>> 0).toString(16).padStart(8, "0");
  return part(1) + part(0);
}
