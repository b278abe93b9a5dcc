// The first script, inside the page itself: the worker and the .wasm set out while the rest is still on its way.
import RuntimeWorker from "../../wasm/worker?worker&inline";
import { fetchRuntime } from "./fetch-runtime";
import type { ObstacleWords } from "./fetch-runtime";

/** Written by vite.config.ts. */
declare const RUNTIME_VERSION: string;

const WORDS: ObstacleWords = {
  unknown: () => "This browser has no WebAssembly: programs cannot run here.",
  unreachable: () => "The runtime did not arrive. Is there a network? Load the page again.",
  missing: (said) =>
    import.meta.env.DEV
      ? "The runtime is missing. Build it with: cmake --workflow --preset wasm"
      : `The runtime is missing on this site: ${address.pathname} is not there (${said}).`,
  forbidden: () => "The Content-Security-Policy of this site forbids WebAssembly: programs cannot run here.",
  broken: () => "The runtime did not arrive whole. Load the page again.",
};

trustOwnScripts();

const address = new URL(`${import.meta.env.BASE_URL}wasm/ouro.wasm${RUNTIME_VERSION}`, document.baseURI);
const module = fetchRuntime(address, WORDS);
// The client reports it to the reader when a program is to run.
module.catch(() => undefined);
let first: Worker | null = new RuntimeWorker();
window.ouroboros = { module, createWorker };

/** The first one is under way already. */
function createWorker(): Worker {
  const worker = first ?? new RuntimeWorker();
  first = null;
  return worker;
}

/** The page creates no HTML from text; scripts may only come from itself. */
function trustOwnScripts(): void {
  const { trustedTypes } = window as unknown as {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown };
  };
  trustedTypes?.createPolicy("default", {
    createScriptURL(url) {
      const { protocol, origin } = new URL(url, location.href);
      if (protocol === "blob:" || origin === location.origin) return url;
      throw new TypeError(`no script from ${origin}`);
    },
  });
}
