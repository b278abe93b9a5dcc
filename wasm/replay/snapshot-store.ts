// Which snapshots to keep: many near the present, fewer the further one goes from it.
import type { Position } from "../protocol";
import { comparePositions } from "../protocol";
import type { Snapshot } from "../shim/runtime";

/** A moment that can be gone on from. */
export interface Keep {
  readonly position: Position;
  readonly memory: Snapshot;
  /** Where the output and the answers to input() were. */
  readonly outputMark: number;
  readonly inputsUsed: number;
}

/** Snapshots by position, within a budget of bytes and a number. The first one always stays. */
export class SnapshotStore {
  private readonly keeps: Keep[] = [];
  private spare: Snapshot | undefined;

  constructor(
    readonly maxBytes = 384 * 1024 * 1024,
    private readonly maxCount = 24,
  ) {}

  get count(): number {
    return this.keeps.length;
  }

  get bytes(): number {
    return this.keeps.reduce((sum, { memory }) => sum + memory.bytes.length, 0);
  }

  clear(): void {
    this.keeps.length = 0;
  }

  /** Memory of a snapshot that was dropped, for the next one. */
  takeSpare(): Snapshot | undefined {
    const spare = this.spare;
    this.spare = undefined;
    return spare;
  }

  /** Adds a snapshot; the present is its position. Replaces one of the same position. */
  add(keep: Keep): void {
    const at = this.keeps.findIndex(({ position }) => comparePositions(position, keep.position) >= 0);
    const isSame = at >= 0 && comparePositions(this.keeps[at]!.position, keep.position) === 0;
    this.keeps.splice(at < 0 ? this.keeps.length : at, isSame ? 1 : 0, keep);
    while (this.keeps.length > 2 && (this.keeps.length > this.maxCount || this.bytes > this.maxBytes)) {
      this.spare = this.dropOne(keep.position.tick);
    }
  }

  /** The latest snapshot at or before a position. */
  atOrBefore(position: Position): Keep | undefined {
    return this.keeps.findLast((keep) => comparePositions(keep.position, position) <= 0);
  }

  /** The latest snapshot before a position. */
  before(position: Position): Keep | undefined {
    return this.keeps.findLast((keep) => comparePositions(keep.position, position) < 0);
  }

  /** Drops the snapshot that is missed least: its neighbours are close together, seen from the present. */
  private dropOne(present: number): Snapshot {
    let best = 1;
    let least = Infinity;
    for (let i = 1; i < this.keeps.length; i++) {
      const tick = this.keeps[i]!.position.tick;
      if (tick === present) continue;
      const before = this.keeps[i - 1]!.position.tick;
      const after = this.keeps[i + 1]?.position.tick ?? Math.max(tick, present);
      const loss = (after - before) / (Math.abs(present - tick) + 1);
      if (loss < least) [best, least] = [i, loss];
    }
    return this.keeps.splice(best, 1)[0]!.memory;
  }
}
