// What a program had printed at a position.
import type { OutputEntry, Position } from "../../../wasm/protocol";
import { comparePositions } from "../../../wasm/protocol";

/** A stretch of output on one stream. */
export interface Piece {
  readonly stream: OutputEntry["stream"];
  readonly text: string;
}

/**
 * Output up to a position, neighbours on the same stream joined, but for graphs; when it is very long, its last `most`
 * characters.
 */
export function outputAt(entries: readonly OutputEntry[], upTo: Position | "all", most: number): Piece[] {
  let count = entries.length;
  if (upTo !== "all") {
    let low = 0;
    while (low < count) {
      const middle = (low + count) >> 1;
      if (comparePositions(entries[middle]!.position, upTo) < 0) low = middle + 1;
      else count = middle;
    }
  }
  const pieces: { stream: OutputEntry["stream"]; text: string }[] = [];
  let length = 0;
  let first = count;
  while (first > 0 && length < most) length += entries[--first]!.text.length;
  for (let i = first; i < count; i++) {
    const { stream, text: all } = entries[i]!;
    const isCut = i === first && length > most;
    if (isCut && stream === "graph") continue;
    const text = isCut ? all.slice(length - most) : all;
    const last = pieces.at(-1);
    if (last?.stream === stream && stream !== "graph") last.text += text;
    else pieces.push({ stream, text });
  }
  return pieces;
}
