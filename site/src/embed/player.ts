// The living part of an embed, loaded when somebody wants it: a session and the page's own views in a shadow root.
import RuntimeWorker from "../../../wasm/worker?worker&inline";
import type { OutputEntry } from "../../../wasm/protocol";
import { comparePositions } from "../../../wasm/protocol";
import { fragmentOf } from "../address";
import { collectionsOf, generationsOf } from "../model/generations";
import type { Heap, Key } from "../model/heap";
import type { Words } from "../model/narration";
import { narrate } from "../model/narration";
import { outputAt } from "../model/output";
import type { Options, ViewName } from "../options";
import { withSetup } from "../options";
import { DEFAULT_RELEASE } from "../releases";
import type { PageState } from "../session";
import { momentOf, Session } from "../session";
import { html, icon, setAttribute } from "../views/elements";
import { generationsView } from "../views/generations-view";
import { heapView } from "../views/heap-view";
import { objectsView } from "../views/objects-view";
import { outputView } from "../views/output-view";
import { timeView } from "../views/time-view";
import { wordsElements } from "../views/words";
import type { EmbedState, Snapshot } from "./api";
import { forget, runtimeModule, wake } from "./live";
import styles from "./player.css?inline";
import basics from "../styles/basics.css?inline";
import dock from "../styles/dock.css?inline";
import editor from "../styles/editor.css?inline";
import picture from "../styles/picture.css?inline";
import time from "../styles/time.css?inline";
import { symbolDefinitions } from "./symbols";
import type { Marks, Piece, PlayerListener } from "./words";

const DEFAULT_VIEWS: readonly ViewName[] = ["graph", "console"];
/** Characters of output in a snapshot. */
const MOST_OUTPUT = 200_000;
/** How long after the last change the link to the playground is made anew. */
const LINK_AFTER_MS = 150;

let sheet: CSSStyleSheet | null = null;

/** Gives a shadow tree the style sheet of players, below its own. */
export function dressForPlayer(root: Node | null): void {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([basics, picture, dock, time, editor, styles].join("\n"));
  }
  if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
}

/** One program that runs, inside `host`, which is empty. */
export class Player {
  private readonly session: Session;
  private readonly views: readonly ViewName[];
  private readonly say = html("p", { class: "sayline", "aria-live": "polite" });
  private readonly controls: HTMLElement;
  private readonly slider = html("input", {
    type: "range",
    min: 0,
    max: 1,
    value: 0,
    "aria-label": "Moment",
  });
  private readonly marks = html("span", { class: "marks", "aria-hidden": "true" });
  private readonly place = html("span", { class: "place" });
  private readonly runButton: HTMLButtonElement;
  private readonly link = html("a", { target: "_blank", rel: "noopener" }, "Open in the playground");
  private readonly panels: { readonly section: HTMLElement; readonly show: (state: PageState) => void }[] =
    [];
  private selected: Key | null = null;
  private drawnSource: string | null = null;
  private isPausedByPage = false;
  private isPending = false;
  private isReady = false;
  private lastEntry: OutputEntry | null = null;
  private shownTick = -1;
  private shownLandmark = -1;
  private told: PageState["failure"] | PageState["uncaught"] = null;
  private wasOver = false;
  private linkTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what the link should tell of, and how much of it the link tells. */
  private linkWanted = 0;
  private linkMade = 0;
  private code: string;
  private isEdited = false;

  constructor(
    private readonly host: HTMLElement,
    private readonly piece: Piece,
    private readonly listener: PlayerListener,
  ) {
    this.code = piece.code;
    this.views = piece.options.views ?? DEFAULT_VIEWS;
    const module = runtimeModule(piece.base);
    // The session reports it.
    module.catch(() => undefined);
    this.session = new Session({ module, createWorker: () => new RuntimeWorker() }, (state) =>
      this.change(state),
    );
    this.runButton = html(
      "button",
      { type: "button", class: "btn again" },
      icon("run"),
      html("span", {}, "Run again"),
    );
    this.controls = this.makeControls();
    this.link.addEventListener("click", (event) => {
      this.followLink(event);
    });
    host.hidden = true;
    host.append(symbolDefinitions(), this.makeSheet(), this.say, this.controls, this.makeFoot());
    this.applyOptions();
    this.setCode(piece.code, false);
  }

  // --- what can be asked of it ----

  get state(): PageState {
    return this.session.state;
  }

  get length(): number {
    return this.session.state.timeline.end;
  }

  setCode(code: string, isEdited = true): void {
    this.isEdited ||= isEdited && code !== this.piece.code;
    this.code = code;
    this.session.setText(this.whole(code));
    this.linkSoon();
  }

  setBreakpoints(lines: readonly number[]): void {
    this.session.setBreakpoints(lines.map((line) => line + this.offset));
  }

  /** Runs the program, to the moment that was chosen for it or to its end. */
  async run(): Promise<void> {
    wake(this);
    const { status, isEdited } = this.session.state;
    const moment = this.isEdited ? null : momentOf(this.shifted());
    const isFresh = isEdited || (status !== "paused" && status !== "waiting");
    // Run again, after the chosen moment was seen, goes to the end.
    if (moment !== null && isFresh && !this.isReady) await this.session.openAt(moment);
    else await this.session.run();
  }

  async pause(): Promise<void> {
    await this.session.pause();
  }

  async stop(): Promise<void> {
    await this.session.stop();
  }

  async step(count = 1): Promise<void> {
    await this.move(() => this.session.step("moment"), count);
  }

  async back(count = 1): Promise<void> {
    await this.move(() => this.session.back("moment"), count);
  }

  async seek(tick: number): Promise<void> {
    await this.move(() => this.session.seek({ tick: Math.max(0, Math.round(tick)), landmark: 0 }), 1);
  }

  /** Gives the worker back; the last picture stays. */
  sleep(): void {
    this.session.sleep();
  }

  /** The page, or the element in it, is out of sight: a program that runs waits. */
  setHidden(isHidden: boolean): void {
    if (isHidden && this.session.isRunning) {
      this.isPausedByPage = true;
      void this.session.pause();
    } else if (!isHidden && this.isPausedByPage) {
      this.isPausedByPage = false;
      void this.run();
    }
  }

  redraw(): void {
    this.draw(this.session.state);
  }

  dispose(): void {
    clearTimeout(this.linkTimer);
    forget(this);
    this.session.dispose();
  }

  /** The address of the playground with this program, at this moment. */
  async address(): Promise<string> {
    const { heap, isEdited, failure, position, line } = this.session.state;
    const isThere = heap !== null && !isEdited && failure === null;
    const moment = isThere
      ? { tick: position, at: line > 0 ? { line, times: 1 } : null, step: null }
      : this.isEdited
        ? { tick: null, at: null, step: null }
        : {};
    const options = { ...this.shifted(), theme: null, ...moment };
    return `${this.piece.base}${await fragmentOf(this.whole(this.code), options)}`;
  }

  get snapshot(): Snapshot | null {
    const { heap, position, line, entries, outputUpTo } = this.session.state;
    if (heap === null) return null;
    const objects = Array.from({ length: heap.count }, (_, row) => row)
      .filter((row) => heap.isOfProgram(row))
      .map((row) => ({
        number: heap.image.objects.serial[row]!,
        type: heap.typeName(row),
        size: heap.image.objects.size[row]!,
        refcount: heap.refcount(row),
        generation: heap.generation(row),
        isUnreachable: heap.isUnreachable(row),
      }));
    return {
      position: position.tick,
      line: this.lineOf(line),
      liveBytes: heap.image.scalars.liveBytes,
      objects,
      output: outputAt(entries, outputUpTo, MOST_OUTPUT)
        .map(({ text }) => text)
        .join(""),
    };
  }

  // --- set-up code ----

  /** Lines of the set-up code in front of the program's first. */
  private get offset(): number {
    return this.piece.setup === "" ? 0 : this.piece.setup.split("\n").length - 1;
  }

  private whole(code: string): string {
    return this.piece.setup + code;
  }

  private lineOf(line: number): number {
    return line > this.offset ? line - this.offset : 0;
  }

  private shifted(): Options {
    return withSetup(this.piece.options, this.offset);
  }

  /** Sentences speak of the lines that the reader sees. */
  private inTheirLines(text: string): string {
    const { offset } = this;
    if (offset === 0) return text;
    return text.replace(/\b([Ll]ines?) (\d+)/g, (all, word: string, number: string) =>
      Number(number) > offset ? `${word} ${Number(number) - offset}` : all,
    );
  }

  private applyOptions(): void {
    const { python, breakpoints, thresholds, maxBytes, maxSteps } = this.piece.options;
    void this.session.setRelease(python ?? DEFAULT_RELEASE);
    this.session.setSettings({ thresholds, maxBytes, maxSteps });
    this.setBreakpoints(breakpoints ?? []);
  }

  // --- its parts ----

  private makeSheet(): HTMLElement {
    const sheet = html("div", { class: "sheet" });
    for (const view of this.views) {
      const { section, show } = this.makeView(view);
      sheet.append(section);
      this.panels.push({ section, show });
    }
    return sheet;
  }

  private makeView(view: ViewName): { section: HTMLElement; show: (state: PageState) => void } {
    const part = view === "gc" ? "generations" : view;
    const select = (key: Key | null) => {
      this.selected = key;
      this.draw(this.session.state);
    };
    const section = (class_: string, label: string) =>
      html("section", { class: class_, part, role: "region", "aria-label": label });
    switch (view) {
      case "graph": {
        const element = section("pic", "Objects");
        const objects = objectsView(element, select, null, true);
        return {
          section: element,
          show: (state) => {
            if (state.source !== this.drawnSource) objects.reset();
            this.drawnSource = state.source;
            objects.show({
              heap: state.heap,
              before: state.before,
              detail: "simple",
              selected: this.selected,
              isStep: state.isStep,
              covered: 0,
              remark: state.heap !== null && state.isEdited ? "Picture of the last program that ran" : "",
            });
            this.fitHeight(element, objects.extent());
          },
        };
      }
      case "heap": {
        const element = section("heap", "Heap");
        const heap = heapView(element, select, () => undefined);
        return {
          section: element,
          show: (state) => {
            heap.show({ heap: state.heap, selected: this.selected });
          },
        };
      }
      case "gc": {
        const element = section("gens", "Generations");
        const generations = generationsView(element, select);
        return {
          section: element,
          show: (state) => {
            generations.show({
              generations: state.heap === null ? null : generationsOf(state.heap),
              selected: this.selected,
              tick: state.position.tick,
            });
          },
        };
      }
      case "timeline": {
        const element = section("time", "Time");
        const timeline = timeView(element, (tick) => void this.seek(tick), html("span"));
        return {
          section: element,
          show: (state) => {
            timeline.show({
              timeline: state.timeline,
              position: state.position,
              line: this.lineOf(state.line),
              liveBytes: state.heap?.image.scalars.liveBytes ?? 0,
              liveObjects: state.heap?.image.scalars.liveObjects ?? 0,
              source: this.lines(state),
              hasRun: state.heap !== null,
              isOver: state.end !== null,
            });
          },
        };
      }
      case "console": {
        const element = section("out", "Output");
        const output = outputView(element, (text) => {
          wake(this);
          this.session.answer(text);
        });
        return {
          section: element,
          show: (state) => {
            const isWaiting = state.status === "waiting";
            element.hidden = state.entries.length === 0 && !isWaiting;
            output.show({
              entries: state.entries.map((entry) =>
                entry.stream === "stderr" ? { ...entry, text: this.inTheirLines(entry.text) } : entry,
              ),
              upTo: state.outputUpTo,
              isWaiting,
              isRunning: state.status === "running",
              hasRun: state.heap !== null,
            });
          },
        };
      }
    }
  }

  /** As high as the picture needs, and never lower again: the text below must not jump about. */
  private fitHeight(section: HTMLElement, extent: { width: number; height: number }): void {
    const width = section.clientWidth - 32;
    if (width <= 0 || extent.height <= 1) return;
    const needed = Math.round(Math.min(1, width / extent.width) * extent.height + 42 + 32);
    const height = Math.min(460, Math.max(180, needed));
    const old = parseFloat(section.style.getPropertyValue("--needed"));
    if (!(old >= height)) section.style.setProperty("--needed", `${height}px`);
  }

  private makeControls(): HTMLElement {
    const button = (name: string, title: string, act: () => void) => {
      const element = html(
        "button",
        { type: "button", class: "btn", "aria-label": title, title },
        icon(name),
      );
      element.addEventListener("click", act);
      return element;
    };
    this.slider.addEventListener("input", () => void this.seek(Number(this.slider.value)));
    this.runButton.addEventListener("click", () => {
      if (this.session.isRunning) void this.pause();
      else void this.run();
    });
    const bar = html(
      "div",
      { class: "player-controls", part: "toolbar", role: "toolbar", "aria-label": "Control" },
      button("back", "Back", () => void this.back()),
      button("step", "Step", () => void this.step()),
      html("span", { class: "track-line" }, this.marks, this.slider),
      this.place,
      this.runButton,
    );
    bar.classList.toggle("few", !this.piece.hasControls);
    return bar;
  }

  private makeFoot(): HTMLElement {
    const ring = icon("ring");
    const release = this.piece.options.python ?? DEFAULT_RELEASE;
    const name = release === "3.14-generational" ? "3.14.5" : release;
    return html(
      "div",
      { class: "foot", part: "footer" },
      ring,
      html("span", {}, `Ouroboros, Python ${name}`),
      this.link,
    );
  }

  private linkSoon(): void {
    this.linkWanted++;
    clearTimeout(this.linkTimer);
    this.linkTimer = setTimeout(() => void this.updateLink(), LINK_AFTER_MS);
  }

  private async updateLink(): Promise<void> {
    clearTimeout(this.linkTimer);
    const wanted = this.linkWanted;
    this.link.href = await this.address();
    this.linkMade = wanted;
  }

  /** Whoever is faster than the link waits for it. */
  private followLink(event: Event): void {
    if (this.linkMade === this.linkWanted) return;
    event.preventDefault();
    event.stopPropagation();
    void this.updateLink().then(() => {
      this.link.click();
    });
  }

  // --- drawing ----

  private async move(command: () => Promise<void>, count: number): Promise<void> {
    wake(this);
    for (let i = 0; i < count; i++) await command();
  }

  /** Draws with the next frame of the screen; several changes until then are drawn once. */
  private change(state: PageState): Promise<void> {
    this.report(state);
    this.listener.onState(stateOf(state));
    if (this.isPending) return Promise.resolve();
    this.isPending = true;
    return new Promise((resolve) => {
      const draw = () => {
        this.isPending = false;
        this.draw(this.session.state);
        resolve();
      };
      if (document.hidden) setTimeout(draw, 100);
      else requestAnimationFrame(draw);
    });
  }

  private draw(state: PageState): void {
    const marks = this.marksOf(state);
    this.listener.onMarks(marks);
    this.listener.onMessage(this.messageOf(state));
    const isRunning = state.status === "running";
    const hasRun = state.heap !== null;
    this.host.hidden = !hasRun;
    this.say.replaceChildren(...wordsElements(this.story(state)));
    this.say.hidden = this.say.childNodes.length === 0;
    for (const { section, show } of this.panels) {
      section.classList.toggle("old", hasRun && state.isEdited);
      show(state);
    }
    const { timeline, position, line } = state;
    this.slider.max = String(Math.max(1, timeline.end));
    this.slider.value = String(position.tick);
    this.slider.disabled = !hasRun;
    const where = this.lineOf(line) > 0 ? `line ${this.lineOf(line)}, ` : "";
    setAttribute(this.slider, "aria-valuetext", `${where}tick ${position.tick} of ${timeline.end}`);
    this.place.textContent = hasRun ? `${position.tick} of ${timeline.end}` : "";
    this.marks.replaceChildren(...this.diamonds(state));
    const label = isRunning ? "Pause" : state.status === "paused" ? "Run on" : hasRun ? "Run again" : "Run";
    this.runButton.replaceChildren(icon(isRunning ? "pause" : "run"), html("span", {}, label));
    if (!isRunning && hasRun && !this.isReady && state.status !== "loading") {
      this.isReady = true;
      this.listener.onEvent("ouro-ready", {});
    }
  }

  private diamonds({ timeline }: PageState): HTMLElement[] {
    if (timeline.collections.length > 40) return [];
    return timeline.collections.map(({ tick, generation }) => {
      const mark = html("i", { class: `diamond g${Math.min(2, generation)}` });
      mark.style.left = `${(tick / Math.max(1, timeline.end)) * 100}%`;
      return mark;
    });
  }

  private lines(state: PageState): string[] {
    return state.source.split("\n").slice(this.offset);
  }

  private story(state: PageState): readonly Words[] {
    if (state.heap === null || state.isEdited || state.failure !== null || state.status === "running")
      return [];
    const words = narrate(state.before, state.heap, state.source.split("\n"));
    return words.map((word) =>
      word.style === "code" ? word : { ...word, text: this.inTheirLines(word.text) },
    );
  }

  private marksOf({ isEdited, failure, status, line, uncaught }: PageState): Marks {
    if (failure !== null)
      return { line: 0, badLine: failure.kind === "syntax" ? this.lineOf(failure.place.line) : 0 };
    const hasFailed = !isEdited && uncaught !== null && status === "finished";
    return {
      line: isEdited || status === "running" ? 0 : this.lineOf(line),
      badLine: hasFailed ? this.lineOf(uncaught.line) : 0,
    };
  }

  private messageOf({ failure, uncaught, status, isEdited }: PageState): string {
    if (failure?.kind === "syntax") {
      const line = this.lineOf(failure.place.line);
      return `${line > 0 ? `Line ${line}: ` : ""}${failure.typeName}: ${failure.message}`;
    }
    if (failure !== null) return failure.message;
    if (this.session.isAtLimit && !isEdited)
      return `Stopped after ${this.piece.options.maxSteps ?? 0} steps, the limit of this example.`;
    if (uncaught === null || status !== "finished" || isEdited) return "";
    const line = this.lineOf(uncaught.line);
    const text = uncaught.message === "" ? uncaught.typeName : `${uncaught.typeName}: ${uncaught.message}`;
    return line > 0 ? `Line ${line}: ${text}` : text;
  }

  // --- events ----

  private report(state: PageState): void {
    const { listener } = this;
    const { entries, heap, status, failure, uncaught } = state;
    if (status === "loading") {
      this.lastEntry = null;
      this.shownTick = this.shownLandmark = -1;
      this.told = null;
      this.wasOver = false;
    }
    const seen = this.lastEntry === null ? -1 : entries.lastIndexOf(this.lastEntry);
    for (const { stream, text } of entries.slice(seen + 1)) listener.onEvent("ouro-output", { stream, text });
    this.lastEntry = entries.at(-1) ?? this.lastEntry;
    if (heap !== null && status !== "loading" && status !== "running") this.reportMoment(state, heap);
    const fault = failure ?? (status === "finished" ? uncaught : null);
    if (fault !== null && fault !== this.told) {
      this.told = fault;
      const isSyntax = "place" in fault;
      const line = isSyntax ? fault.place.line : "line" in fault ? fault.line : 0;
      const type = "typeName" in fault ? fault.typeName : "RuntimeUnavailable";
      listener.onEvent("ouro-error", { type, message: fault.message, line: this.lineOf(line) });
    }
    const isOver = status === "finished" || this.session.isAtLimit;
    if (isOver && !this.wasOver) {
      const reason = status !== "finished" ? "limit" : uncaught === null ? "end" : "exception";
      listener.onEvent("ouro-done", { reason });
    }
    this.wasOver ||= isOver;
    this.linkSoon();
  }

  private reportMoment({ position, line }: PageState, heap: Heap): void {
    const { tick, landmark } = position;
    const last = { tick: this.shownTick, landmark: this.shownLandmark };
    if (tick === last.tick && landmark === last.landmark) return;
    [this.shownTick, this.shownLandmark] = [tick, landmark];
    this.listener.onEvent("ouro-step", { position: tick, line: this.lineOf(line) });
    if (comparePositions(position, last) < 0) return;
    for (const collection of collectionsOf(heap)) {
      if (collection.tick <= last.tick || collection.tick > tick) continue;
      const { generation, collected } = collection;
      this.listener.onEvent("ouro-gc", { generation, collected });
    }
  }
}

function stateOf({ status, heap }: PageState): EmbedState {
  switch (status) {
    case "empty":
      return heap === null ? "idle" : "paused";
    case "waiting":
    case "stopped":
      return "paused";
    default:
      return status;
  }
}
