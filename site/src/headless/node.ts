// The headless runtime for Node: the .wasm is a file in a folder beside this module.
import { readFile } from "node:fs/promises";
import type { WasmSource } from "./browser";
import { createRuntime as createAnywhere } from "./browser";
import type { OuroRuntime } from "./runtime";

export * from "./exports";
export type { WasmSource };

/** Makes a runtime. Each has a heap of its own; runtimes that are given one compiled module share its code. */
export async function createRuntime(options: { readonly wasm?: WasmSource } = {}): Promise<OuroRuntime> {
  const source = options.wasm ?? new URL(/* @vite-ignore */ "./wasm/ouro.wasm", import.meta.url);
  const isFile = source instanceof URL && source.protocol === "file:";
  return createAnywhere({ wasm: isFile ? await readFile(source) : source });
}
