// Run from the root of the project: site/node_modules/.bin/eslint -c site/eslint.config.js site wasm tests
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import { configs as lit } from "eslint-plugin-lit";
import ts from "typescript-eslint";

const node = {
  process: "readonly",
  console: "readonly",
  URL: "readonly",
  Buffer: "readonly",
  performance: "readonly",
  setTimeout: "readonly",
  clearTimeout: "readonly",
  TextEncoder: "readonly",
  TextDecoder: "readonly",
  WebAssembly: "readonly",
};

export default defineConfig(
  globalIgnores(["**/node_modules/", "**/dist/", "**/generated/", "site/public/", "build/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [ts.configs.strictTypeChecked, lit["flat/recommended"]],
    languageOptions: {
      parserOptions: {
        project: [`${import.meta.dirname}/tsconfig.json`],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // An interface of the browser's is extended by names that are listed elsewhere.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
      // Inner loops over typed arrays index within bounds that were checked before.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  { files: ["**/*.js", "**/*.mjs", "**/*.cjs"], languageOptions: { globals: node } },
);
