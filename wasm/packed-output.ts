// Output on its way from the worker to the page. A program that prints in a loop writes tens of thousands of entries
// between two frames; as objects of their own they would keep the page busy for longer than its patience.
import { STREAMS, type OutputEntry } from "./protocol";

/** Output entries: all their texts in one, and the rest of each in FIELDS numbers. */
export interface PackedOutput {
  readonly text: string;
  /** For each entry: tick, landmark, line, index of the stream, characters of its text. */
  readonly numbers: Float64Array;
}

const FIELDS = 5;

export function packOutput(entries: readonly OutputEntry[]): PackedOutput {
  const numbers = new Float64Array(FIELDS * entries.length);
  entries.forEach(({ position, line, stream, text }, i) => {
    numbers.set([position.tick, position.landmark, line, STREAMS.indexOf(stream), text.length], FIELDS * i);
  });
  return { text: entries.map(({ text }) => text).join(""), numbers };
}

export function unpackOutput({ text, numbers }: PackedOutput): OutputEntry[] {
  const entries: OutputEntry[] = [];
  let from = 0;
  for (let i = 0; i < numbers.length; i += FIELDS) {
    const to = from + numbers[i + 4]!;
    entries.push({
      position: { tick: numbers[i]!, landmark: numbers[i + 1]! },
      line: numbers[i + 2]!,
      stream: STREAMS[numbers[i + 3]!]!,
      text: text.slice(from, to),
    });
    from = to;
  }
  return entries;
}
