// One source file and what it imports as one classic script, built by itself.
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** The text of the script `input`, a path from the folder of the site; `define` replaces names by expressions. */
export async function classicScript(
  input: string,
  define: Readonly<Record<string, string>> = {},
): Promise<string> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: "warn",
    base: "./",
    root,
    publicDir: false,
    define,
    worker: { format: "iife" },
    build: {
      target: "es2022",
      write: false,
      modulePreload: false,
      rolldownOptions: { input: root + input, output: { format: "iife" } },
    },
  });
  const [output] = [result].flat();
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error(`${input} could not be built`);
  return chunk.code.trim();
}
