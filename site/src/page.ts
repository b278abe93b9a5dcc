// The page: one session, its views, and what connects them. Views get states and give back wishes.
import type { ClientSetting } from "../../wasm/client";
import type { Pace } from "../../wasm/protocol";
import type { Shared } from "./address";
import { hasProgram, readAddress } from "./address";
import { takeCarried } from "./app/carry";
import { draftAt, keepDraft } from "./app/drafts";
import { LinkText } from "./app/link-text";
import type { EditorState, Mark } from "./editor/editor";
import { EditorHost } from "./editor/editor-host";
import type { Detail } from "./model/fields";
import { generationsOf } from "./model/generations";
import type { Heap, Key } from "./model/heap";
import type { LineHint } from "./model/hints";
import { hintBetween } from "./model/hints";
import type { Words } from "./model/narration";
import { narrate } from "./model/narration";
import type { Options, ViewName } from "./options";
import { NO_OPTIONS, withoutSetup } from "./options";
import type { Program } from "./programs";
import { OPENING, OPENING_LINE } from "./programs";
import { ReleaseMenu } from "./releases";
import type { PageState } from "./session";
import { momentOf, Session } from "./session";
import { ShareMenu } from "./share/share-menu";
import { fillHelp, listenToKeys } from "./shortcuts";
import { shownTheme, toggleTheme } from "./theme";
import { answersView } from "./views/answers-view";
import { listenToDivider } from "./views/divider";
import { byId, html, setAttribute } from "./views/elements";
import { findView } from "./views/find-view";
import { generationsView } from "./views/generations-view";
import { heapView } from "./views/heap-view";
import { objectsView } from "./views/objects-view";
import { outputView } from "./views/output-view";
import { sizeOf } from "./views/sizes";
import { timeView } from "./views/time-view";
import { wordsElements } from "./views/words";

/** How long the page waits for the opening example before it shows itself without. */
const APPEAR_MS = 250;
/** When the answers are a drawer over the sheet. */
const narrowSheet = matchMedia("(min-width: 820px) and (max-width: 1180px)");
/** Lines of the opening example, with those of its calls. */
const REMARKED_LINES = 60;
/** On a phone, the tab that shows a view. */
const TAB_OF_VIEW: Record<ViewName, string> = {
  graph: "picture",
  heap: "memory",
  gc: "memory",
  timeline: "picture",
  console: "output",
};
const PACES: readonly (readonly [string, Pace | null])[] = [
  ["full speed", null],
  ["50 moments/s", { unit: "moment", perSecond: 50 }],
  ["10 moments/s", { unit: "moment", perSecond: 10 }],
  ["4 moments/s", { unit: "moment", perSecond: 4 }],
  ["1 moment/s", { unit: "moment", perSecond: 1 }],
];

/** Everything on the page. */
export class Page {
  private readonly app = byId("app");
  private readonly session: Session;
  private readonly editor: EditorHost;
  private readonly breakpoints = new Set<number>();
  private readonly hints = new Map<number, LineHint>();
  private detail: Detail = "simple";
  private selected: Key | null = null;
  /** How often something was chosen, or nothing again. */
  private choices = 0;
  private lessons: readonly Program[] = [];
  private pendingDraw: Promise<void> | null = null;
  private hasDrawn = false;
  private drawnHeap: Heap | null = null;
  private drawnSource = "";
  /** The program that ran last: hints and the choice are its. */
  private source = "";
  private splitSource: { readonly source: string; readonly lines: readonly string[] } = {
    source: "",
    lines: [],
  };

  /** What the last link asked for. */
  private options: Options = NO_OPTIONS;
  private readonly linkText = new LinkText({
    text: () => this.editor.getText(),
    open: (text) => {
      this.openText(text);
    },
  });
  private readonly share = new ShareMenu(byId("share"), {
    state: () => this.session.state,
    text: () => this.editor.getText(),
    options: () => ({
      ...this.options,
      setup: this.linkText.hasSetup(this.editor.getText()) ? this.options.setup : null,
      python: this.releases.chosen,
      breakpoints: [...this.breakpoints],
    }),
    picture: async (title) => {
      const still = this.objects.still();
      if (still === null) return null;
      const { stillPicture } = await import("./still/still-picture");
      return stillPicture(still.heap, { ...still.options, title, theme: shownTheme() });
    },
    say: (text) => {
      this.say(text);
    },
  });
  private readonly releases = new ReleaseMenu(() => void this.changeRelease());
  private readonly find = findView(byId("objects"), (key) => {
    this.select(key);
  });
  private readonly objects = objectsView(
    byId("objects"),
    (key) => {
      this.select(key);
    },
    this.find.button,
  );
  private readonly generations = generationsView(byId("generations"), (key) => {
    this.select(key);
  });
  private readonly heap = heapView(
    byId("heap"),
    (key) => {
      this.select(key);
    },
    () => {
      this.showTypes();
    },
  );
  private readonly answers = answersView(
    byId("why"),
    (key) => {
      this.select(key);
    },
    (type) => {
      this.showTab("picture");
      this.find.open(type);
    },
  );
  private readonly output = outputView(byId("output"), (text) => {
    this.session.answer(text);
  });
  private readonly speed = speedControl((pace) => {
    this.session.pace = pace;
    if (this.session.isRunning) void this.session.pause().then(() => this.session.run());
  });
  private readonly time = timeView(
    byId("time"),
    (tick) => {
      void this.session.seek({ tick, landmark: 0 });
    },
    this.speed,
  );

  constructor(setting: Omit<ClientSetting, "listener">) {
    this.session = new Session(setting, (state) => this.draw(state));
    this.editor = new EditorHost(byId("editor"), {
      onChange: (text) => {
        keep(text);
        this.shiftProgramMenu();
        this.session.setText(text);
      },
      onToggleBreakpoint: (line) => {
        if (!this.breakpoints.delete(line)) this.breakpoints.add(line);
        this.session.setBreakpoints([...this.breakpoints].sort((a, b) => a - b));
        this.drawEditor(this.session.state);
      },
    });
    this.listen();
  }

  /** Opens what came along over a reload, the program in the address, the one the reader left, or the opening example. */
  async open(address: string): Promise<void> {
    const shared = await readAddress(address);
    const carried = takeCarried();
    await this.take(shared);
    const kept = carried ?? this.linkText.choose(shared.code, address, isSameVisit());
    const text = kept === OPENING.source && shared.code === null ? null : kept;
    this.show(text ?? OPENING.source);
    this.linkText.tellSetup(text ?? "");
    if (text === null) {
      setTimeout(() => {
        this.appear();
      }, APPEAR_MS);
      await this.openExample();
    } else {
      this.appear();
      this.drawNow(this.session.state);
      if (text === shared.code) void this.openMoment(shared.options);
    }
    await this.fetchLessons();
    this.fillProgramMenu(text === null ? OPENING.id : "");
    this.editor.upgradeSoon();
  }

  private async fetchLessons(): Promise<void> {
    try {
      const { LESSONS } = await import("./lessons");
      this.lessons = LESSONS;
    } catch (error) {
      this.say("The lessons did not arrive. Is there a network? Everything else works.");
      console.error("the lessons could not be loaded", error);
    }
  }

  /** The program as it stands in the editor. */
  text(): string {
    return this.editor.getText();
  }

  /** Opens a file of the reader's: their own program from now on. */
  openFile(text: string): void {
    this.openText(text);
    keep(text);
    this.shiftProgramMenu();
  }

  /** The page is laid out when there is something to see, or when that takes too long. */
  private appear(): void {
    delete this.app.dataset.hidden;
  }

  private show(text: string): void {
    this.editor.setText(text);
    this.session.setText(text);
  }

  private openProgram(program: Program): void {
    this.options = NO_OPTIONS;
    this.linkText.leave();
    this.session.setSettings({});
    this.breakpoints.clear();
    this.hints.clear();
    this.selected = null;
    if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
    this.show(program.source);
    if (program.id === OPENING.id) {
      void this.openExample();
      return;
    }
    this.session.setBreakpoints([]);
    void this.session.restart();
  }

  /** The opening example has run, stands where the question is, and remarks on each line tell how it got there. */
  private async openExample(): Promise<void> {
    const { choices } = this;
    this.breakpoints.add(OPENING_LINE);
    this.session.setBreakpoints([...this.breakpoints]);
    if (!(await this.session.openAt({ kind: "line", line: OPENING_LINE, times: 1 }))) return;
    // The picture was there before: what the reader chose in it meanwhile stays chosen.
    if (choices === this.choices) this.choosePuzzle();
    const heaps = await this.session.recall(REMARKED_LINES);
    heaps.slice(1).forEach((heap, i) => {
      const hint = hintBetween(heaps[i]!, heap);
      if (hint !== null && !this.hints.has(hint.line)) this.hints.set(hint.line, hint);
    });
    this.drawNow(this.session.state);
  }

  /** The object worth asking about: the eldest that nothing leads to. */
  private choosePuzzle(): void {
    const { heap } = this.session.state;
    if (heap === null) return;
    const { serial } = heap.image.objects;
    let eldest = -1;
    for (let row = 0; row < heap.count; row++) {
      if (!heap.isUnreachable(row) || !heap.isInstance(row)) continue;
      if (eldest < 0 || serial[row]! < serial[eldest]!) eldest = row;
    }
    if (eldest >= 0) this.select(heap.key(eldest), false);
  }

  private select(key: Key | null, isOpening = true): void {
    this.choices++;
    this.selected = key;
    if (key !== null && isOpening) this.app.dataset.why = "open";
    if (key === null) delete this.app.dataset.why;
    this.drawNow(this.session.state);
    if (key !== null && isOpening) this.objects.reveal(key);
  }

  /** The answers about no object in particular: what the heap is made of. */
  private showTypes(): void {
    this.select(null);
    this.app.dataset.why = "open";
    if (matchMedia("(max-width: 819px)").matches) this.showTab("why");
    this.drawNow(this.session.state);
  }

  // --- drawing ----

  /** Numbers and lines of another program mean other objects. */
  private forgetProgram(source: string): void {
    this.source = source;
    this.hints.clear();
    this.selected = null;
    delete this.app.dataset.why;
  }

  /** Draws with the next frame of the screen; several changes until then are drawn once. */
  private draw(state: PageState): Promise<void> {
    if (state.source !== this.source) this.forgetProgram(state.source);
    setAttribute(this.app, "data-state", state.status);
    setAttribute(this.app, "aria-busy", String(state.status === "running" || state.isStopping));
    if (state.heap !== null && !this.hasDrawn) {
      // The first picture does not wait for the screen.
      this.hasDrawn = true;
      this.appear();
      this.drawNow(state);
      return Promise.resolve();
    }
    // What a program prints does not wait for the picture.
    if (state.entries.length > 0) this.appear();
    this.output.show(this.outputState(state));
    if (this.pendingDraw === null) {
      // Two callbacks of the same frame: between them the worker hears that it may make the next picture.
      this.pendingDraw = new Promise((resolve) => {
        onNextFrame(resolve);
      });
      onNextFrame(() => {
        this.pendingDraw = null;
        this.drawNow(this.session.state);
      });
    }
    return this.pendingDraw;
  }

  private drawNow(state: PageState): void {
    this.noteHint(state);
    this.drawControls(state);
    this.drawEditor(state);
    this.output.show(this.outputState(state));
    const { heap } = state;
    if (heap !== this.drawnHeap && state.source !== this.drawnSource) {
      // Another program: its objects are not those of the picture.
      this.objects.reset();
      this.drawnSource = state.source;
    }
    this.drawnHeap = heap;
    const isOld = heap !== null && (state.isEdited || state.failure?.kind === "syntax");
    this.objects.show({
      heap,
      before: state.before,
      detail: this.detail,
      selected: this.selected,
      isStep: state.isStep,
      covered: this.app.dataset.why === "open" && narrowSheet.matches ? sizeOf(byId("why")).width : 0,
      remark: isOld ? "Picture of the last program that ran" : "",
    });
    this.find.show(heap);
    this.generations.show({
      generations: heap === null ? null : generationsOf(heap),
      selected: this.selected,
      tick: state.position.tick,
    });
    this.heap.show({ heap, selected: this.selected });
    this.answers.show({ heap, selected: this.selected });
    this.time.show({
      timeline: state.timeline,
      position: state.position,
      line: state.line,
      liveBytes: heap?.image.scalars.liveBytes ?? 0,
      liveObjects: heap?.image.scalars.liveObjects ?? 0,
      source: this.linesOf(state.source),
      hasRun: heap !== null,
      isOver: state.end !== null,
    });
  }

  private outputState(state: PageState) {
    return {
      entries: state.entries,
      upTo: state.outputUpTo,
      isWaiting: state.status === "waiting",
      // To lay out all of it would hold up the worker's word that it has stopped.
      isRunning: state.status === "running" || state.isStopping,
      hasRun: state.heap !== null,
    };
  }

  private drawControls(state: PageState): void {
    const { status } = state;
    const isRunning = status === "running";
    const run = byId<HTMLButtonElement>("run");
    const label = isRunning ? "Pause" : "Run";
    if (run.getAttribute("aria-label") !== label) {
      run.setAttribute("aria-label", label);
      run.title = `${label} (Ctrl Enter)`;
      run.querySelector("use")?.setAttribute("href", isRunning ? "#i-pause" : "#i-run");
      run.querySelector("span")?.replaceChildren(label);
    }
    const hasRun = state.heap !== null;
    byId<HTMLButtonElement>("stop").disabled = !(isRunning || status === "waiting" || status === "paused");
    byId<HTMLButtonElement>("back").disabled = !hasRun;
    document.title = isRunning ? "Running: Ouroboros" : "Ouroboros, a Python memory playground";
  }

  private drawEditor(state: PageState): void {
    const error = errorMark(state);
    // Of a text that did not compile nothing is known: the picture is another one's.
    const isOther = state.isEdited || state.failure !== null;
    const isTold = !isOther && state.status !== "running";
    const line = isTold ? state.line : 0;
    const story = isTold && state.heap !== null ? this.story(state) : [];
    // After the last line the story stands under the program.
    const lines = this.linesOf(state.source);
    const storyLine = line > 0 ? line : lines.findLastIndex((text) => text.trim() !== "") + 1;
    const hints = isOther
      ? []
      : [...this.hints.values()].map((hint) => ({
          line: hint.line,
          text: this.isNow(hint, state) ? hint.now : hint.later,
          isNow: this.isNow(hint, state),
        }));
    const view: EditorState = { line, breakpoints: this.breakpoints, error, hints, story, storyLine };
    this.editor.show(view);
    drawLead(byId("lead"), view, lines[view.line - 1] ?? "");
  }

  private story(state: PageState): readonly Words[] {
    if (state.heap === null) return [];
    const words = narrate(state.before, state.heap, this.linesOf(state.source));
    if (words.length > 0) return words;
    return state.before === null ? [] : [{ text: "" }];
  }

  private linesOf(source: string): readonly string[] {
    if (this.splitSource.source !== source) this.splitSource = { source, lines: source.split("\n") };
    return this.splitSource.lines;
  }

  private isNow(hint: LineHint, state: PageState): boolean {
    return state.before !== null && state.before.image.scalars.line === hint.line;
  }

  private noteHint(state: PageState): void {
    if (state.heap === null || state.before === null) return;
    const hint = hintBetween(state.before, state.heap);
    if (hint !== null) this.hints.set(hint.line, hint);
    else this.hints.delete(state.before.image.scalars.line);
  }

  // --- what the reader does ----

  private listen(): void {
    const { session } = this;
    byId("run").addEventListener("click", () => {
      this.toggleRun();
    });
    byId("step").addEventListener("click", () => void session.step("moment"));
    byId("back").addEventListener("click", () => void session.back("moment"));
    byId("stop").addEventListener("click", () => void session.stop());
    byId("theme").addEventListener("click", () => {
      this.changeTheme();
    });
    byId("detail").addEventListener("click", (event) => {
      const wish = (event.target as HTMLElement).dataset.detail;
      if (wish === "simple" || wish === "full") this.setDetail(wish);
    });
    byId("help").addEventListener("click", () => {
      this.showHelp();
    });
    byId("program").addEventListener("change", () => {
      this.chooseProgram();
    });
    byId("tabs").addEventListener("click", (event) => {
      const { tab } = (event.target as HTMLElement).dataset;
      if (tab !== undefined) this.showTab(tab);
    });
    byId("tabs").addEventListener("keydown", (event) => {
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      const tabs = [...byId("tabs").querySelectorAll<HTMLElement>("[role=tab]")];
      const next = tabs[tabs.indexOf(event.target as HTMLElement) + step];
      if (step === 0 || next === undefined) return;
      event.preventDefault();
      this.showTab(next.dataset.tab ?? "picture");
      next.focus();
    });
    window.addEventListener("hashchange", () => void this.openAddress(location.hash));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.drawNow(session.state);
    });
    listenToDivider(this.app);
    this.fillNothing();
    this.listenToKeyboard();
  }

  private openText(text: string): void {
    this.breakpoints.clear();
    this.hints.clear();
    this.selected = null;
    this.show(text);
    this.drawNow(this.session.state);
  }

  private listenToKeyboard(): void {
    const { session } = this;
    listenToKeys({
      step: () => void session.step("moment"),
      back: () => void session.back("moment"),
      stepOver: () => void session.step("over"),
      backLine: () => void session.back("line"),
      stepTick: () => void session.step("tick"),
      backTick: () => void session.back("tick"),
      toggleRun: () => {
        this.toggleRun();
      },
      stop: () => {
        if (!session.isRunning) return false;
        void session.stop();
        return true;
      },
      leaveEditor: () => {
        byId("step").focus();
      },
      toStart: () => void session.toStart(),
      toEnd: () => void session.toEnd(),
      nextCollection: () => void session.toCollection("next"),
      lastCollection: () => void session.toCollection("last"),
      find: () => {
        this.showTab("picture");
        this.find.open();
      },
      fit: () => {
        this.objects.fit();
      },
      zoom: (factor) => {
        this.objects.zoom(factor);
      },
      toggleDetail: () => {
        this.setDetail(this.detail === "simple" ? "full" : "simple");
      },
      toggleMap: () => {
        this.heap.toggle();
      },
      toggleTheme: () => {
        this.changeTheme();
      },
      showHelp: () => {
        this.showHelp();
      },
    });
  }

  private toggleRun(): void {
    if (this.session.isRunning) void this.session.pause();
    else void this.session.run();
  }

  private setDetail(detail: Detail): void {
    this.detail = detail;
    for (const button of byId("detail").querySelectorAll("button"))
      button.setAttribute("aria-checked", String(button.dataset.detail === detail));
    this.drawNow(this.session.state);
  }

  /** A link was followed, or the address was changed by hand. */
  private async openAddress(address: string): Promise<void> {
    if (!hasProgram(address)) {
      this.linkText.leave();
      this.openOwn();
      return;
    }
    if (address === this.share.address) return;
    this.linkText.leave();
    const shared = await readAddress(address);
    await this.take(shared);
    const text = this.linkText.choose(shared.code, address, false);
    if (text === null) return;
    if (text !== this.editor.getText()) this.openText(text);
    this.linkText.tellSetup(text);
    await this.openMoment(shared.options);
  }

  /** The release that a link names, or else the reader's, and what else it asks for; what is wrong with it is told. */
  private async take({ code, options, problems }: Shared): Promise<void> {
    this.options = options;
    this.linkText.setup = withoutSetup(code ?? "", options).setup;
    const { python, theme, breakpoints, thresholds, maxBytes, maxSteps, views } = options;
    if (python !== null) this.releases.show(python);
    if (theme !== null) document.documentElement.dataset.theme = theme;
    if (breakpoints !== null) {
      this.breakpoints.clear();
      for (const line of breakpoints) this.breakpoints.add(line);
      this.session.setBreakpoints(breakpoints);
    }
    const first = views?.[0];
    if (first !== undefined) this.showTab(TAB_OF_VIEW[first]);
    this.session.setSettings({ thresholds, maxBytes, maxSteps });
    if (problems.length > 0) this.say(problems.join(" "), 1200 + 60 * problems.join(" ").length);
    await this.session.setRelease(this.releases.chosen);
  }

  private async openMoment(options: Options): Promise<void> {
    const moment = momentOf(options);
    if (moment !== null) await this.session.openAt(moment);
  }

  /** Shows the program as the other release runs it: to its end if it had been there, from its beginning otherwise. */
  private async changeRelease(): Promise<void> {
    const { status } = this.session.state;
    await this.session.setRelease(this.releases.chosen);
    this.hints.clear();
    if (this.editor.getText() === OPENING.source) await this.openExample();
    else if (status === "finished" || status === "running") await this.session.run();
    else if (status !== "empty") await this.session.restart();
  }

  private changeTheme(): void {
    toggleTheme();
    this.drawNow(this.session.state);
  }

  private showHelp(): void {
    const dialog = byId<HTMLDialogElement>("shortcuts");
    fillHelp(dialog);
    dialog.showModal();
  }

  private showTab(tab: string): void {
    this.app.dataset.tab = tab;
    for (const button of byId("tabs").querySelectorAll<HTMLElement>("[role=tab]"))
      button.setAttribute("aria-selected", String(button.dataset.tab === tab));
  }

  private say(text: string, ms = 2400): void {
    const toast = byId("toast");
    toast.textContent = text;
    toast.classList.add("on");
    setTimeout(() => {
      toast.classList.remove("on");
    }, ms);
  }

  private fillProgramMenu(chosen: string): void {
    const option = ({ id, title }: { readonly id: string; readonly title: string }) =>
      html("option", { value: id }, title);
    const select = byId<HTMLSelectElement>("program");
    const numbered = this.lessons.map(({ id, title }, i) => option({ id, title: `${i + 1}  ${title}` }));
    select.replaceChildren(
      option({ id: "", title: "Your program" }),
      option(OPENING),
      html("optgroup", { label: "Lessons" }, ...numbered),
    );
    select.value = chosen;
  }

  /** What was changed is the reader's own program now. */
  private shiftProgramMenu(): void {
    byId<HTMLSelectElement>("program").value = "";
  }

  private chooseProgram(): void {
    const { value } = byId<HTMLSelectElement>("program");
    if (value === "") this.openOwn();
    const program = value === OPENING.id ? OPENING : this.lessons.find(({ id }) => id === value);
    if (program !== undefined) this.openProgram(program);
  }

  /** The program that the reader left for one of a link or of the menu. */
  private openOwn(): void {
    const own = draftAt("");
    if (own !== null && own !== this.editor.getText()) this.openText(own);
  }

  /** What the sheet says before the first run. */
  private fillNothing(): void {
    const examples: readonly (readonly [string, string])[] = [
      ["two names, one list", "a = [1, 2, 3]\nb = a\nb.append(4)\nprint(a)\ndel a\n"],
      [
        "a list that holds itself",
        'import gc\nloop = []\nloop.append(loop)\ndel loop\nprint(gc.collect(), "object freed")\n',
      ],
      [
        "a function call",
        "def grow(items):\n    items.append(len(items))\n    return items\n\nxs = grow([])\nys = grow(xs)\nprint(xs is ys)\n",
      ],
    ];
    const buttons = examples.map(([title, code]) => {
      const button = html("button", { type: "button" }, title);
      button.addEventListener("click", () => {
        this.openText(code);
        void this.session.run();
      });
      return button;
    });
    const nothing = byId("objects").querySelector(".nothing");
    nothing?.append(
      html("b", {}, "Type a program, then Run it or Step through it"),
      html("span", {}, "or begin with an example"),
      html("div", { class: "examples" }, ...buttons),
    );
  }
}

/** Where the program is wrong, for the editor. */
function errorMark({ failure, uncaught, isEdited, status }: PageState): Mark | null {
  if (failure?.kind === "syntax") {
    return { ...failure.place, message: `${failure.typeName}: ${failure.message}` };
  }
  if (failure !== null) return { line: 1, column: 1, endColumn: 1, message: failure.message };
  if (uncaught === null || isEdited || status !== "finished" || uncaught.line === 0) return null;
  const message = uncaught.message === "" ? uncaught.typeName : `${uncaught.typeName}: ${uncaught.message}`;
  return { line: uncaught.line, column: 1, endColumn: 1000, message };
}

/** On a phone the current line and the story stand above the picture. */
function drawLead(element: HTMLElement, view: EditorState, text: string): void {
  const line =
    view.line > 0 ? [html("div", { class: "lead-line" }, html("i", {}, String(view.line)), text.trim())] : [];
  const words =
    view.error === null ? wordsElements(view.story) : [html("span", { class: "bad" }, view.error.message)];
  element.replaceChildren(...line, html("p", {}, ...words));
}

/** Remembers the reader's text, if the browser has room for it. */
function keep(text: string): void {
  keepDraft(location.hash, text);
}

/** Whether this page was here before in the same tab: loaded again, gone back to, or restored. */
function isSameVisit(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "reload" || entry?.type === "back_forward";
}

function speedControl(onChange: (pace: Pace | null) => void): HTMLElement {
  const options = PACES.map(([title], i) => html("option", { value: i }, title));
  const select = html("select", { "aria-label": "Speed" }, ...options);
  select.addEventListener("change", () => {
    onChange(PACES[Number(select.value)]?.[1] ?? null);
  });
  return html("label", { class: "speed" }, html("span", {}, "speed"), select);
}

/** With the next frame of the screen, or soon when the page is not on it. */
function onNextFrame(action: () => void): void {
  if (document.hidden) setTimeout(action, 100);
  else requestAnimationFrame(action);
}
