// embed.d.ts beside embed.js: what a page that is written in TypeScript wants to know of the element, in one file.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Where the element's types stand; no file needs a type of another one for what others see. */
const SOURCES = ["api.ts", "element.ts"];

/** The text of embed.d.ts. Fails when the types of the element are not all written down, or come from elsewhere. */
export function embedDeclarations(): string {
  const parts = SOURCES.map((name) => declarationsOf(new URL(`../src/embed/${name}`, import.meta.url)));
  return `// The types of <ouro-playground>, for embed.js of the same folder.\n${parts.join("\n")}`;
}

function declarationsOf(file: URL): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(file, "utf8"), {
    fileName: fileURLToPath(file),
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, isolatedDeclarations: true, declaration: true },
  });
  const [wrong] = diagnostics;
  if (wrong !== undefined) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, "\n"));
  return withoutPrivate(outputText);
}

/** Without imports, comments about the file, and what is the class's own business. */
function withoutPrivate(text: string): string {
  const source = ts.createSourceFile("embed.d.ts", text, ts.ScriptTarget.ES2022, true);
  const cuts: ts.Node[] = [];
  for (const statement of source.statements) {
    const isForwarding = ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined;
    if (ts.isImportDeclaration(statement) || isForwarding) cuts.push(statement);
    if (ts.isClassDeclaration(statement))
      cuts.push(
        ...statement.members.filter(
          (member) =>
            ts.canHaveModifiers(member) &&
            ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true,
        ),
      );
  }
  let kept = "";
  let at = 0;
  for (const node of cuts) {
    kept += text.slice(at, node.getFullStart());
    at = node.end;
  }
  return `${(kept + text.slice(at)).trim()}\n`;
}
