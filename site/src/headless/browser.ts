// The headless runtime for browsers and other places with fetch: the .wasm lies in a folder beside this module.
import { fetchRuntime } from "../fetch-runtime";
import { OuroRuntime } from "./runtime";

export * from "./exports";

/** Where the .wasm comes from: its address, its bytes, or the module that was compiled from it. */
export type WasmSource = string | URL | BufferSource | WebAssembly.Module;

/** Makes a runtime. Each has a heap of its own; runtimes that are given one compiled module share its code. */
export async function createRuntime(options: { readonly wasm?: WasmSource } = {}): Promise<OuroRuntime> {
  const source = options.wasm ?? new URL(/* @vite-ignore */ "./wasm/ouro.wasm", import.meta.url);
  return new OuroRuntime(await compiled(source));
}

async function compiled(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (!(typeof source === "string" || source instanceof URL)) return WebAssembly.compile(source);
  return fetchRuntime(source, {
    unknown: () => "there is no WebAssembly here",
    unreachable: (said) => `${String(source)} could not be fetched: ${said}`,
    missing: (said) => `${String(source)} could not be fetched: ${said}`,
    forbidden: (said) => `the content security policy forbids to compile ${String(source)}: ${said}`,
    broken: (said) => `${String(source)} is no WebAssembly that can be compiled here: ${said}`,
  });
}
