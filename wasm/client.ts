// The page's end of the worker: one run at a time, every promise settles, and a worker that does not answer is
// replaced by a new one that lives the same run again.
import { unpackOutput } from "./packed-output";
import type {
  Failure,
  Frame,
  OutputEntry,
  Pace,
  Position,
  Report,
  Request,
  RunOptions,
  Uncaught,
  Unit,
} from "./protocol";
import { unreachable } from "./protocol";

/** The part of Worker that the client needs. */
export interface WorkerPort {
  postMessage(message: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/** What a page wants to hear about its run. */
export interface RunListener {
  /** The next frame in passing is sent when this has returned, or when the promise it returns has settled. */
  onFrame(frame: Frame): void | Promise<void>;
  onOutput(entries: readonly OutputEntry[]): void;
  /** input() asks; answer with RuntimeClient.answer. */
  onWaiting(position: Position): void;
  onEnded(ended: {
    readonly exitStatus: number;
    readonly position: Position;
    readonly uncaught: Uncaught | null;
  }): void;
  onFailed(error: Failure): void;
}

/** What the client needs from its surroundings; tests bring their own. */
export interface ClientSetting {
  /** Compiled once; every worker gets the same module. */
  readonly module: Promise<WebAssembly.Module>;
  readonly createWorker: () => WorkerPort;
  readonly listener: RunListener;
}

/** A worker that has not answered `pause` within this time is stuck inside one call and is replaced. */
const PATIENCE_MS = 60;

interface Life {
  readonly source: string;
  readonly options: RunOptions;
  readonly inputs: (string | null)[];
  /** Characters of output that the page has been told. */
  told: number;
  lastFrame: Frame | null;
  hasEnded: boolean;
}

/** The page's handle on the runtime. */
export class RuntimeClient {
  private worker: WorkerPort | null = null;
  private run = 0;
  private nextId = 1;
  private life: Life | null = null;
  private breakpoints: readonly number[] = [];
  private readonly pending = new Map<number, (ok: boolean) => void>();
  /** Characters of output that the present worker has sent in this run. */
  private heard = 0;
  /** The seek that brings a new worker to where the old one was; its own frames are not news. */
  private reviving = 0;
  private isAsleep = false;
  private isDisposed = false;

  constructor(private readonly setting: ClientSetting) {}

  /**
   * Starts a new run that stands before its first line; false when the program has a syntax error. In passing, when
   * the caller goes on at once without waiting for it, no frame of the beginning is sent.
   */
  load(source: string, options: RunOptions = {}, isPassing = false): Promise<boolean> {
    this.settleAll(false);
    this.isAsleep = false;
    this.life = { source, options, inputs: [], told: 0, lastFrame: null, hasEnded: false };
    return this.sendLoad(this.life, isPassing);
  }

  /** Runs until something stops the program; a null pace is full speed. */
  start(pace: Pace | null = null): Promise<boolean> {
    return this.ask((run, id) => ({ type: "run", run, id, pace }));
  }

  /** Goes one unit forward. */
  step(unit: Unit): Promise<boolean> {
    return this.ask((run, id) => ({ type: "step", run, id, unit }));
  }

  /** Goes one unit back. */
  back(unit: Unit): Promise<boolean> {
    return this.ask((run, id) => ({ type: "back", run, id, unit }));
  }

  /** Goes to a position; a later seek replaces an earlier one. */
  seek(position: Position): Promise<boolean> {
    return this.ask((run, id) => ({ type: "seek", run, id, position }));
  }

  /** Answers input() with a line, or with null for the end of the input. */
  answer(text: string | null): Promise<boolean> {
    this.life?.inputs.push(text);
    return this.ask((run, id) => ({ type: "input", run, id, text }));
  }

  /** Ends what is under way. The run stays where it is and can be looked at, stepped and run on. */
  async pause(): Promise<void> {
    // One that is asleep does nothing that could be ended.
    if (this.worker === null || this.life === null) return;
    const stuck = this.worker;
    const answered = this.ask((run, id) => ({ type: "pause", run, id }));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<"late">((resolve) => {
      timer = setTimeout(() => {
        resolve("late");
      }, PATIENCE_MS);
    });
    const outcome = await Promise.race([answered, patience]);
    clearTimeout(timer);
    if (outcome === "late" && this.worker === stuck) this.replaceWorker();
  }

  /** Lines, counted from 1, at which a run stops; they hold for later runs too. */
  setBreakpoints(lines: readonly number[]): void {
    this.breakpoints = [...lines];
    if (this.life !== null && !this.isAsleep)
      this.post({ type: "breakpoints", run: this.run, lines: this.breakpoints });
  }

  /** Asks for a frame of the present position. */
  requestFrame(): void {
    if (this.life !== null && !this.isAsleep) this.post({ type: "frame", run: this.run });
  }

  /** Gives the worker back. The next request brings a new one, which first lives the same run up to here again. */
  sleep(): void {
    this.endWorker();
    this.settleAll(false);
    this.isAsleep = this.life !== null;
  }

  /** Ends the worker; the client is of no further use. */
  dispose(): void {
    this.isDisposed = true;
    this.endWorker();
    this.settleAll(false);
  }

  private sendLoad(life: Life, isPassing: boolean): Promise<boolean> {
    this.run++;
    this.heard = 0;
    this.reviving = 0;
    const { source, options, inputs } = life;
    const breakpoints = this.breakpoints;
    return this.ask((run, id) => ({
      type: "load",
      run,
      id,
      source,
      options,
      breakpoints,
      inputs: [...inputs],
      isPassing,
    }));
  }

  private ask(request: (run: number, id: number) => Request): Promise<boolean> {
    if (this.isDisposed || this.life === null) return Promise.resolve(false);
    if (this.isAsleep) this.relive(this.life);
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.pending.set(id, resolve);
      this.post(request(this.run, id));
    });
  }

  private post(request: Request): void {
    (this.worker ?? this.startWorker()).postMessage(request);
  }

  private startWorker(): WorkerPort {
    const inner = this.setting.createWorker();
    // Requests made before the module is there wait for it, in order.
    let waiting: Request[] | null = [];
    const worker: WorkerPort = {
      postMessage(request) {
        if (waiting === null) inner.postMessage(request);
        else waiting.push(request);
      },
      terminate() {
        waiting = [];
        inner.onmessage = inner.onerror = inner.onmessageerror = null;
        inner.terminate();
      },
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    };
    inner.onmessage = (event: MessageEvent<Report>) => {
      this.receive(event.data);
    };
    inner.onerror = (event) => {
      this.crash(event.message || "the worker could not be started");
    };
    inner.onmessageerror = () => {
      this.crash("a message from the worker could not be read");
    };
    this.worker = worker;
    this.setting.module.then(
      (module) => {
        if (this.worker !== worker || waiting === null) return;
        inner.postMessage({ type: "open", module });
        for (const request of waiting) inner.postMessage(request);
        waiting = null;
      },
      (error: unknown) => {
        if (this.worker === worker) this.crash(error instanceof Error ? error.message : String(error));
      },
    );
    return worker;
  }

  private endWorker(): void {
    const worker = this.worker;
    this.worker = null;
    worker?.terminate();
  }

  /** A new worker lives the same run up to the last frame that the page has seen. */
  private replaceWorker(): void {
    const life = this.life;
    this.endWorker();
    this.settleAll(false);
    if (life === null) return;
    this.relive(life);
    const frame = life.lastFrame;
    if (frame !== null && frame.state !== "finished")
      this.show(life, { ...frame, state: "paused", reason: "pause" });
  }

  private relive(life: Life): void {
    this.isAsleep = false;
    const frame = life.lastFrame;
    void this.sendLoad(life, frame !== null);
    if (frame === null) return;
    this.reviving = this.nextId;
    void this.seek(frame.position);
  }

  private crash(message: string): void {
    this.endWorker();
    this.settleAll(false);
    this.life = null;
    this.setting.listener.onFailed({ kind: "crash", message });
  }

  private settleAll(ok: boolean): void {
    const pending = [...this.pending.values()];
    this.pending.clear();
    for (const settle of pending) settle(ok);
  }

  private receive(report: Report): void {
    if (report.type === "ready") return;
    const life = this.life;
    if (life === null || report.run !== this.run) return; // a straggler of a run that was replaced
    switch (report.type) {
      case "frame":
        this.receiveFrame(life, report.frame);
        return;
      case "output":
        this.receiveOutput(life, unpackOutput(report.output), report.skipped);
        return;
      case "waiting":
        if (this.reviving === 0) this.setting.listener.onWaiting(report.position);
        return;
      case "ended":
        if (!life.hasEnded) this.setting.listener.onEnded(report);
        life.hasEnded = true;
        return;
      case "failed":
        this.settleAll(false);
        if (report.error.kind !== "syntax") this.endWorker();
        this.life = null;
        this.setting.listener.onFailed(report.error);
        return;
      case "done": {
        if (report.id === this.reviving) this.reviving = 0;
        const settle = this.pending.get(report.id);
        this.pending.delete(report.id);
        settle?.(report.ok);
        return;
      }
      default:
        unreachable(report);
    }
  }

  private receiveFrame(life: Life, frame: Frame): void {
    if (this.reviving !== 0) {
      // The page still shows the frame that the old worker sent.
      this.post({ type: "acknowledge", run: this.run });
      return;
    }
    this.show(life, frame);
  }

  private show(life: Life, frame: Frame): void {
    life.lastFrame = frame;
    const run = this.run;
    const acknowledge = () => {
      if (run === this.run && this.worker !== null) this.post({ type: "acknowledge", run });
    };
    // A view that fails to draw must not hold up the frames after it; its error is the page's to report.
    Promise.resolve(this.setting.listener.onFrame(frame)).then(acknowledge, (error: unknown) => {
      acknowledge();
      throw error;
    });
  }

  private receiveOutput(life: Life, entries: readonly OutputEntry[], skipped: number): void {
    const fresh: OutputEntry[] = [];
    this.heard += skipped;
    life.told = Math.max(life.told, this.heard);
    for (const entry of entries) {
      const from = this.heard;
      this.heard += entry.text.length;
      if (this.heard <= life.told) continue; // an earlier worker has told this
      const skip = Math.max(0, life.told - from);
      fresh.push(skip === 0 ? entry : { ...entry, text: entry.text.slice(skip) });
      life.told = this.heard;
    }
    if (fresh.length > 0) this.setting.listener.onOutput(fresh);
  }
}
