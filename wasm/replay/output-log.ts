// What a run wrote lately. A replay writes the same text again; the log takes it once.
import type { OutputEntry, Position } from "../protocol";

/** Characters that are kept: a program that prints for ever must not use up the memory. */
export const KEPT_OUTPUT = 400_000;

/** Output that was not taken before. */
export interface FreshOutput {
  /** Characters before these entries that nobody took in time and that are gone. */
  readonly skipped: number;
  readonly entries: readonly OutputEntry[];
}

/** What a program wrote, in order, each text once however often its moment is lived again. */
export class OutputLog {
  private entries: OutputEntry[] = [];
  private length = 0;
  /** Writes in the longest life of the run. */
  private recorded = 0;
  /** Writes in the present life. */
  private written = 0;
  private taken = 0;
  private skipped = 0;

  /** A mark to come back to with `rewind`. */
  get mark(): number {
    return this.written;
  }

  /** The present life goes on from where it was at `mark`. */
  rewind(mark: number): void {
    this.written = mark;
  }

  /** `where` is asked for the position and the line of text that is new. */
  write(
    stream: OutputEntry["stream"],
    text: string,
    where: () => { position: Position; line: number },
  ): void {
    if (this.written++ < this.recorded) return;
    this.recorded = this.written;
    const { position, line } = where();
    if (text.length > KEPT_OUTPUT) {
      this.keepLast(0);
      this.skipped += text.length - KEPT_OUTPUT;
      // A copy: a part of a text would keep all of it in memory.
      this.add({ position, stream, text: structuredClone(text.slice(-KEPT_OUTPUT)), line });
      return;
    }
    const last = this.entries.at(-1);
    const isSame =
      last !== undefined &&
      this.entries.length > this.taken &&
      last.stream === stream &&
      stream !== "graph" &&
      last.position.tick === position.tick &&
      last.position.landmark === position.landmark;
    if (isSame) {
      this.entries.pop();
      this.length -= last.text.length;
      this.add({ ...last, text: last.text + text });
    } else this.add({ position, stream, text, line });
    if (this.length > 2 * KEPT_OUTPUT) this.keepLast(KEPT_OUTPUT);
  }

  /** What was not taken before. */
  take(): FreshOutput {
    const fresh = { skipped: this.skipped, entries: this.entries.slice(this.taken) };
    this.taken = this.entries.length;
    this.skipped = 0;
    return fresh;
  }

  /** The text on one stream, as far as it is kept. */
  textOf(stream: OutputEntry["stream"]): string {
    return this.entries
      .filter((entry) => entry.stream === stream)
      .map((entry) => entry.text)
      .join("");
  }

  private add(entry: OutputEntry): void {
    this.entries.push(entry);
    this.length += entry.text.length;
  }

  private keepLast(most: number): void {
    let first = 0;
    while (first < this.entries.length && this.length > most) {
      const { length } = this.entries[first]!.text;
      this.length -= length;
      if (first >= this.taken) this.skipped += length;
      first++;
    }
    this.entries.splice(0, first);
    this.taken = Math.max(0, this.taken - first);
  }
}
