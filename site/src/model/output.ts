// What a program had printed at a position.
import type { OutputEntry, Position } from "../../../wasm/protocol";
import { comparePositions } from "../../../wasm/protocol";

/** A stretch of output on one stream. */
export interface Piece {
  readonly stream: OutputEntry["stream"];
  readonly text: string;
}

/** Characters of output that the page shows. */
const SHOWN = 200_000;

/** Output up to a position, neighbours on the same stream joined; the last part of it when it is very long. */
export function outputAt(entries: readonly OutputEntry[], position: Position, isAtEnd: boolean): Piece[] {
  let count = entries.length;
  if (!isAtEnd) {
    let low = 0;
    while (low < count) {
      const middle = (low + count) >> 1;
      if (comparePositions(entries[middle]!.position, position) < 0) low = middle + 1;
      else count = middle;
    }
  }
  const pieces: { stream: OutputEntry["stream"]; text: string }[] = [];
  let length = 0;
  let first = count;
  while (first > 0 && length < SHOWN) length += entries[--first]!.text.length;
  for (let i = first; i < count; i++) {
    const { stream, text } = entries[i]!;
    const last = pieces.at(-1);
    if (last?.stream === stream) last.text += text;
    else pieces.push({ stream, text });
  }
  return pieces;
}
