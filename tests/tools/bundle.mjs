// One script and what it imports as one module on standard output: node tests/tools/bundle.mjs FILE. For tests of pages
// that others build with their own tools.
import { resolve } from "node:path";
import { build } from "vite";

const [result] = [
  await build({
    configFile: false,
    logLevel: "warn",
    root: resolve(import.meta.dirname, "../e2e"),
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    build: { write: false, modulePreload: false, rolldownOptions: { input: resolve(process.argv[2] ?? "") } },
  }),
].flat();
process.stdout.write(result.output[0].code);
