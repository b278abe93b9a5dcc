// @ts-check
// One program from its text to its exit status, in a fresh instance: what the Node command line does, and the tests
// that run many programs in one process.
import { compile, create, instantiate } from "./shim/boundary.mjs";

const FINISHED = 2; // OURO_FINISHED
const SLICE = 200_000; // ticks, a few milliseconds

/**
 * Makes an instance for one program; null when there is no such Python version or not enough memory for the heap.
 * @param {WebAssembly.Module} module
 * @param {{ python: string, heapLimit: number, hash: boolean, output?: import("./shim/boundary.mjs").Buffering }} options
 * @param {Pick<import("./shim/boundary.mjs").Host, "write" | "readLine">} streams
 * @returns {import("./shim/boundary.mjs").Exports | null}
 */
export function prepare(module, options, streams) {
  const exports = instantiate(module, { ...streams, stoppedInside() {} });
  return create(exports, { ...options, observe: false }) ? exports : null;
}

/**
 * Runs the program to its end. Throws RuntimeCrash, or what V8 throws, for a fault of the runtime itself.
 * @param {import("./shim/boundary.mjs").Exports} exports
 * @param {Uint8Array} source
 * @param {string} filename
 * @returns {number} the exit status
 */
export function run(exports, source, filename) {
  if (!compile(exports, source, filename)) return 1;
  // In slices: V8 puts its optimised code to use only when the evaluation loop is entered anew.
  while (exports.ouro_go(SLICE, 0, 0, 0, 0, 0, 0, 0) !== FINISHED);
  return exports.ouro_exit_status() & 255;
}
