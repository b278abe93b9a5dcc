// What a program's standard error says about where it went wrong.
import type { Failure, Uncaught } from "../protocol";

const LAST_LINE = /^([\w.]+)(?:: ?(.*))?$/s;

/** The SyntaxError of a program that does not compile, read from its report. */
export function readSyntaxError(report: string): Failure {
  const lines = report.trimEnd().split("\n");
  const last = LAST_LINE.exec(lines.at(-1) ?? "");
  const place = lines.findLastIndex((line) => /^ {2}File ".*", line \d+$/.test(line));
  if (last?.[1] === undefined || place < 0) return { kind: "crash", message: report.trim() };
  const line = Number(/(\d+)$/.exec(lines[place] ?? "")?.[1]);
  // The marks stand below the source line, which is shown behind four spaces and without its own indentation.
  const marks = lines.slice(place + 1).find((text) => /^\s*\^+$/.test(text));
  const column = marks === undefined ? 1 : marks.indexOf("^") - 4 + 1;
  const width = marks === undefined ? 1 : marks.trim().length;
  return {
    kind: "syntax",
    typeName: last[1],
    message: last[2] ?? "",
    place: { line, column, endColumn: column + width },
  };
}

/** The exception that ended the program, read from everything that it wrote to standard error; null when none did. */
export function readUncaught(report: string, filename: string): Uncaught | null {
  const lines = report.split("\n");
  // What a finalizer raised is reported and ignored; it did not end the program.
  const start = lines.findLastIndex(
    (line, i) =>
      line === "Traceback (most recent call last):" && !/^Exception ignored/.test(lines[i - 1] ?? ""),
  );
  if (start < 0) return null;
  const end = lines.findIndex((line, i) => i > start && !line.startsWith(" ") && line !== "");
  const last = LAST_LINE.exec(lines[end] ?? "");
  if (last?.[1] === undefined) return null;
  const places = lines
    .slice(start, end)
    .map((line) => /^ {2}File "(.*)", line (\d+)/.exec(line))
    .filter((match) => match?.[1] === filename);
  return { typeName: last[1], message: last[2] ?? "", line: Number(places.at(-1)?.[2] ?? 0) };
}

/** Columns of a syntax error count in the source line itself, indentation included. */
export function withIndentation(error: Failure, source: string): Failure {
  if (error.kind !== "syntax") return error;
  const text = source.split(/\r\n|\r|\n/)[error.place.line - 1] ?? "";
  const indentation = text.length - text.trimStart().length;
  const { line, column, endColumn } = error.place;
  return { ...error, place: { line, column: column + indentation, endColumn: endColumn + indentation } };
}
