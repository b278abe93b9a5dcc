// The runtime's .wasm, compiled; where that fails, an error whose message tells the reader why.

/** Loads and compiles the module at `url`. Rejects with a plain sentence. */
export async function loadRuntime(url: URL): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === "undefined")
    throw new Error("This browser has no WebAssembly: programs cannot run here.");
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error("The runtime did not arrive. Is there a network? Load the page again.");
  }
  const isWasm = response.headers.get("content-type")?.startsWith("application/wasm") === true;
  if (!response.ok || !isWasm)
    throw new Error(
      import.meta.env.DEV
        ? "The runtime is missing. Build it with: cmake --workflow --preset wasm"
        : `The runtime is missing on this site: ${url.pathname} is not there or not sent as application/wasm.`,
    );
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    // A policy's refusal is a CompileError that names the policy; a cut file is one, too.
    if (/Content Security Policy|unsafe-eval/i.test(String(error)))
      throw new Error(
        "The Content-Security-Policy of this site forbids WebAssembly: programs cannot run here.",
        { cause: error },
      );
    throw new Error("The runtime did not arrive whole. Load the page again.", { cause: error });
  }
}
