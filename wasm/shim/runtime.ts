// One runtime in one WebAssembly instance, as typed methods: create, load, run, capture, snapshot, restore.
import type { Exports } from "./boundary.mjs";
import { RuntimeCrash, compile, create, instantiate, traceHash } from "./boundary.mjs";
import { PositionField, RunStatus, SCHEMA_HASH } from "./generated/schema";
import { STREAMS, type Stream } from "../protocol";

export { RuntimeCrash };

/** The .wasm was built from other tables than this shim. */
export class StaleModule extends Error {
  constructor() {
    super("ouro.wasm and the page were built from different sources: build both again and reload");
    this.name = "StaleModule";
  }
}

/** Where the program stands. */
export interface RuntimePosition {
  readonly tick: number;
  readonly landmark: number;
  /** EventKind of that landmark; without one it means nothing. */
  readonly eventKind: number;
  readonly line: number;
  readonly depth: number;
  readonly isFinished: boolean;
  readonly exitStatus: number;
  /** The last position before the stop that met a condition of a run with findLast. */
  readonly found: { readonly tick: number; readonly landmark: number } | null;
}

/** What one call of run is to do; see OuroRun in core/ouro.h. */
export interface RunRequest {
  /** Ticks at most; soft inside nested calls. */
  readonly budget: number;
  /** Conditions hold only at later positions than this. */
  readonly after: { readonly tick: number; readonly landmark: number };
  /** Bits of Stop. */
  readonly conditions: number;
  readonly stopAt: { readonly tick: number; readonly landmark: number };
  readonly depth: number;
  readonly findLast: boolean;
  /** Asked at a stop inside a tick or a nested call; false lets the program go on. Without it every stop holds. */
  readonly isStop?: (position: RuntimePosition) => boolean;
}

/**
 * How a run ended. After "inside" and "waiting" the C stack is gone: the memory shows that moment and can be
 * captured, but only a restored snapshot can run on.
 */
export type RunOutcome = "paused" | "stopped" | "finished" | "inside" | "waiting";

/** A copy of everything that the runtime is, at a moment without a C stack: its pages without those that are zero. */
export interface Snapshot {
  /** The bytes of all runs of pages, one after the other; the array may be longer. */
  readonly bytes: Uint8Array;
  /** Where the runs lie in memory: begin and end of the first, begin and end of the second... */
  readonly runs: readonly number[];
}

/** What the runtime tells and asks while it runs. */
export interface RuntimeHost {
  onWrite(stream: Stream, text: string): void;
  /** A line for input() with its newline, null at the end of the input, undefined to stop the run and wait. */
  readLine(): string | null | undefined;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Thrown through the .wasm to leave a moment inside a tick or a nested call. */
class Unwind extends Error {
  constructor(readonly outcome: "inside" | "waiting") {
    super(outcome);
  }
}

/** The runtime. One program at a time; `create` makes room for the next. */
export class Runtime {
  /** Whoever runs the present program; replaced with it. */
  host: RuntimeHost = { onWrite: () => undefined, readLine: () => null };
  private readonly exports: Exports;
  private readonly stackTop: number;
  private readonly pristine: Snapshot;
  private isPristine = true;
  private scratch = 0;
  private isStop: RunRequest["isStop"];

  constructor(module: WebAssembly.Module) {
    this.exports = instantiate(module, {
      write: (stream, bytes) => {
        this.host.onWrite(STREAMS[stream - 1] ?? "stdout", decoder.decode(bytes));
      },
      readLine: () => {
        const line = this.host.readLine();
        if (line === undefined) throw new Unwind("waiting");
        return line === null ? null : encoder.encode(line);
      },
      stoppedInside: () => {
        if (this.isStop === undefined || this.isStop(this.position())) throw new Unwind("inside");
      },
    });
    if (this.exports.ouro_schema_hash() >>> 0 !== SCHEMA_HASH) throw new StaleModule();
    this.stackTop = this.exports.stackSave();
    this.pristine = this.snapshot();
  }

  /** Forgets everything and creates the runtime anew. Throws when there is no such version or not enough memory. */
  create(
    options: {
      readonly python?: string;
      readonly heapLimit?: number;
      readonly hash?: boolean;
      readonly thresholds?: readonly number[];
    } = {},
  ): void {
    if (!this.isPristine) this.restore(this.pristine);
    this.isPristine = false;
    const { python = "3.13", heapLimit = 0, hash = false, thresholds = [] } = options;
    if (!create(this.exports, { python, heapLimit, observe: true, hash })) {
      throw new RuntimeCrash(`no such Python version, or not enough memory for the heap: ${python}`);
    }
    const [young = -1, middle = -1, old = -1] = thresholds;
    if (thresholds.length > 0) this.exports.ouro_set_thresholds(young, middle, old);
    this.scratch = this.exports.ouro_alloc(8) >>> 0;
  }

  /** Compiles a program; false after its SyntaxError was written to stderr. */
  load(source: string, filename: string): boolean {
    return this.guard(() => compile(this.exports, encoder.encode(source), filename));
  }

  /** Runs until a condition holds, the budget is spent or the program ends. */
  run(request: RunRequest): RunOutcome {
    const { budget, after, conditions, stopAt, depth, findLast } = request;
    this.isStop = request.isStop;
    try {
      const status = this.guard(() =>
        this.exports.ouro_go(
          budget,
          after.tick,
          after.landmark,
          conditions,
          stopAt.tick,
          stopAt.landmark,
          depth,
          Number(findLast),
        ),
      );
      return status === RunStatus.FINISHED ? "finished" : status === RunStatus.STOPPED ? "stopped" : "paused";
    } catch (error) {
      // The stack pointer stays where it was, so that a capture does not overwrite the frames that stand there.
      if (error instanceof Unwind) return error.outcome;
      throw error;
    }
  }

  position(): RuntimePosition {
    const at = new Float64Array(this.exports.memory.buffer, this.exports.ouro_where() >>> 0);
    const number = (field: number) => at[field]!;
    return {
      tick: number(PositionField.TICK),
      landmark: number(PositionField.LANDMARK),
      eventKind: number(PositionField.EVENT_KIND),
      line: number(PositionField.LINE),
      depth: number(PositionField.DEPTH),
      isFinished: number(PositionField.FINISHED) !== 0,
      exitStatus: number(PositionField.EXIT_STATUS),
      found:
        number(PositionField.FOUND) === 0
          ? null
          : { tick: number(PositionField.FOUND_TICK), landmark: number(PositionField.FOUND_LANDMARK) },
    };
  }

  /** The heap as it stands, for HeapImage; the buffer is the caller's to keep or to transfer. */
  capture(maxObjects: number): ArrayBuffer {
    const start = this.guard(() => this.exports.ouro_image(maxObjects, this.scratch)) >>> 0;
    const memory = this.exports.memory.buffer;
    const length = new Uint32Array(memory, this.scratch, 1)[0]!;
    return memory.slice(start, start + length);
  }

  setBreakpoints(lines: readonly number[]): void {
    const pointer = this.exports.ouro_alloc(4 * lines.length + 4) >>> 0;
    if (pointer === 0) throw new RuntimeCrash("not enough memory for the breakpoints");
    new Uint32Array(this.exports.memory.buffer, pointer, lines.length).set(lines);
    this.exports.ouro_break_at(pointer, lines.length);
    this.exports.ouro_free(pointer);
  }

  traceHash(): string {
    return traceHash(this.exports);
  }

  /** Bytes of memory in use: what a snapshot holds at most. */
  get usedSize(): number {
    return this.usedParts().reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** A copy of the memory; the bytes of a snapshot that is no longer needed may be used again for it. */
  snapshot(reuse?: Snapshot): Snapshot {
    const runs: number[] = [];
    let size = 0;
    for (const [start, end] of this.usedParts()) {
      let from = this.findPage(start, end, "filled");
      while (from < end) {
        const to = this.findPage(from, end, "zero");
        runs.push(from, to);
        size += to - from;
        from = this.findPage(to, end, "filled");
      }
    }
    const bytes = reuse !== undefined && reuse.bytes.length >= size ? reuse.bytes : new Uint8Array(size);
    const memory = new Uint8Array(this.exports.memory.buffer);
    let at = 0;
    for (let i = 0; i < runs.length; i += 2) {
      bytes.set(memory.subarray(runs[i], runs[i + 1]), at);
      at += runs[i + 1]! - runs[i]!;
    }
    return { bytes, runs };
  }

  /** Makes the runtime what it was, to the byte: what it touched since then is zero again. */
  restore({ bytes, runs }: Snapshot): void {
    const memory = new Uint8Array(this.exports.memory.buffer);
    for (const [start, end] of this.usedParts()) {
      let from = start;
      for (let i = 0; i < runs.length && runs[i]! < end; i += 2) {
        if (runs[i]! > from) memory.fill(0, from, runs[i]);
        from = Math.max(from, runs[i + 1]!);
      }
      if (from < end) memory.fill(0, from, end);
    }
    let at = 0;
    for (let i = 0; i < runs.length; i += 2) {
      const length = runs[i + 1]! - runs[i]!;
      memory.set(bytes.subarray(at, at + length), runs[i]);
      at += length;
    }
    this.exports.stackRestore(this.stackTop);
  }

  /** The parts of memory that are in use; everything else is zero. */
  private usedParts(): readonly (readonly [number, number])[] {
    const range = new Uint32Array(this.exports.memory.buffer, this.exports.ouro_memory_range() >>> 0, 3);
    return [
      [0, range[0]!],
      [range[1]!, range[2]!],
    ];
  }

  /** The first page that is zero, or that is not; `end` when there is none. */
  private findPage(from: number, end: number, kind: "zero" | "filled"): number {
    return this.exports.ouro_find_page(from, end, Number(kind === "zero")) >>> 0;
  }

  /** A trap or an exhausted stack is the runtime's crash, whatever the engine calls it. */
  private guard<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      if (error instanceof Unwind || error instanceof RuntimeCrash) throw error;
      throw new RuntimeCrash(
        `the runtime crashed: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
