// The full editor, built once for the page and the embed: both ask for the same files. In a build of theirs it would
// share small parts with the scripts around it, be another file for each, and drag the page into the embed.
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin, Rolldown } from "vite";
import { build } from "vite";

type Files = Rolldown.RolldownOutput["output"];

/** Stands for the address of the editor until the scripts that ask for it are written. */
const EDITOR = "ouro:editor";

let files: Promise<Files> | null = null;

/** Builds the editor, the first time. */
function builtOnce(plugins: readonly Plugin[]): Promise<Files> {
  files ??= build({
    configFile: false,
    logLevel: "warn",
    base: "./",
    root: fileURLToPath(new URL("..", import.meta.url)),
    publicDir: false,
    plugins: [...plugins],
    build: {
      target: "es2022",
      write: false,
      chunkSizeWarningLimit: 4096,
      modulePreload: false,
      rolldownOptions: {
        preserveEntrySignatures: "allow-extension",
        input: fileURLToPath(new URL("../src/editor/monaco-editor.ts", import.meta.url)),
        output: { entryFileNames: "assets/[name]-[hash].js" },
      },
    },
  }).then((result) => {
    const [output] = [result].flat();
    if (output === undefined || !("output" in output)) throw new Error("the editor could not be built");
    return output.output;
  });
  return files;
}

/** Names of the files that the page needs for its editor. */
export async function editorFiles(plugins: readonly Plugin[]): Promise<string[]> {
  return (await builtOnce(plugins)).map(({ fileName }) => fileName);
}

/** `isFirst`: the build that writes the files; `plugins`: what the editor's own build needs. */
export function editorApart(plugins: readonly Plugin[], isFirst: boolean): Plugin {
  return {
    name: "editor-apart",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer) {
      const isIt = source === "./monaco-editor" && importer?.endsWith("/editor/editor-host.ts") === true;
      return isIt ? { id: EDITOR, external: true } : null;
    },
    async renderChunk(code, { fileName }) {
      if (!code.includes(EDITOR)) return null;
      const [entry] = await builtOnce(plugins);
      const path = posix.relative(posix.dirname(fileName), entry.fileName);
      return { code: code.replaceAll(EDITOR, path.startsWith(".") ? path : `./${path}`), map: null };
    },
    async generateBundle() {
      if (!isFirst) return;
      for (const file of await builtOnce(plugins))
        this.emitFile({
          type: "asset",
          fileName: file.fileName,
          source: file.type === "chunk" ? file.code : file.source,
        });
    },
  };
}
