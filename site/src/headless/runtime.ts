// The runtime without a page, for tools and tests: one program at a time, moved through time with promises. The work
// is done in slices on the caller's thread; between two of them the event loop turns.
import type { OutputEntry, Position, Unit, Uncaught } from "../../../wasm/protocol";
import { comparePositions } from "../../../wasm/protocol";
import { readSyntaxError, readUncaught, withIndentation } from "../../../wasm/replay/failures";
import type { Arrival, Operation } from "../../../wasm/replay/time-machine";
import { TimeMachine } from "../../../wasm/replay/time-machine";
import { HeapImage } from "../../../wasm/shim/image";
import { Runtime } from "../../../wasm/shim/runtime";
import { Heap } from "../model/heap";
import { outputAt } from "../model/output";
import type { Holder, HeapObject } from "./capture";
import { Capture } from "./capture";

/** Options of one program; what is left out has the runtime's default. */
export interface LoadOptions {
  /** CPython release to behave as: "3.11", "3.12", "3.13" (the default), "3.14" or "3.14-generational". */
  readonly python?: string;
  /** Quota of the Python heap in bytes; 512 MiB by default. */
  readonly heapLimit?: number;
  /** Name of the program in tracebacks; "main.py" by default. */
  readonly filename?: string;
  /** Answers to input(), one line each without its newline; null is the end of the input. */
  readonly inputs?: readonly (string | null)[];
}

/** Options of an operation that takes time. */
export interface MoveOptions {
  /** Ends the operation between two slices; the program stays where it is and its promise rejects with the reason. */
  readonly signal?: AbortSignal;
}

export interface RunOptions extends MoveOptions {
  /** Lines, counted from 1, before which the run stops. */
  readonly breakpoints?: readonly number[];
  /** Bytecode instructions to run at most. */
  readonly maxTicks?: number;
}

/**
 * Why a program stands where it stands: before its first line, where a step led, at a breakpoint, at either end of time,
 * asking for input, or out of the ticks that it was given.
 */
export type Reason = "loaded" | "step" | "breakpoint" | "start" | "end" | "input" | "limit";

/** Where a program stands. */
export interface Moment {
  readonly position: Position;
  /** Line that is about to run, counted from 1; 0 when there is none. */
  readonly line: number;
  /** Python frames on the call stack. */
  readonly depth: number;
  readonly reason: Reason;
  /** Whether the last line is done. */
  readonly isFinished: boolean;
  /** The exit status; null before the end was reached for the first time. */
  readonly exitStatus: number | null;
  /** The exception that ended the program, once its end was reached. */
  readonly uncaught: Uncaught | null;
}

/** A program that does not compile. */
export class ProgramSyntaxError extends Error {
  constructor(
    /** "SyntaxError" or one of its subclasses. */
    readonly typeName: string,
    message: string,
    /** Counted from 1, as are the columns; the end column is exclusive. */
    readonly line: number,
    readonly column: number,
    readonly endColumn: number,
  ) {
    super(`${typeName}: ${message} (line ${line})`);
    this.name = "ProgramSyntaxError";
  }
}

const MOST_OBJECTS = 20000;
const MOST_OUTPUT = 10_000_000;

const ARRIVALS = {
  there: "step",
  breakpoint: "breakpoint",
  start: "start",
  end: "end",
  waiting: "input",
} as const satisfies Record<Arrival, Reason>;

/** A runtime that `createRuntime` made. */
export class OuroRuntime {
  private runtime: Runtime | null;
  private machine: TimeMachine | null = null;
  private filename = "main.py";
  private reason: Reason = "loaded";
  private isBusy = false;
  private readonly entries: OutputEntry[] = [];

  constructor(module: WebAssembly.Module) {
    this.runtime = new Runtime(module);
  }

  /**
   * Compiles a program and stands before its first line; what ran before is forgotten.
   * Throws a ProgramSyntaxError, or a RuntimeCrash when there is no such Python or no memory for its heap.
   */
  load(source: string, options: LoadOptions = {}): Moment {
    const runtime = this.idle();
    this.machine = null;
    this.entries.length = 0;
    this.filename = options.filename ?? "main.py";
    const machine = TimeMachine.load(runtime, { source, ...options });
    if (typeof machine === "string") throw syntaxError(machine, source);
    this.machine = machine;
    this.reason = "loaded";
    return this.moment;
  }

  /** Where the program stands. */
  get moment(): Moment {
    const machine = this.loaded();
    const { tick, landmark, line, depth } = machine.position;
    const hasEnded = machine.exit !== null;
    return {
      position: { tick, landmark },
      line,
      depth,
      reason: this.reason,
      isFinished: machine.isAtEnd,
      exitStatus: hasEnded ? machine.exitStatus : null,
      uncaught:
        hasEnded && machine.exitStatus !== 0
          ? readUncaught(machine.output.textOf("stderr"), this.filename)
          : null,
    };
  }

  /** Runs to the next breakpoint, to a question of input() that has no answer, or to the end. */
  run(options: RunOptions = {}): Promise<Moment> {
    const machine = this.loaded();
    machine.setBreakpoints(options.breakpoints ?? []);
    const { maxTicks } = options;
    if (maxTicks === undefined) return this.move(machine.run(), options);
    return this.move(machine.runTicks(maxTicks), options, "limit");
  }

  /**
   * Runs from the start to where a line is about to begin for the `pass`th time (counted from 1). Null when the program
   * ends, or asks for input that it was not given, before that.
   */
  async runToLine(line: number, pass = 1, options: MoveOptions = {}): Promise<Moment | null> {
    const machine = this.loaded();
    let moment = await this.seek("start", options);
    machine.setBreakpoints([line]);
    let passes = moment.line === line ? 1 : 0;
    while (passes < pass) {
      moment = await this.move(machine.run(), options);
      if (moment.reason !== "breakpoint") return null;
      passes++;
    }
    return moment;
  }

  /**
   * Goes one unit forward. A "moment" is a new line or something that happens inside one (a phase of a collection);
   * "line" is the next line anywhere, "over" does not enter calls, "out" leaves the present one, "tick" is one
   * bytecode instruction.
   */
  step(unit: Unit = "moment", options: MoveOptions = {}): Promise<Moment> {
    const machine = this.loaded();
    machine.setBreakpoints([]);
    return this.move(machine.step(unit), options);
  }

  /** Goes one unit back, to the first line at most. */
  back(unit: Unit = "moment", options: MoveOptions = {}): Promise<Moment> {
    return this.move(this.loaded().back(unit), options);
  }

  /** Goes to a position, to before the first line, or to where the last line is done. */
  seek(goal: Position | "start" | "end", options: MoveOptions = {}): Promise<Moment> {
    const machine = this.loaded();
    if (goal === "start") return this.move(machine.seek({ tick: 0, landmark: 0 }), options);
    if (goal !== "end") return this.move(machine.seek(goal), options);
    machine.setBreakpoints([]);
    return this.move(machine.exit === null ? machine.run() : machine.seek(machine.exit), options);
  }

  /** Answers the next question of input() with a line, or with null for the end of the input. */
  answer(text: string | null): void {
    this.loaded().answer(text);
  }

  /** What the program has written to a stream so far, as of the present moment. */
  output(stream: "stdout" | "stderr" = "stdout"): string {
    const machine = this.loaded();
    this.entries.push(...machine.output.take().entries);
    const { position, exit, isAtEnd } = machine;
    // At the end it includes what the interpreter's shutdown writes.
    const upTo = isAtEnd && exit !== null && comparePositions(position, exit) === 0 ? "all" : position;
    return outputAt(this.entries, upTo, MOST_OUTPUT)
      .filter((piece) => piece.stream === stream)
      .map(({ text }) => text)
      .join("");
  }

  /** The heap as it stands: every object, every reference. Objects beyond `maxObjects` are left out. */
  capture(maxObjects = MOST_OBJECTS): Capture {
    return new Capture(new Heap(new HeapImage(this.loaded().capture(maxObjects))));
  }

  /**
   * Who holds an object now: as many strong holders as its reference count says, then weak ones. The object is given by
   * a name of the program or by its key.
   */
  holders(object: string | HeapObject["key"]): readonly Holder[] {
    const heap = this.capture();
    const found = typeof object === "string" ? heap.named(object) : heap.object(object);
    if (found === null) throw new RangeError(`there is no such object now: ${object}`);
    return heap.holders(found);
  }

  /** Lets go of the memory; the runtime is of no further use. */
  dispose(): void {
    this.runtime = null;
    this.machine = null;
    this.entries.length = 0;
  }

  private idle(): Runtime {
    if (this.runtime === null) throw new Error("this runtime was disposed of");
    if (this.isBusy) throw new Error("another operation is under way: await it first");
    return this.runtime;
  }

  private loaded(): TimeMachine {
    this.idle();
    if (this.machine === null) throw new Error("no program is loaded: call load first");
    return this.machine;
  }

  private async move(operation: Operation, { signal }: MoveOptions, there: Reason = "step"): Promise<Moment> {
    this.isBusy = true;
    try {
      for (;;) {
        signal?.throwIfAborted();
        const slice = operation.next();
        if (slice.done === true) {
          this.reason = slice.value === "there" ? there : ARRIVALS[slice.value];
          break;
        }
        await turnOfEventLoop();
        // Disposed of meanwhile: there is nothing left to move.
        if (this.runtime === null) throw new Error("this runtime was disposed of");
      }
    } finally {
      this.isBusy = false;
    }
    return this.moment;
  }
}

function syntaxError(report: string, source: string): Error {
  const failure = withIndentation(readSyntaxError(report), source);
  if (failure.kind !== "syntax") return new Error(failure.message);
  const { line, column, endColumn } = failure.place;
  return new ProgramSyntaxError(failure.typeName, failure.message, line, column, endColumn);
}

function turnOfEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
