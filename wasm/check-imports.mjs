// Fails when a .wasm asks its host for more than the shim gives: node check-imports.mjs FILE.wasm
import { readFileSync } from "node:fs";

const ALLOWED = new Set([
  "host.write",
  "host.read_line",
  "host.stopped_inside",
  "env.emscripten_notify_memory_growth",
  "wasi_snapshot_preview1.fd_write",
  "wasi_snapshot_preview1.fd_close",
  "wasi_snapshot_preview1.fd_seek",
  "wasi_snapshot_preview1.proc_exit",
]);

const file = process.argv[2];
const imports = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(file)));
const unknown = imports.map(({ module, name }) => `${module}.${name}`).filter((name) => !ALLOWED.has(name));
if (unknown.length > 0) {
  console.error(`${file} imports what the shim does not offer: ${unknown.join(", ")}`);
  process.exit(1);
}
