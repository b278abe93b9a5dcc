// What the worker does with its messages. Requests that move through time wait in a queue and are carried out one
// after the other; between slices the event loop turns, so that pause and newer requests are heard.
import type { Failure, Frame, Pace, Position, Reason, Report, Request, State, Unit } from "./protocol";
import { unreachable } from "./protocol";
import { packOutput } from "./packed-output";
import { readSyntaxError, readUncaught, withIndentation } from "./replay/failures";
import type { Arrival, Operation } from "./replay/time-machine";
import { TimeMachine } from "./replay/time-machine";
import { Runtime, StaleModule } from "./shim/runtime";

type Post = (report: Report, transfer: Transferable[]) => void;
type LoadRequest = Extract<Request, { type: "load" }>;

/** A request that moves through time. */
type Move =
  | { readonly type: "run"; readonly pace: Pace | null }
  | { readonly type: "step"; readonly unit: Unit }
  | { readonly type: "back"; readonly unit: Unit }
  | { readonly type: "seek"; readonly position: Position };

interface Job {
  readonly id: number;
  readonly move: Move;
  isCancelled: boolean;
}

const FRAME_EVERY_MS = 33;
const MAX_OBJECTS = 20000;
/** An instance that has grown to this is replaced by a fresh one when the next program comes. */
const SPACIOUS_BYTES = 48 * 1024 * 1024;
/** Steps a second that are still shown one by one. */
const SHOWN_PER_SECOND = 30;

/** One worker's side of the protocol. */
export class WorkerSession {
  private runtime: Runtime | null = null;
  private module: WebAssembly.Module | null = null;
  private openError: Error | null = null;
  private machine: TimeMachine | null = null;
  private run = 0;
  private filename = "main.py";
  private maxObjects = MAX_OBJECTS;
  private readonly queue: Job[] = [];
  private active: Job | null = null;
  /** The move that input() interrupted; it goes on with the answer. */
  private interrupted: Move | null = null;
  private reason: Reason = "loaded";
  private isPageReady = true;
  private lastFrameAt = 0;
  private frameMs = 0;
  private isEndTold = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly post: Post,
    /** Lets the event loop turn once; with a number, for so many milliseconds. */
    private readonly turn: (ms: number) => Promise<void> = turnOfEventLoop(),
  ) {}

  /** Takes one message of the page. */
  receive(request: Request): void {
    if (request.type === "open") {
      this.open(request.module);
      return;
    }
    if (request.type === "load") {
      this.load(request);
      return;
    }
    if (request.run !== this.run) return;
    switch (request.type) {
      case "run":
        this.enqueue(request.id, { type: "run", pace: request.pace });
        return;
      case "step":
      case "back":
        this.enqueue(request.id, { type: request.type, unit: request.unit });
        return;
      case "seek":
        this.cancel((job) => job.move.type === "seek");
        this.enqueue(request.id, { type: "seek", position: request.position });
        return;
      case "pause":
        this.pause(request.id);
        return;
      case "breakpoints":
        this.machine?.setBreakpoints(request.lines);
        return;
      case "input":
        this.answer(request.id, request.text);
        return;
      case "acknowledge":
        this.isPageReady = true;
        return;
      case "frame":
        if (this.active === null)
          this.attempt(() => {
            this.sendFrame();
          });
        return;
      default:
        unreachable(request);
    }
  }

  /** No run is there yet to report a refused module to: the first load does. */
  private open(module: WebAssembly.Module): void {
    this.module = module;
    try {
      this.runtime = new Runtime(module);
      this.report({ type: "ready" });
    } catch (error) {
      this.openError = error instanceof Error ? error : new Error(String(error));
    }
  }

  private load(request: LoadRequest): void {
    this.cancel(() => true);
    this.run = request.run;
    this.machine = null;
    this.interrupted = null;
    this.reason = "loaded";
    this.isPageReady = true;
    this.isEndTold = false;
    this.filename = request.options.filename ?? "main.py";
    this.maxObjects = request.options.maxObjects ?? MAX_OBJECTS;
    const { source, options, inputs, breakpoints, id } = request;
    this.attempt(() => {
      if (this.runtime === null) throw this.openError ?? new Error("load came before open");
      // Linear memory never shrinks: what a program with a huge heap touched is given back with its instance.
      if (this.module !== null && this.runtime.usedSize > SPACIOUS_BYTES)
        this.runtime = new Runtime(this.module);
      const machine = TimeMachine.load(this.runtime, { source, ...options, inputs });
      if (typeof machine === "string") {
        this.fail(withIndentation(readSyntaxError(machine), source));
        return;
      }
      this.machine = machine;
      machine.setBreakpoints(breakpoints);
      if (!request.isPassing) this.sendFrame();
      this.settle(id, true);
    });
  }

  private enqueue(id: number, move: Move): void {
    this.interrupted = null;
    // What runs by itself ends as soon as something else is asked for.
    if (this.active?.move.type === "run") this.active.isCancelled = true;
    this.queue.push({ id, move, isCancelled: false });
    this.wake?.();
    if (this.active === null) void this.work();
  }

  private pause(id: number): void {
    const wasActive = this.active !== null;
    this.cancel(() => true);
    this.interrupted = null;
    this.reason = "pause";
    this.settle(id, true);
    // An operation that is under way sends the frame when it leaves; otherwise nothing has changed.
    if (!wasActive)
      this.attempt(() => {
        this.sendFrame();
      });
  }

  private answer(id: number, text: string | null): void {
    const move = this.interrupted;
    if (this.machine?.isAsking !== true || move === null) {
      this.settle(id, false);
      return;
    }
    this.machine.answer(text);
    this.enqueue(id, move);
  }

  private cancel(isMeant: (job: Job) => boolean): void {
    for (const job of this.queue.filter(isMeant)) {
      this.queue.splice(this.queue.indexOf(job), 1);
      this.settle(job.id, false);
    }
    if (this.active !== null && isMeant(this.active)) this.active.isCancelled = true;
    this.wake?.();
  }

  /** Carries out the queue; only one call of this is under way at a time. */
  private async work(): Promise<void> {
    for (let job = this.queue.shift(); job !== undefined; job = this.queue.shift()) {
      const run = this.run;
      this.active = job;
      let isDone = false;
      try {
        isDone = await this.carryOut(job);
      } catch (error) {
        this.fail(failureOf(error));
      }
      this.active = null;
      // A run that was replaced in the meantime has settled everything itself.
      if (run === this.run) this.settle(job.id, isDone);
    }
  }

  private async carryOut(job: Job): Promise<boolean> {
    const machine = this.machine;
    if (machine === null) return false;
    const arrival = await this.drive(machine, job);
    if (machine !== this.machine) return false;
    this.reason = reasonOf(arrival, job.move);
    if (arrival === "waiting") this.interrupted = job.move;
    // The next step of a queue follows at once: its frame is the one to see.
    if (this.queue.length === 0 || arrival === "waiting" || arrival === "end") this.sendFrame();
    if (arrival === "waiting") this.report({ type: "waiting", run: this.run, position: positionOf(machine) });
    return arrival !== null;
  }

  /** Null when the job was cancelled on the way. */
  private async drive(machine: TimeMachine, job: Job): Promise<Arrival | null> {
    const { move } = job;
    switch (move.type) {
      case "step":
        return this.follow(machine, job, machine.step(move.unit), "step");
      case "back":
        return this.follow(machine, job, machine.back(move.unit), "step");
      case "seek":
        return this.follow(machine, job, machine.seek(move.position), "step");
      case "run":
        return move.pace === null
          ? this.follow(machine, job, machine.run(), "run")
          : this.keepPace(machine, job, move.pace);
      default:
        return unreachable(move);
    }
  }

  /** Lets the event loop turn after every slice; a run shows frames in passing. */
  private async follow(
    machine: TimeMachine,
    job: Job,
    operation: Operation,
    kind: "run" | "step",
  ): Promise<Arrival | null> {
    for (;;) {
      const slice = operation.next();
      if (slice.done === true) return slice.value;
      await this.turn(0);
      if (job.isCancelled || machine !== this.machine) return null;
      if (kind === "run" && this.isFrameDue) this.sendPassingFrame();
    }
  }

  /** Takes so many units a second: one by one while the eye can follow, several at a time when they are faster. */
  private async keepPace(machine: TimeMachine, job: Job, pace: Pace): Promise<Arrival | null> {
    const batch = Math.max(1, Math.round(pace.perSecond / SHOWN_PER_SECOND));
    let due = performance.now();
    for (;;) {
      for (let i = 0; i < batch; i++) {
        const operation = pace.unit === "tick" ? machine.runTicks(batch) : machine.step(pace.unit);
        const arrival = await this.follow(machine, job, operation, "step");
        if (arrival !== "there") return arrival;
        if (machine.isAtBreakpoint) return "breakpoint";
        if (pace.unit === "tick") break;
      }
      this.sendPassingFrame();
      due = Math.max(due + (1000 * batch) / pace.perSecond, performance.now() - 100);
      await this.sleep(due - performance.now());
      if (job.isCancelled || machine !== this.machine) return null;
    }
  }

  /** Sleeps until the time is over or a message cancels what is under way. */
  private async sleep(ms: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    await Promise.race([this.turn(Math.max(0, ms)), woken]);
    this.wake = null;
  }

  /** The image of a huge heap takes long: more than half of the time is still the program's. */
  private get isFrameDue(): boolean {
    return performance.now() - this.lastFrameAt >= Math.max(FRAME_EVERY_MS, 2.2 * this.frameMs);
  }

  private sendPassingFrame(): void {
    if (!this.isPageReady) return;
    const now = performance.now();
    this.reason = "running";
    this.sendFrame("running");
    this.isPageReady = false;
    this.lastFrameAt = now;
    this.frameMs = performance.now() - now;
  }

  private sendFrame(inPassing?: State): void {
    const machine = this.machine;
    if (machine === null) return;
    this.sendOutput();
    const image = machine.capture(this.maxObjects);
    const { line, depth } = machine.position;
    const state = inPassing ?? (machine.isAtEnd ? "finished" : machine.isAsking ? "waiting" : "paused");
    const frame: Frame = {
      image,
      position: positionOf(machine),
      state,
      reason: this.reason,
      line,
      depth,
      known: machine.known,
      end: machine.exit,
    };
    this.report({ type: "frame", run: this.run, frame }, [image]);
    if (!this.isEndTold && machine.exit !== null) this.sendEnd(machine, machine.exit);
  }

  private sendEnd(machine: TimeMachine, position: Position): void {
    this.isEndTold = true;
    const { exitStatus } = machine;
    const uncaught = exitStatus === 0 ? null : readUncaught(machine.output.textOf("stderr"), this.filename);
    this.report({ type: "ended", run: this.run, exitStatus, position, uncaught });
  }

  private sendOutput(): void {
    const { skipped, entries } = this.machine?.output.take() ?? { skipped: 0, entries: [] };
    if (entries.length === 0) return;
    const output = packOutput(entries);
    this.report({ type: "output", run: this.run, skipped, output }, [output.numbers.buffer]);
  }

  private settle(id: number, ok: boolean): void {
    this.report({ type: "done", run: this.run, id, ok });
  }

  private fail(error: Failure): void {
    this.machine = null;
    this.cancel(() => true);
    this.report({ type: "failed", run: this.run, error });
  }

  private attempt(body: () => void): void {
    try {
      body();
    } catch (error) {
      this.fail(failureOf(error));
    }
  }

  private report(report: Report, transfer: Transferable[] = []): void {
    this.post(report, transfer);
  }
}

function positionOf(machine: TimeMachine): Position {
  const { tick, landmark } = machine.position;
  return { tick, landmark };
}

function reasonOf(arrival: Arrival | null, move: Move): Reason {
  switch (arrival) {
    case null:
      return "pause";
    case "there":
      return move.type === "run" ? "pause" : "step";
    case "breakpoint":
      return "breakpoint";
    case "start":
      return "start";
    case "end":
      return "end";
    case "waiting":
      return "input";
    default:
      return unreachable(arrival);
  }
}

function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: error instanceof StaleModule ? "stale" : "crash", message };
}

/** Without a time, by a message to itself: browsers delay nested timers by 4 ms, messages they do not. */
function turnOfEventLoop(): (ms: number) => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => {
    waiting.shift()?.();
  };
  return (ms) =>
    new Promise((resolve) => {
      if (ms > 0) {
        setTimeout(resolve, ms);
        return;
      }
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
}
