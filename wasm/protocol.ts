// What the page and the worker say to each other: plain data, one union for each direction.
import type { PackedOutput } from "./packed-output";

/** A point in time: a bytecode instruction, and inside it a landmark (0 is its start). */
export interface Position {
  readonly tick: number;
  readonly landmark: number;
}

/** The landmark of the very end: it comes after every event of the last tick (position.def). */
export const END_LANDMARK = 0xffffffff;

/**
 * How far one step goes. A moment is what a learner wants to see next: a new line begins, or something happens
 * inside one (a phase of a collection, a finalizer about to run). "over" and "out" treat calls as a debugger does.
 */
export type Unit = "moment" | "tick" | "line" | "over" | "out" | "landmark";

/** How fast to run; null in its place means as fast as it goes. */
export interface Pace {
  readonly unit: "moment" | "tick" | "line";
  readonly perSecond: number;
}

/** Options of one run; what is left out has the runtime's default. */
export interface RunOptions {
  /** CPython version to behave as: "3.13". */
  readonly python?: string;
  /** Quota of the Python heap in bytes. */
  readonly heapLimit?: number;
  /** Thresholds of the collector before the first line, young to old; those left out are the release's. */
  readonly thresholds?: readonly number[];
  /** Name of the program in tracebacks. */
  readonly filename?: string;
  /** Objects in one heap image at most. */
  readonly maxObjects?: number;
}

/**
 * What the page asks of the worker. Every message names the run it is for; a request for an older run is dropped.
 * Requests with an `id` are answered by exactly one `done` with the same id, when they were carried out or
 * were replaced by a later one.
 */
export type Request =
  /** Must be the first message: the compiled module, the same one for every worker of a page. */
  | { readonly type: "open"; readonly module: WebAssembly.Module }
  /** Starts run number `run`: compiles the program and stops before its first line. */
  | {
      readonly type: "load";
      readonly run: number;
      readonly id: number;
      readonly source: string;
      readonly options: RunOptions;
      /** Lines with breakpoints, counted from 1. */
      readonly breakpoints: readonly number[];
      /** Answers that input() got in an earlier life of the same run. */
      readonly inputs: readonly (string | null)[];
      /** Another request follows at once: the frame of the beginning is not worth sending. */
      readonly isPassing: boolean;
    }
  /** Runs until the end, a breakpoint, a question of input(), pause or stop. */
  | { readonly type: "run"; readonly run: number; readonly id: number; readonly pace: Pace | null }
  | { readonly type: "step"; readonly run: number; readonly id: number; readonly unit: Unit }
  | { readonly type: "back"; readonly run: number; readonly id: number; readonly unit: Unit }
  /** Goes to a position, or to the end when it lies behind it. A later seek replaces one that is under way. */
  | { readonly type: "seek"; readonly run: number; readonly id: number; readonly position: Position }
  /** Ends what is under way. `done` comes at once, a frame with the state "paused" follows. */
  | { readonly type: "pause"; readonly run: number; readonly id: number }
  | { readonly type: "breakpoints"; readonly run: number; readonly lines: readonly number[] }
  /** Answers input(): a line without its newline, or null for the end of the input. */
  | { readonly type: "input"; readonly run: number; readonly id: number; readonly text: string | null }
  /** The page has drawn the last frame and may be sent another one while the program runs. */
  | { readonly type: "acknowledge"; readonly run: number }
  /** Asks for a frame of the present position, also when nothing changed. */
  | { readonly type: "frame"; readonly run: number };

/**
 * What a program is doing. "waiting": input() has asked a question. "finished": its last line is done; a run
 * comes to stand there, with the heap as the program left it, and steps go on through the interpreter's shutdown.
 */
export type State = "paused" | "running" | "waiting" | "finished";

/** Why it stands where it stands. */
export type Reason =
  | "loaded" // before the first line
  | "running" // it does not stand, this is a frame in passing
  | "step"
  | "breakpoint"
  | "pause"
  | "start" // back was asked for at the very beginning
  | "input"
  | "end";

/** Where the program wrote, in the order of the runtime's numbers from 1: a graph is a picture to be drawn, in DOT. */
export const STREAMS = ["stdout", "stderr", "graph"] as const;
export type Stream = (typeof STREAMS)[number];

/**
 * Text that the program wrote, and when. Entries arrive in order and once, also when time goes back and forth.
 * An entry can be seen at every later position, and at the end.
 */
export interface OutputEntry {
  readonly position: Position;
  readonly stream: Stream;
  readonly text: string;
  /** Line of the program that wrote it, 0 when none did. */
  readonly line: number;
}

/** One moment of the program, with everything the views draw. */
export interface Frame {
  /** Columns of core/inspect/image.def; read it with HeapImage. */
  readonly image: ArrayBuffer;
  readonly position: Position;
  readonly state: State;
  readonly reason: Reason;
  /** Line that is about to run, 0 when there is none. */
  readonly line: number;
  /** Python frames on the call stack. */
  readonly depth: number;
  /** The latest position that any life of this run has reached: how far the time line is known. */
  readonly known: Position;
  /** Where the program's last line was done, once it was reached. What comes later is the shutdown. */
  readonly end: Position | null;
}

/** Where in the program something is wrong; lines count from 1, columns from 1, the end column is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** Why a run could not start, or broke: the program's fault, or ours. */
export type Failure =
  | { readonly kind: "syntax"; readonly typeName: string; readonly message: string; readonly place: Place }
  | { readonly kind: "crash"; readonly message: string }
  /** The WebAssembly file belongs to another build of the page. */
  | { readonly kind: "stale"; readonly message: string };

/** The exception that ended the program. */
export interface Uncaught {
  readonly typeName: string;
  readonly message: string;
  /** Line of the program in the innermost frame of the traceback, 0 when there is none. */
  readonly line: number;
}

/** What the worker tells the page. */
export type Report =
  | { readonly type: "ready" }
  | { readonly type: "frame"; readonly run: number; readonly frame: Frame }
  /** What the program wrote since the last report; `skipped` characters before it came too fast to be kept. */
  | {
      readonly type: "output";
      readonly run: number;
      readonly skipped: number;
      readonly output: PackedOutput;
    }
  /** The program stands in input(); its prompt is in the output already. */
  | { readonly type: "waiting"; readonly run: number; readonly position: Position }
  /** The program ended; sent once in a run, when its end is reached for the first time. */
  | {
      readonly type: "ended";
      readonly run: number;
      readonly exitStatus: number;
      readonly position: Position;
      readonly uncaught: Uncaught | null;
    }
  | { readonly type: "failed"; readonly run: number; readonly error: Failure }
  /** The request `id` is settled; ok is false when a later request replaced it or the run failed. */
  | { readonly type: "done"; readonly run: number; readonly id: number; readonly ok: boolean };

/** Call in the default branch of a switch over a union; fails to compile when a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}

/** Earlier: negative; the same: 0; later: positive. */
export function comparePositions(a: Position, b: Position): number {
  return a.tick - b.tick || a.landmark - b.landmark;
}
