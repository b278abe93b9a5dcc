// The first script, inside the page itself: the worker and the .wasm set out while the rest is still on its way.
import RuntimeWorker from "../../wasm/worker?worker&inline";
import { loadRuntime } from "./app/load-runtime";

/** Written by vite.config.ts. */
declare const RUNTIME_VERSION: string;

trustOwnScripts();

const address = new URL(`${import.meta.env.BASE_URL}wasm/ouro.wasm${RUNTIME_VERSION}`, document.baseURI);
const module = loadRuntime(address);
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
