import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import { configs as lit } from "eslint-plugin-lit";
import ts from "typescript-eslint";

const node = { process: "readonly", console: "readonly", URL: "readonly", Buffer: "readonly" };
const runtime = { WebAssembly: "readonly", TextEncoder: "readonly", TextDecoder: "readonly", performance: "readonly" };

// The base is the project, not site/: the shim, the worker and the tests are held to the same rules.
export default defineConfig(
  { basePath: "..", ignores: [] },
  globalIgnores(["**/node_modules/", "**/dist/", "**/generated/", "**/public/", "../build/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [ts.configs.strictTypeChecked, lit["flat/recommended"]],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A number in a message needs no ceremony.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    // Inner loops over typed arrays index within bounds that they checked before.
    files: ["**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: ["**/*.js", "**/*.mjs", "**/*.cjs"], languageOptions: { globals: { ...node, ...runtime } } },
);
