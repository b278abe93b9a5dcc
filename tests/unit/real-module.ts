import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../../build/wasm/wasm/ouro.wasm", import.meta.url));
if (!existsSync(file))
  throw new Error("these tests need the WebAssembly build: cmake --workflow --preset wasm");

/** The .wasm as it was built. */
export const wasmModule = new WebAssembly.Module(readFileSync(file));
