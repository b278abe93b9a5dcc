// Time travel by replay. Going back restores the nearest snapshot before the goal and runs forward from there; a
// moment inside a tick or a nested call is shown with the C stack thrown away, so that going on from it is a
// replay too. Every operation is a generator that yields between slices of a few milliseconds: its driver may
// look at its messages there, or drop the operation.
import type { Position, Stream, Unit } from "../protocol";
import { comparePositions, unreachable } from "../protocol";
import { EventKind, Stop } from "../shim/generated/schema";
import type { RunOutcome, RunRequest, Runtime, RuntimePosition } from "../shim/runtime";
import { OutputLog } from "./output-log";
import { SnapshotStore } from "./snapshot-store";

/** How an operation ended: where it wanted to, at a breakpoint, at either end of time, or asking for input. */
export type Arrival = "there" | "breakpoint" | "start" | "end" | "waiting";

/** An operation under way; each yield is the end of a slice. */
export type Operation = Generator<undefined, Arrival>;

/** Limits and the clock; tests bring their own. */
export interface TimeMachineOptions {
  readonly sliceMs?: number;
  /** A snapshot is due when this much running time lies behind the last one, or ten times what a copy costs. */
  readonly snapshotEveryMs?: number;
  readonly snapshots?: SnapshotStore;
  readonly now?: () => number;
}

/** What to run, and the answers that input() gets. */
export interface Program {
  readonly source: string;
  readonly python?: string;
  readonly heapLimit?: number;
  readonly thresholds?: readonly number[];
  readonly filename?: string;
  readonly inputs?: readonly (string | null)[];
}

const NOWHERE: Position = { tick: 0, landmark: 0 };

/** Ticks in which a program must reach its first line. */
const PROLOGUE_TICKS = 1000;

/** A run that can be moved through in both directions. */
export class TimeMachine {
  readonly output = new OutputLog();
  /** The latest position that was ever reached. */
  known: Position = NOWHERE;
  /** Where the program's last line was done and the interpreter began to let go of everything, once it was reached. */
  exit: Position | null = null;
  exitStatus = 0;
  private readonly inputs: (string | null)[];
  private inputsUsed = 0;
  private breakpoints: readonly number[] = [];
  private at: RuntimePosition;
  /** The program's first line: as far back as one can go. */
  private origin: Position = NOWHERE;
  /** Whether the runtime can go on from where it is; otherwise only its memory is there to look at. */
  private isRunnable = false;
  private isWaiting = false;
  private readonly snapshots: SnapshotStore;
  private readonly now: () => number;
  private readonly sliceMs: number;
  private readonly snapshotEveryMs: number;
  private ticksPerMs = 1000;
  /** Running time since the last snapshot, and what that one cost. */
  private sinceSnapshot = 0;
  private copyMs = 0;

  private constructor(
    private readonly runtime: Runtime,
    inputs: readonly (string | null)[],
    options: TimeMachineOptions,
  ) {
    this.inputs = [...inputs];
    this.now = options.now ?? (() => performance.now());
    this.sliceMs = options.sliceMs ?? 8;
    this.snapshotEveryMs = options.snapshotEveryMs ?? 50;
    this.snapshots = options.snapshots ?? new SnapshotStore();
    this.at = runtime.position();
  }

  /** A machine that stands before the first line of a program, or the report of its SyntaxError. */
  static load(runtime: Runtime, program: Program, options: TimeMachineOptions = {}): TimeMachine | string {
    runtime.create(program);
    const machine = new TimeMachine(runtime, program.inputs ?? [], options);
    runtime.host = {
      onWrite: (stream, text) => {
        machine.written(stream, text);
      },
      readLine: () => machine.nextInput(),
    };
    if (!runtime.load(program.source, program.filename ?? "main.py")) return machine.output.textOf("stderr");
    machine.begin();
    return machine;
  }

  get position(): RuntimePosition {
    return this.at;
  }

  /** Whether the program's last line is done. */
  get isAtEnd(): boolean {
    return this.exit !== null && comparePositions(this.at, this.exit) >= 0;
  }

  /** Whether input() has asked and was not answered yet. */
  get isAsking(): boolean {
    return this.isWaiting && this.inputsUsed >= this.inputs.length;
  }

  /** Whether a line with a breakpoint is about to begin. */
  get isAtBreakpoint(): boolean {
    return this.at.landmark === 0 && this.breakpoints.includes(this.at.line);
  }

  get snapshotCount(): number {
    return this.snapshots.count;
  }

  /** The heap image of the present moment. */
  capture(maxObjects: number): ArrayBuffer {
    return this.runtime.capture(maxObjects);
  }

  traceHash(): string {
    return this.runtime.traceHash();
  }

  setBreakpoints(lines: readonly number[]): void {
    this.breakpoints = [...lines];
    this.runtime.setBreakpoints(this.breakpoints);
  }

  /** Answers input() for good: every later life of the run gets the same line. */
  answer(text: string | null): void {
    this.inputs.push(text);
  }

  /** Runs to the next breakpoint or to the end. */
  *run(): Operation {
    const arrival = yield* this.forward(Stop.BREAKPOINT);
    return arrival === "there" ? "breakpoint" : arrival;
  }

  /** Runs about `ticks` further, no further than a breakpoint. */
  *runTicks(ticks: number): Operation {
    const goal = { tick: this.at.tick + ticks, landmark: 0 };
    const arrival = yield* this.forward(Stop.BREAKPOINT | Stop.AT, goal);
    return arrival === "there" && comparePositions(this.at, goal) < 0 ? "breakpoint" : arrival;
  }

  /** Goes one unit forward; a call that is stepped over or out of may stop at a breakpoint. */
  *step(unit: Unit): Operation {
    const isCall = unit === "over" || unit === "out";
    return yield* this.forward(conditionsOf(unit) | (isCall ? Stop.BREAKPOINT : 0));
  }

  /** Goes one unit back, to the start at most. */
  *back(unit: Unit): Operation {
    const here: Position = this.at;
    if (comparePositions(here, this.origin) <= 0) return "start";
    if (unit === "tick") {
      const goal = here.landmark > 0 ? { ...here, landmark: 0 } : { tick: here.tick - 1, landmark: 0 };
      return yield* this.seek(comparePositions(goal, this.origin) < 0 ? this.origin : goal);
    }
    // Behind its last line a program has no frame; what is shallower than that is its module.
    const request = { conditions: conditionsOf(unit), depth: Math.max(this.at.depth, 1) };
    let until = here;
    for (
      let keep = this.snapshots.before(here);
      keep !== undefined;
      keep = this.snapshots.before(keep.position)
    ) {
      const found = yield* this.findLast(keep.position, until, request);
      if (found !== null && comparePositions(found, this.origin) >= 0) return yield* this.seek(found);
      // The next search includes the moment of this snapshot itself.
      const next = { tick: keep.position.tick + 1, landmark: 0 };
      until = comparePositions(next, here) < 0 ? next : here;
    }
    yield* this.seek(this.origin);
    return "start";
  }

  /** Goes to a position, or to the end when that comes first. */
  *seek(goal: Position): Operation {
    const target = comparePositions(goal, this.origin) < 0 ? this.origin : goal;
    if (comparePositions(target, this.at) === 0) return "there";
    const nearest = this.snapshots.atOrBefore(target);
    const isAhead = this.isRunnable && comparePositions(this.at, target) < 0;
    if (!isAhead || (nearest !== undefined && comparePositions(nearest.position, this.at) > 0))
      this.restore(target);
    if (comparePositions(target, this.at) === 0) return "there";
    return yield* this.forward(Stop.AT, target);
  }

  /** Stands before the first line; a program that has none stands at its very start. */
  private begin(): void {
    this.isRunnable = true;
    this.look();
    this.takeSnapshot();
    const outcome = this.runtime.run({
      budget: PROLOGUE_TICKS,
      after: NOWHERE,
      conditions: Stop.LINE,
      stopAt: NOWHERE,
      depth: 0,
      findLast: false,
    });
    if (outcome === "stopped") this.arrive(outcome);
    else this.restore(NOWHERE);
    this.origin = { tick: this.at.tick, landmark: this.at.landmark };
  }

  /**
   * Moves on from the present until a condition holds. When this leads over the last line of the program it comes
   * back to where that was done: that is the heap a learner wants to see. Steps go on from there.
   */
  private *forward(conditions: number, stopAt: Position = NOWHERE): Operation {
    const after: Position = this.at;
    const { depth, isFinished } = this.at;
    if (isFinished) return "end";
    if (!this.isRunnable) this.restore(after);
    else if (this.isSnapshotWorthwhile()) this.takeSnapshot();
    const request = { after, conditions, stopAt, depth, findLast: false };
    const outcome = yield* this.advance(request);
    if (outcome === "waiting") return "waiting";
    const isAtExit = outcome === "inside" && this.at.landmark > 0 && this.at.eventKind === EventKind.EXIT;
    if (outcome !== "finished" && !isAtExit) return "there";
    if (this.exit === null) {
      const end: Position = this.at;
      // What the shutdown prints belongs to the output, and only the end knows the exit status.
      if (isAtExit) yield* this.advance({ ...request, after: end, conditions: 0 }, end);
      const { tick, landmark } = isAtExit ? end : yield* this.findExit();
      this.exit = { tick, landmark };
    }
    if (comparePositions(after, this.exit) < 0) yield* this.seek(this.exit);
    return "end";
  }

  /** Where the program's last line was done; its end when the runtime does not say. */
  private *findExit(): Generator<undefined, Position> {
    const end: Position = this.at;
    const isStop = ({ eventKind }: RuntimePosition) => eventKind === EventKind.EXIT;
    for (
      let keep = this.snapshots.before(end);
      keep !== undefined;
      keep = this.snapshots.before(keep.position)
    ) {
      const after = keep.position;
      const outcome = yield* this.advance(
        { after, conditions: Stop.LANDMARK, stopAt: NOWHERE, depth: 0, findLast: false, isStop },
        after,
      );
      if (outcome === "inside") return this.at;
    }
    return end;
  }

  /** The last position between two others at which a condition held, or null. */
  private *findLast(
    after: Position,
    until: Position,
    request: { conditions: number; depth: number },
  ): Generator<undefined, Position | null> {
    let found: Position | null = null;
    yield* this.advance(
      { ...request, after, conditions: request.conditions | Stop.AT, stopAt: until, findLast: true },
      after,
      (position) => {
        if (position.found !== null && comparePositions(position.found, until) < 0) found = position.found;
      },
    );
    return found;
  }

  /** Runs in slices until something other than the budget ends it; from the snapshot before `from`, if that is given. */
  private *advance(
    request: Omit<RunRequest, "budget">,
    from: Position | null = null,
    onSlice: (position: RuntimePosition) => void = () => undefined,
  ): Generator<undefined, RunOutcome> {
    if (from !== null) this.restore(from);
    for (;;) {
      const budget = Math.max(1000, Math.round(this.ticksPerMs * this.sliceMs));
      const tick = this.at.tick;
      const before = this.now();
      const outcome = this.runtime.run({ ...request, budget });
      const spent = this.now() - before;
      this.sinceSnapshot += spent;
      this.arrive(outcome);
      onSlice(this.at);
      if (outcome !== "paused") return outcome;
      const rate = (this.at.tick - tick) / Math.max(spent, 0.05);
      this.ticksPerMs = Math.min(Math.max(rate, 1), this.ticksPerMs * 4);
      if (this.sinceSnapshot >= Math.max(this.snapshotEveryMs, 10 * this.copyMs)) this.takeSnapshot();
      yield;
    }
  }

  /** Notes where a run ended. */
  private arrive(outcome: RunOutcome): void {
    this.isRunnable = outcome === "paused" || outcome === "stopped";
    this.isWaiting = outcome === "waiting";
    this.look();
    if (outcome === "finished") this.exitStatus = this.at.exitStatus;
  }

  private look(): void {
    this.at = this.runtime.position();
    const { tick, landmark } = this.at;
    if (comparePositions(this.at, this.known) > 0) this.known = { tick, landmark };
  }

  /** Goes back to the latest snapshot at or before a position. */
  private restore(position: Position): void {
    const keep = this.snapshots.atOrBefore(position);
    if (keep === undefined) throw new Error("there is no snapshot of the start");
    this.runtime.restore(keep.memory);
    this.output.rewind(keep.outputMark);
    this.inputsUsed = keep.inputsUsed;
    this.runtime.setBreakpoints(this.breakpoints);
    this.sinceSnapshot = 0;
    this.isRunnable = true;
    this.isWaiting = false;
    this.look();
  }

  /** One step by hand is cheap to come back to when the way to it was longer than a copy takes. */
  private isSnapshotWorthwhile(): boolean {
    return this.sinceSnapshot > 2 * Math.max(this.copyMs, 1);
  }

  private takeSnapshot(): void {
    const isFirst = this.snapshots.count === 0;
    if (!isFirst && this.runtime.usedSize > this.snapshots.maxBytes / 2) return;
    const before = this.now();
    const { tick, landmark } = this.at;
    this.snapshots.add({
      position: { tick, landmark },
      memory: this.runtime.snapshot(this.snapshots.takeSpare()),
      outputMark: this.output.mark,
      inputsUsed: this.inputsUsed,
    });
    this.copyMs = this.now() - before;
    this.sinceSnapshot = 0;
  }

  private written(stream: Stream, text: string): void {
    this.output.write(stream, text, () => {
      const { tick, landmark, line } = this.runtime.position();
      return { position: { tick, landmark }, line };
    });
  }

  private nextInput(): string | null | undefined {
    const text = this.inputs[this.inputsUsed];
    if (text === undefined) return undefined;
    this.inputsUsed++;
    return text === null ? null : `${text}\n`;
  }
}

function conditionsOf(unit: Unit): number {
  switch (unit) {
    case "moment":
      return Stop.LINE | Stop.LANDMARK;
    case "tick":
      return Stop.TICK | Stop.LANDMARK;
    case "line":
      return Stop.LINE;
    case "over":
      return Stop.OVER;
    case "out":
      return Stop.OUT;
    case "landmark":
      return Stop.LANDMARK;
    default:
      return unreachable(unit);
  }
}
