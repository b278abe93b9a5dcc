// The program of an embed, out of what its author wrote between the tags.

/** A program, and the line at which a comment `# ouro: at` asks to stand. */
export interface Source {
  readonly code: string;
  /** 0 when no comment asks. */
  readonly at: number;
}

const MAGIC = /[ \t]*#[ \t]*ouro:[ \t]*at[ \t]*$/;

/** Takes away the indentation that all lines share, empty lines at both ends, and the magic comment. */
export function sourceOf(text: string): Source {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  while (lines.length > 0 && lines[0]?.trim() === "") lines.shift();
  while (lines.length > 0 && lines.at(-1)?.trim() === "") lines.pop();
  const indent = Math.min(
    ...lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0),
  );
  let at = 0;
  const code: string[] = [];
  for (const line of lines.map((whole) => whole.slice(Number.isFinite(indent) ? indent : 0))) {
    const bare = line.replace(MAGIC, "");
    if (bare === line) code.push(line);
    else {
      // A comment on a line of its own speaks of the next one, and is no line of the program.
      if (at === 0) at = code.length + 1;
      if (bare.trim() !== "") code.push(bare);
    }
  }
  return { code: code.length === 0 ? "" : `${code.join("\n")}\n`, at };
}
