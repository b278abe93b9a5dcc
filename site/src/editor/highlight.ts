// Python's words in colours for the first moment, before the full editor is there.

/** A piece of a line and the class that colours it. */
export interface Token {
  readonly text: string;
  readonly kind: "" | "k" | "s" | "c" | "f" | "b" | "n";
}

const KEYWORDS = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield match case".split(
    " ",
  ),
);
const PATTERN =
  /(#.*)|([rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|(?![^]))|'''[^]*?(?:'''|(?![^]))|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(\b\d[\w.]*)|([A-Za-z_]\w*)/g;

/** The lines of a program as coloured pieces. */
export function highlight(source: string): Token[][] {
  const tokens: Token[] = [];
  let at = 0;
  let isDefinition = false;
  for (const match of source.matchAll(PATTERN)) {
    if (match.index > at) tokens.push({ text: source.slice(at, match.index), kind: "" });
    const [text, comment, string, number, word] = match;
    at = match.index + text.length;
    if (comment !== undefined) tokens.push({ text, kind: "c" });
    else if (string !== undefined) tokens.push({ text, kind: "s" });
    else if (number !== undefined) tokens.push({ text, kind: "n" });
    else {
      const kind = KEYWORDS.has(word ?? "")
        ? "k"
        : isDefinition
          ? "b"
          : /^[A-Z]\w*[a-z]/.test(text)
            ? "f"
            : text === "print" || text === "len"
              ? "b"
              : "";
      tokens.push({ text, kind });
      isDefinition = text === "def" || text === "class";
    }
  }
  tokens.push({ text: source.slice(at), kind: "" });
  return intoLines(tokens);
}

function intoLines(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const { text, kind } of tokens) {
    text.split("\n").forEach((part, i) => {
      if (i > 0) lines.push([]);
      if (part !== "") lines.at(-1)!.push({ text: part, kind });
    });
  }
  return lines;
}
