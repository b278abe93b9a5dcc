// Workers of one web page: at most two players have one, and all share one compiled runtime.

import { fetchRuntime } from "../fetch-runtime";
import type { ObstacleWords } from "../fetch-runtime";

const WORDS: ObstacleWords = {
  unknown: () => "This browser is too old to run the program: it knows no WebAssembly.",
  unreachable: () => "The runtime could not be fetched, so the program cannot run. Is there a network?",
  missing: (said) => `The runtime is not where it should be (${said}), so the program cannot run.`,
  forbidden: () =>
    "The rules of this web page (its Content-Security-Policy) forbid WebAssembly, so the program cannot run here.",
  broken: (said) => `This browser cannot compile the runtime, so the program cannot run: ${said}`,
};

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
  compiled ??= fetchRuntime(`${base}wasm/ouro.wasm`, WORDS).catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}
