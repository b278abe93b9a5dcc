// The runtime's .wasm, fetched and compiled. What can go wrong is a value; each place that loads it has its own words.

/** Why there is no runtime. */
export type Obstacle =
  /** The browser knows no WebAssembly. */
  | "unknown"
  /** No answer came: no network, or a host that does not let this page ask. */
  | "unreachable"
  /** The host answered with something else. */
  | "missing"
  /** A content security policy forbids to compile it. */
  | "forbidden"
  /** It did not arrive whole, or this browser cannot compile it. */
  | "broken";

/** A plain sentence for each obstacle, given what the host or the browser said. */
export type ObstacleWords = Readonly<Record<Obstacle, (said: string) => string>>;

/** Fetches and compiles the module at `url`; where that fails, rejects with the sentence for the obstacle. */
export async function fetchRuntime(url: string | URL, words: ObstacleWords): Promise<WebAssembly.Module> {
  const fail = (obstacle: Obstacle, said: string, cause?: unknown): never => {
    throw new Error(words[obstacle](said), { cause });
  };
  if (typeof WebAssembly === "undefined") return fail("unknown", "");
  const response = await fetch(url).catch((error: unknown) => fail("unreachable", textOf(error), error));
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok) return fail("missing", `status ${response.status}`);
  // Some hosts send their page of excuses as if it were what was asked for.
  if (type.startsWith("text/html")) return fail("missing", "a page instead");
  try {
    // Not every host names the type that streaming insists on.
    return type.startsWith("application/wasm")
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const said = textOf(error);
    // A policy's refusal is a CompileError that names the policy; a cut file is one, too.
    return fail(/Content Security Policy|unsafe-eval/i.test(said) ? "forbidden" : "broken", said, error);
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
