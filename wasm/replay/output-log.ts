// Everything that a run wrote and was told. A replay writes the same text again; the log keeps it once.
import type { OutputEntry, Position } from "../protocol";

/** What a program wrote, in order, each text once however often its moment is lived again. */
export class OutputLog {
  private readonly entries: OutputEntry[] = [];
  /** Writes in the longest life of the run. */
  private recorded = 0;
  /** Writes in the present life. */
  private written = 0;
  private taken = 0;

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
    const last = this.entries.at(-1);
    const isSame =
      last !== undefined &&
      this.entries.length > this.taken &&
      last.stream === stream &&
      last.position.tick === position.tick &&
      last.position.landmark === position.landmark;
    if (isSame) this.entries[this.entries.length - 1] = { ...last, text: last.text + text };
    else this.entries.push({ position, stream, text, line });
  }

  /** Entries that were not taken before. */
  take(): readonly OutputEntry[] {
    const fresh = this.entries.slice(this.taken);
    this.taken = this.entries.length;
    return fresh;
  }

  /** All text on one stream. */
  textOf(stream: OutputEntry["stream"]): string {
    return this.entries
      .filter((entry) => entry.stream === stream)
      .map((entry) => entry.text)
      .join("");
  }
}
