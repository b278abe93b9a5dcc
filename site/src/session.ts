// The page's side of one program: what it is doing, where it stands, what it had printed, and the commands that
// move it. Views are told after every change and never ask the worker themselves.
import type { ClientSetting, RunListener } from "../../wasm/client";
import { RuntimeClient } from "../../wasm/client";
import type {
  Failure,
  Frame,
  OutputEntry,
  Pace,
  Position,
  RunOptions,
  Uncaught,
  Unit,
} from "../../wasm/protocol";
import { comparePositions } from "../../wasm/protocol";
import { KEPT_OUTPUT } from "../../wasm/replay/output-log";
import { EventKind } from "../../wasm/shim/generated/schema";
import { HeapImage } from "../../wasm/shim/image";
import { Heap } from "./model/heap";
import type { Timeline } from "./model/timeline";
import { EMPTY_TIMELINE, extend } from "./model/timeline";
import type { Options } from "./options";
import type { Release } from "./releases";
import { DEFAULT_RELEASE } from "./releases";

/** What the program is doing, as the page says it. */
export type Status =
  "empty" | "loading" | "running" | "paused" | "waiting" | "finished" | "stopped" | "failed";

/** Everything that the views draw. */
export interface PageState {
  readonly status: Status;
  readonly heap: Heap | null;
  /** The moment just before, when it is known: what changed since then is news. */
  readonly before: Heap | null;
  readonly position: Position;
  /** Line that is about to run, 0 when there is none. */
  readonly line: number;
  readonly known: Position;
  readonly end: Position | null;
  readonly timeline: Timeline;
  readonly entries: readonly OutputEntry[];
  /** Output is shown up to here. */
  readonly outputUpTo: Position | "all";
  readonly failure: Failure | null;
  readonly uncaught: Uncaught | null;
  /** Whether the text in the editor is not the one that ran. */
  readonly isEdited: boolean;
  /** Whether this is a step that the reader follows: only then things move. */
  readonly isStep: boolean;
  /** Whether a pause is on its way to the worker. */
  readonly isStopping: boolean;
  /** The text that ran. */
  readonly source: string;
}

const START: Position = { tick: 0, landmark: 0 };
/** Moments whose predecessor is kept, so that going back can tell the same story. */
const TRAIL = 120;
/** Bytes of images that are kept for it. */
const TRAIL_BYTES = 64 * 1024 * 1024;
/** Landmarks to pass at most on the way to a collection. */
const MANY_LANDMARKS = 2000;
/** How long after an arrival the moment before it is looked up for the narration. */
const EXPLAIN_AFTER_MS = 60;

/** How long a program may take to a moment before the page shows that it is running. */
const PATIENCE_MS = 300;
/** How long a run is followed beyond the moment that it is opened at, for its time line. */
const LOOK_AHEAD_MS = 1500;
/** Steps from the beginning that a moment may be away. */
const MANY_STEPS = 20_000;

/** Limits and settings of a run; what is null or left out is the release's. */
export interface RunSettings {
  readonly thresholds?: readonly number[] | null;
  readonly maxBytes?: number | null;
  /** Ticks after which a run is stopped. */
  readonly maxSteps?: number | null;
}

/** Where to open a program. */
export type Moment =
  /** A line is about to run for the so-manieth time. */
  | { readonly kind: "line"; readonly line: number; readonly times: number }
  /** So many moments after the beginning. */
  | { readonly kind: "step"; readonly count: number }
  /** An exact position; when another line is about to run there, the first time that `line` is. */
  | { readonly kind: "tick"; readonly position: Position; readonly line: number | null };

/** The moment that a link or an attribute asks for. The exact one comes first; its line is what it falls back to. */
export function momentOf({ tick, at, step }: Options): Moment | null {
  if (tick !== null) return { kind: "tick", position: tick, line: at?.line ?? null };
  if (at !== null) return { kind: "line", line: at.line, times: at.times };
  return step === null ? null : { kind: "step", count: step };
}

const INITIAL: PageState = {
  status: "empty",
  heap: null,
  before: null,
  position: START,
  line: 0,
  known: START,
  end: null,
  timeline: EMPTY_TIMELINE,
  entries: [],
  outputUpTo: START,
  failure: null,
  uncaught: null,
  isEdited: false,
  isStep: false,
  isStopping: false,
  source: "",
};

/** One program on the page. */
export class Session {
  state: PageState = INITIAL;
  /** Full speed when null. */
  pace: Pace | null = null;
  private readonly client: RuntimeClient;
  /** The reader's own; looking around takes none or others. */
  private breakpoints: readonly number[] = [];
  private text = "";
  private release: Release = DEFAULT_RELEASE;
  private settings: RunSettings = {};
  private sourceBefore = "";
  private readonly trail = new Map<string, Heap>();
  /** Frames go here instead of to the views while the session looks around for itself. */
  private quiet: Frame[] | null = null;
  /** Counts commands; what was begun for an older one stops. */
  private turn = 0;
  /** Commands given before this turn were meant for another program or another release: they are void. */
  private since = 0;
  private looking: Promise<void> = Promise.resolve();
  private explainTimer: ReturnType<typeof setTimeout> | undefined;
  private drawn: Promise<void> = Promise.resolve();
  private isPastShown = false;
  /** Where the program's last line was done; behind it the interpreter only lets go of everything. */
  private lastLineDone: Position | null = null;
  /** Whether the worker has a program that can be moved through. */
  private isLoaded = false;

  constructor(
    setting: Omit<ClientSetting, "listener">,
    /** Draws a state; resolves when it is on the screen. */
    private readonly onChange: (state: PageState) => Promise<void>,
  ) {
    const listener: RunListener = {
      onFrame: (frame) => this.receive(frame),
      onOutput: (entries) => {
        this.change({ entries: lastOf(this.state.entries, entries), isStep: false });
      },
      onWaiting: () => {
        if (this.quiet === null) this.change({ status: "waiting" });
      },
      onEnded: ({ uncaught }) => {
        this.change({ uncaught });
      },
      onFailed: (failure) => {
        this.isLoaded = false;
        // The picture, and with it the lines of the time line, stay those of the program before.
        this.change({ status: "failed", failure, source: this.sourceBefore, isStep: false });
      },
    };
    this.client = new RuntimeClient({ ...setting, listener });
  }

  /** The text in the editor. */
  setText(text: string): void {
    this.text = text;
    const isEdited = this.state.heap !== null && text !== this.state.source;
    if (isEdited !== this.state.isEdited || this.state.failure !== null) {
      this.change({
        isEdited,
        isStep: false,
        ...(this.state.failure === null ? {} : { failure: null, status: this.restingStatus() }),
      });
    }
  }

  /** The release of CPython to run as. A run of another one is over: there is no way from its state into this one's. */
  async setRelease(release: Release): Promise<void> {
    if (release === this.release) return;
    this.release = release;
    const stopping = this.isLoaded ? this.stop() : Promise.resolve();
    this.isLoaded = false;
    this.since = this.turn + 1;
    await stopping;
  }

  /** They hold from the next beginning on. */
  setSettings(settings: RunSettings): void {
    this.settings = settings;
  }

  setBreakpoints(lines: readonly number[]): void {
    this.breakpoints = lines;
    this.client.setBreakpoints(lines);
  }

  get isRunning(): boolean {
    return this.state.status === "running";
  }

  /** Whether the worker has the text of the editor. */
  private get isCurrent(): boolean {
    return this.isLoaded && this.text === this.state.source;
  }

  /** Runs on, or from the beginning when there is nothing to go on with. */
  async run(): Promise<void> {
    const turn = await this.begin();
    if (turn < this.since) return;
    const { status } = this.state;
    const canGoOn = this.isCurrent && (status === "paused" || status === "waiting");
    if (!canGoOn) void this.load(turn, "passing");
    this.change({ status: "running", outputUpTo: "all", isStep: false });
    await this.advance();
    const isFailed = this.state.status === "finished" && this.state.uncaught !== null;
    if (turn === this.turn && isFailed) await this.showFailure(turn);
  }

  /** Whether the run stands where its limit has stopped it. */
  get isAtLimit(): boolean {
    const { maxSteps } = this.settings;
    return maxSteps != null && this.state.status === "paused" && this.state.position.tick >= maxSteps;
  }

  /** Gives the worker back; the picture stays, and the next command goes on from it. */
  sleep(): void {
    this.turn++;
    clearTimeout(this.explainTimer);
    const { status } = this.state;
    if (status === "running" || status === "waiting") this.change({ status: "paused", isStep: false });
    this.client.sleep();
  }

  /** Ends everything; the session is of no further use. */
  dispose(): void {
    this.turn++;
    clearTimeout(this.explainTimer);
    this.client.dispose();
  }

  async pause(): Promise<void> {
    this.turn++;
    // The worker has stopped, or was replaced, a few milliseconds from now; the reader need not wait for that.
    if (this.isRunning) this.change({ status: "paused", isStep: false, isStopping: true });
    await this.client.pause();
    if (this.state.isStopping) this.change({ isStopping: false });
  }

  /** Ends the run; it can still be looked at, and the next Run starts from the beginning. */
  async stop(): Promise<void> {
    const pausing = this.pause();
    if (this.state.status !== "finished" && this.isLoaded) this.change({ status: "stopped", isStep: false });
    await pausing;
  }

  /** Begins the text in the editor, whatever ran before, and stands before its first line. */
  async restart(): Promise<void> {
    const turn = await this.beginAnew();
    if (turn >= this.since) await this.load(turn, "standing");
  }

  async step(unit: Unit): Promise<void> {
    const turn = await this.begin();
    if (turn < this.since) return;
    if (!this.isCurrent) {
      await this.load(turn, "standing");
      return;
    }
    if (this.isRunning) await this.client.pause();
    await this.client.step(unit);
  }

  async back(unit: Unit): Promise<void> {
    const turn = await this.begin();
    if (!this.isLoaded || turn < this.since) return;
    if (this.isRunning) await this.client.pause();
    await this.client.back(unit);
  }

  async seek(position: Position): Promise<void> {
    const turn = await this.begin();
    if (!this.isLoaded || turn < this.since) return;
    if (this.isRunning) await this.client.pause();
    await this.client.seek(position);
  }

  /** The first moment. */
  toStart(): Promise<void> {
    return this.seek(START);
  }

  /** The last moment of the program's own lines, as far as the run is known. */
  async toEnd(): Promise<void> {
    await this.seek(this.lastLineDone ?? this.state.known);
  }

  /** The next or the last start of a collection. */
  async toCollection(direction: "next" | "last"): Promise<void> {
    const turn = await this.begin();
    if (this.state.heap === null || turn < this.since) return;
    await this.lookAround(async () => {
      for (let i = 0; i < MANY_LANDMARKS && turn === this.turn; i++) {
        const frame = await this.peek(() =>
          direction === "next" ? this.client.step("landmark") : this.client.back("landmark"),
        );
        if (frame === null) return;
        const { eventKind, landmark } = new Heap(new HeapImage(frame.image)).image.scalars;
        const isThere = landmark > 0 && eventKind === EventKind.GC_BEGIN;
        if (!isThere && frame.state === "paused" && frame.reason !== "start") continue;
        await this.receive(frame);
        return;
      }
    });
  }

  answer(text: string | null): void {
    this.change({ status: "running", isStep: false });
    void this.client.answer(text);
  }

  /**
   * Opens a program that has been run to its end and stands where it is most worth looking at; resolves to whether
   * it stands there, with no command in between.
   */
  async openAt(moment: Moment): Promise<boolean> {
    const turn = await this.beginAnew();
    if (turn < this.since) return false;
    const isSlow = setTimeout(() => {
      if (turn === this.turn && this.state.status === "loading")
        this.change({ status: "running", isStep: false });
    }, PATIENCE_MS);
    const hasArrived = await this.goTo(moment, turn);
    clearTimeout(isSlow);
    if (!hasArrived || turn !== this.turn) {
      this.client.setBreakpoints(this.breakpoints);
      return false;
    }
    const { position, status } = this.state;
    this.client.setBreakpoints([]);
    await this.lookAround(async () => {
      await this.lookAhead();
      this.client.setBreakpoints(this.breakpoints);
      await this.peek(() => this.client.seek(position));
    });
    if (turn !== this.turn) return false;
    if (status !== "finished" && status !== "waiting") this.change({ status: "paused" });
    await this.look();
    return turn === this.turn;
  }

  /** Begins the program and goes to a moment of it. */
  private async goTo(moment: Moment, turn: number): Promise<boolean> {
    this.client.setBreakpoints(moment.kind === "line" ? [moment.line] : []);
    const loading = this.load(turn, "passing");
    this.change({ outputUpTo: "all" });
    switch (moment.kind) {
      case "line": {
        let going = this.client.start(null);
        if (!(await loading)) return false;
        for (let i = 1; i < moment.times && (await going) && this.state.end === null; i++)
          going = this.client.start(null);
        return going;
      }
      case "step": {
        const steps = Math.min(moment.count, MANY_STEPS);
        let going = this.client.seek(START);
        for (let i = 0; i < steps; i++) going = this.client.step("moment");
        return (await loading) && going;
      }
      case "tick": {
        const going = this.client.seek(moment.position);
        if (!(await loading) || !(await going)) return false;
        if (moment.line === null || moment.line === this.state.line || turn !== this.turn) return true;
        // The program is compiled to other instructions than when the link was made: the line is still the same.
        return this.goTo({ kind: "line", line: moment.line, times: 1 }, turn);
      }
    }
  }

  /** Runs on to the end, if it is not too far, so that the time line is known; the views do not see it. */
  private async lookAhead(): Promise<void> {
    const enough = setTimeout(() => void this.client.pause(), LOOK_AHEAD_MS);
    const last = await this.peek(() => this.advance(null));
    clearTimeout(enough);
    if (last === null) return;
    const heap = new Heap(new HeapImage(last.image));
    const timeline = extend(this.state.timeline, heap, last.known.tick);
    this.change({ timeline, known: last.known, end: last.end });
    if (last.end !== null) this.lastLineDone = last.end;
  }

  /** Runs as far as the limit allows. */
  private advance(pace = this.pace): Promise<boolean> {
    const { maxSteps } = this.settings;
    if (maxSteps == null) return this.client.start(pace);
    return this.client.seek({ tick: maxSteps, landmark: 0 });
  }

  /** The moments of the program's lines up to the present one, for remarks on what each did; at most `most`. */
  async recall(most: number): Promise<Heap[]> {
    const turn = await this.begin();
    const { position, status } = this.state;
    const heaps: Heap[] = [];
    if (status !== "paused") return heaps;
    await this.lookAround(async () => {
      let frame = await this.peek(() => this.client.seek(START));
      while (frame !== null && turn === this.turn) {
        heaps.push(new Heap(new HeapImage(frame.image)));
        if (
          comparePositions(frame.position, position) >= 0 ||
          heaps.length > most ||
          frame.state !== "paused"
        )
          break;
        frame = await this.peek(() => this.client.step("over"));
      }
      await this.peek(() => this.client.seek(position));
    });
    return heaps;
  }

  /** Compiles the text in the editor and stands before its first line, or only passes there. */
  private async load(turn: number, manner: "standing" | "passing"): Promise<boolean> {
    const source = this.text;
    this.trail.clear();
    this.lastLineDone = null;
    const { heap, line, position, timeline } = this.state;
    this.sourceBefore = this.state.source;
    // A program that does not compile keeps the picture of the one before.
    this.change({
      ...INITIAL,
      heap,
      line: heap === null ? 0 : line,
      position,
      timeline,
      status: "loading",
      source,
      isEdited: false,
    });
    this.isPastShown = true;
    this.isLoaded = true;
    const ok = await this.client.load(source, this.runOptions(), manner === "passing");
    return ok && turn === this.turn;
  }

  private runOptions(): RunOptions {
    const { thresholds, maxBytes } = this.settings;
    return {
      filename: "main.py",
      python: this.release,
      ...(thresholds == null ? {} : { thresholds }),
      ...(maxBytes == null ? {} : { heapLimit: maxBytes }),
    };
  }

  /** A new command: what the session was looking up for itself comes to its end first. */
  private async begin(): Promise<number> {
    const turn = ++this.turn;
    clearTimeout(this.explainTimer);
    await this.looking;
    return turn;
  }

  /** A command that does not go on with what ran: those before it have nothing to be carried out on. */
  private beginAnew(): Promise<number> {
    this.since = this.turn + 1;
    return this.begin();
  }

  private receive(frame: Frame): Promise<void> {
    if (this.quiet !== null) {
      this.quiet.push(frame);
      return Promise.resolve();
    }
    // A frame in passing that was sent before the worker heard of the pause.
    if (frame.state === "running" && !this.isRunning) return Promise.resolve();
    const heap = new Heap(new HeapImage(frame.image));
    const previous = this.isPastShown ? null : this.state.heap;
    const timeline = extend(this.isPastShown ? EMPTY_TIMELINE : this.state.timeline, heap, frame.known.tick);
    const isForward = previous !== null && comparePositions(frame.position, this.state.position) > 0;
    this.isPastShown = false;
    const isFollowed = frame.reason === "step" || (frame.state === "running" && this.pace !== null);
    let before = this.trail.get(placeOf(frame.position)) ?? null;
    if (isForward && isFollowed) {
      before = previous;
      this.remember(frame.position, previous);
    }
    const isAtEnd = frame.state === "finished";
    if (isAtEnd) this.lastLineDone ??= frame.position;
    this.change({
      status: this.statusOf(frame),
      heap,
      before,
      position: frame.position,
      line: frame.line,
      known: frame.known,
      end: frame.end,
      timeline,
      // input() has printed its question at the very position that waits for the answer.
      outputUpTo: isAtEnd || frame.state !== "paused" ? "all" : frame.position,
      failure: null,
      isStep: isFollowed,
    });
    if (before === null && frame.state === "paused" && frame.reason !== "loaded") this.explainSoon();
    return this.drawn;
  }

  private statusOf(frame: Frame): Status {
    if (frame.state !== "paused") return frame.state;
    // Looking around in a run that was stopped does not bring it back.
    return this.state.status === "stopped" ? "stopped" : "paused";
  }

  private restingStatus(): Status {
    if (this.state.heap === null) return "empty";
    return this.state.end !== null ? "finished" : "stopped";
  }

  private remember(position: Position, before: Heap): void {
    this.trail.set(placeOf(position), before);
    let bytes = 0;
    for (const heap of this.trail.values()) bytes += heap.image.buffer.byteLength;
    for (const [place, heap] of this.trail) {
      if (this.trail.size <= TRAIL && bytes <= TRAIL_BYTES) break;
      bytes -= heap.image.buffer.byteLength;
      this.trail.delete(place);
    }
  }

  /** Looks up the moment before the present one, when nothing else happens first. */
  private explainSoon(): void {
    clearTimeout(this.explainTimer);
    this.explainTimer = setTimeout(() => {
      void this.look();
    }, EXPLAIN_AFTER_MS);
  }

  private look(): Promise<void> {
    const turn = this.turn;
    const { position, status } = this.state;
    if (status !== "paused" && status !== "stopped") return Promise.resolve();
    return this.lookAround(async () => {
      if (turn !== this.turn) return;
      const past = await this.peek(() => this.client.back("moment"));
      if (past === null) return;
      await this.peek(() => this.client.seek(position));
      if (comparePositions(past.position, position) >= 0 || turn !== this.turn) return;
      const before = new Heap(new HeapImage(past.image));
      this.remember(position, before);
      this.change({ before, isStep: false });
    });
  }

  /** An exception is best looked at where it was raised: the last line that began. */
  private showFailure(turn: number): Promise<void> {
    return this.lookAround(async () => {
      const frame = await this.peek(() => this.client.back("line"));
      if (turn !== this.turn || frame === null) return;
      await this.receive(frame);
      this.change({ status: "finished", outputUpTo: "all", isStep: false });
    });
  }

  /** While the session looks around for itself, commands of the reader wait. */
  private lookAround(body: () => Promise<void>): Promise<void> {
    const previous = this.looking;
    this.looking = (async () => {
      await previous;
      clearTimeout(this.explainTimer);
      await body();
    })();
    return this.looking;
  }

  /** Carries out a move whose frame the views do not see, and returns it. */
  private async peek(move: () => Promise<boolean>): Promise<Frame | null> {
    this.quiet = [];
    await move();
    const frame = this.quiet.at(-1) ?? null;
    this.quiet = null;
    return frame;
  }

  private change(part: Partial<PageState>): void {
    this.state = { ...this.state, ...part };
    this.drawn = this.onChange(this.state);
  }
}

/** Output with what came last; the oldest of very much output goes. */
function lastOf(old: readonly OutputEntry[], fresh: readonly OutputEntry[]): readonly OutputEntry[] {
  let length = fresh.reduce((sum, { text }) => sum + text.length, 0);
  let first = old.length;
  while (first > 0 && length < KEPT_OUTPUT) length += old[--first]!.text.length;
  return [...(first === 0 ? old : old.slice(first)), ...fresh];
}

function placeOf({ tick, landmark }: Position): string {
  return `${tick}.${landmark}`;
}
