// Runs programs on the WebAssembly build, one after the other in one process, so that the module is compiled once.
// A message {path, input, version} is answered by {stdout, stderr, hash, code}, as the command line would have it.
import { readFileSync } from "node:fs";
import { prepare, run } from "../../wasm/program.mjs";
import { RuntimeCrash, traceHash } from "../../wasm/shim/boundary.mjs";

const module = new WebAssembly.Module(
  readFileSync(new URL("../../build/wasm/wasm/ouro.wasm", import.meta.url)),
);

/** Hands out the lines of a text, each with its newline. */
function lineReader(text) {
  let rest = Buffer.from(text);
  return () => {
    if (rest.length === 0) return null;
    const newline = rest.indexOf(10);
    const end = newline < 0 ? rest.length : newline + 1;
    const line = rest.subarray(0, end);
    rest = rest.subarray(end);
    return line;
  };
}

function execute({ path, input, version }) {
  const [out, err] = [[], []];
  const exports = prepare(
    module,
    { python: version, heapLimit: 0, hash: true, output: "buffered" },
    {
      write: (stream, bytes) => (stream === 2 ? err : out).push(Buffer.from(bytes)), // a copy: memory changes
      readLine: lineReader(input),
    },
  );
  const result = { hash: "", code: 134 };
  try {
    result.code = run(exports, readFileSync(path), path);
    result.hash = traceHash(exports);
  } catch (error) {
    err.push(Buffer.from(error instanceof RuntimeCrash ? error.message : `ouroboros: ${error.message}`));
  }
  return { ...result, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
}

process.on("message", (test) => process.send(execute(test)));
