// Start-up: the worker and the .wasm first, so that the first program runs at once; the full editor when there is time.
import RuntimeWorker from "../../wasm/worker?worker&inline";
import { codeInAddress } from "./address";
import { Page } from "./page";
import { applySavedTheme } from "./theme";

applySavedTheme();
trustOwnScripts();

const address = new URL(`${import.meta.env.BASE_URL}wasm/ouro.wasm`, document.baseURI);
const module = compile(address);
// The client reports it to the reader when a program is to run.
module.catch(() => undefined);
const page = new Page({ module, createWorker: () => new RuntimeWorker() });
void page.open(codeInAddress(location.hash));

async function compile(url: URL): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  const isWasm = response.headers.get("content-type")?.startsWith("application/wasm") === true;
  if (!response.ok || !isWasm)
    throw new Error("The runtime is missing. Build it with: cmake --workflow --preset wasm");
  return WebAssembly.compileStreaming(response);
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
