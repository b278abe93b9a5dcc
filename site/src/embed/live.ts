// Workers of one web page: at most two players have one, and all share one compiled runtime.

/** Something that holds a worker while it is awake. */
export interface Sleeper {
  sleep(): void;
}

const MOST_AWAKE = 2;
const awake: Sleeper[] = [];

/** A player is about to use its worker; the one that was used longest ago gives its own back, if there are too many. */
export function wake(player: Sleeper): void {
  forget(player);
  awake.push(player);
  while (awake.length > MOST_AWAKE) awake.shift()?.sleep();
}

/** A player that has no worker any more. */
export function forget(player: Sleeper): void {
  const at = awake.indexOf(player);
  if (at >= 0) awake.splice(at, 1);
}

let compiled: Promise<WebAssembly.Module> | null = null;

/** The runtime, compiled once for all players; a failure is tried again the next time. */
export function runtimeModule(base: string): Promise<WebAssembly.Module> {
  compiled ??= compile(`${base}wasm/ouro.wasm`).catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

async function compile(url: string): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object")
    throw new Error("This browser is too old to run the program: it knows no WebAssembly.");
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error("The runtime could not be fetched, so the program cannot run. Is there a network?");
  }
  if (!response.ok)
    throw new Error(`The runtime is not where it should be (${response.status}), so the program cannot run.`);
  try {
    // Not every host names the type that streaming insists on.
    return response.headers.get("content-type")?.startsWith("application/wasm") === true
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      /Content Security Policy|unsafe-eval/i.test(reason)
        ? "The rules of this web page (its Content-Security-Policy) forbid WebAssembly, so the program cannot run here."
        : `This browser cannot compile the runtime, so the program cannot run: ${reason}`,
      { cause: error },
    );
  }
}
