// <ouro-playground>: a program in an article that can be run. This file is `embed.js`; it shows the program and waits.
// What runs it is loaded when somebody wants that.
import tokens from "virtual:host-tokens";
import { highlight } from "../editor/highlight";
import { readOptions, withSetup } from "../options";
import type { OptionName, Options } from "../options";
import type { EmbedAttributes, EmbedEvents, EmbedState, Snapshot } from "./api";
import styles from "./element.css?inline";
import type { Player } from "./player";
import { sourceOf } from "./source";
import type { Marks } from "./words";

export type * from "./api";

/** Attributes that are looked at; all others are left alone. */
const ATTRIBUTES = [
  "src",
  "views",
  "controls",
  "editable",
  "autorun",
  "python",
  "at",
  "step",
  "tick",
  "breakpoints",
  "gc-thresholds",
  "max-bytes",
  "max-steps",
  "loading",
  "theme",
] as const satisfies readonly (keyof EmbedAttributes)[];

/** Monaco is given back so long after the reader has left it. */
const EDITOR_IDLE_MS = 30_000;
const BASE = import.meta.env.DEV ? "/" : import.meta.url.replace(/[^/]*$/, "");

let sheet: CSSStyleSheet | null = null;

type Editing = import("./editing").Editing;

/** The element. Its events are those of EmbedEvents. */
export class OuroPlayground extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;

  private readonly frame = element("div", "ouro");
  private readonly text = element("pre", "text");
  private readonly go = element("button", "go", "Run");
  private readonly message = element("p", "message");
  private readonly stage = element("div", "player");
  private readonly watcher = new MutationObserver(() => {
    this.takeText();
  });
  private sight: IntersectionObserver | null = null;
  private isSeen = false;
  private written = "";
  private setup = "";
  private at = 0;
  private typed: string | null = null;
  private rows: HTMLElement[] = [];
  private marks: Marks = { line: 0, badLine: 0 };
  private player: Player | null = null;
  private loadingPlayer: Promise<Player | null> | null = null;
  private editing: Editing | null = null;
  private editingTimer: ReturnType<typeof setTimeout> | undefined;
  /** Grows when the element leaves the page: what was begun before is void. */
  private life = 0;
  private isAutorunDone = false;
  private fetched: string | null = null;
  private ownBreakpoints: Set<number> | null = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: false });
    if (sheet === null) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(tokens + styles);
    }
    root.adoptedStyleSheets = [sheet];
    this.go.type = "button";
    this.go.part.add("run-button");
    this.text.part.add("editor");
    this.text.tabIndex = 0;
    this.text.setAttribute("role", "region");
    this.text.setAttribute("aria-label", "Program");
    this.message.setAttribute("role", "status");
    this.message.part.add("message");
    this.message.hidden = true;
    this.frame.part.add("frame");
    const code = element("div", "code");
    const caption = element("div", "caption");
    const captionSlot = element("slot");
    captionSlot.name = "caption";
    const source = element("slot");
    source.hidden = true;
    code.append(this.text, this.go);
    caption.append(captionSlot);
    this.frame.append(code, this.message, this.stage, caption, source);
    root.append(this.frame);
    this.listen();
  }

  // --- life ----

  connectedCallback(): void {
    this.takeText();
    this.check();
    this.watcher.observe(this, { childList: true, characterData: true, subtree: true });
    this.reflect("idle");
    this.sight = new IntersectionObserver(
      (entries) => {
        this.isSeen = entries.at(-1)?.isIntersecting === true;
        this.appear();
      },
      { rootMargin: "100px" },
    );
    this.sight.observe(this);
    document.addEventListener("visibilitychange", this.onVisibility);
    if (this.getAttribute("loading") === "eager") this.appear(true);
  }

  disconnectedCallback(): void {
    this.life++;
    this.watcher.disconnect();
    this.sight?.disconnect();
    this.sight = null;
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.reset();
    this.isAutorunDone = false;
  }

  attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    // An element that is upgraded hears of all its attributes before it is told that it stands in a page.
    if (this.sight === null || old === value) return;
    if (name === "theme") this.player?.redraw();
    else if (name === "src") this.takeText();
    else if (this.player !== null && name !== "autorun" && name !== "loading") this.reset();
    this.check(name);
  }

  private readonly onVisibility = (): void => {
    this.player?.setHidden(document.hidden || !this.isSeen);
  };

  /** The element has come into view, or gone out of it. */
  private appear(isEager = false): void {
    this.player?.setHidden(document.hidden || !this.isSeen);
    if (!isEager && !this.isSeen) return;
    const { src } = this;
    if (src !== null && this.fetched !== src) void this.fetchSource(src);
    else if (this.hasAttribute("autorun") && !this.isAutorunDone && this.code !== "") {
      this.isAutorunDone = true;
      void this.run();
    }
  }

  // --- what it is told ----

  /** Address of the program, when it does not stand in the page. */
  get src(): string | null {
    const src = this.getAttribute("src");
    return src === null || src === "" ? null : new URL(src, document.baseURI).href;
  }

  /** The program: as written by the author, or as it was edited. */
  get code(): string {
    return this.typed ?? this.written;
  }

  set code(code: string) {
    this.typed = code;
    this.editing?.setText(code);
    this.player?.setCode(code);
    this.draw();
  }

  /** The attribute of the same name. */
  get state(): EmbedState {
    return (this.getAttribute("state") ?? "idle") as EmbedState;
  }

  /** Tick of the moment that is shown. */
  get position(): number {
    return this.player?.state.position.tick ?? 0;
  }

  /** Ticks of the run, as far as it is known. */
  get length(): number {
    return this.player?.length ?? 0;
  }

  /** Lines at which a run stops. A new set takes the place of the old one. */
  get breakpoints(): ReadonlySet<number> {
    return this.ownBreakpoints ?? new Set(this.options().breakpoints ?? []);
  }

  set breakpoints(lines: Iterable<number>) {
    this.ownBreakpoints = new Set(lines);
    this.player?.setBreakpoints([...this.ownBreakpoints]);
  }

  /** The moment that is shown, as plain data; null before the first one. */
  get snapshot(): Snapshot | null {
    return this.player?.snapshot ?? null;
  }

  /** Runs the program: to its chosen moment the first time, else to its end. */
  async run(): Promise<void> {
    await (await this.load())?.run();
  }

  /** Holds the program that runs. */
  async pause(): Promise<void> {
    await this.player?.pause();
  }

  /** Ends the run; it can still be looked at. */
  async stop(): Promise<void> {
    await this.player?.stop();
  }

  /** Goes moments forward. */
  async step(count = 1): Promise<void> {
    await (await this.load())?.step(count);
  }

  /** Goes moments back. */
  async back(count = 1): Promise<void> {
    await this.player?.back(count);
  }

  /** Goes to a tick. */
  async seek(tick: number): Promise<void> {
    await this.player?.seek(tick);
  }

  /** Back to the program as its author wrote it, before its first run. */
  reset(): void {
    const { player } = this;
    this.player = null;
    this.loadingPlayer = null;
    player?.dispose();
    this.closeEditor();
    this.typed = null;
    this.stage.replaceChildren();
    this.showMessage("");
    this.marks = { line: 0, badLine: 0 };
    this.go.hidden = this.go.disabled = false;
    this.reflect("idle");
    this.draw();
  }

  /** Opens the editor, if the element is `editable`. */
  async edit(offset = 0): Promise<void> {
    clearTimeout(this.editingTimer);
    if (!this.hasAttribute("editable") || this.editing !== null) return;
    const { life } = this;
    const { Editing } = await import("./editing");
    if (life !== this.life || (this.editing as Editing | null) !== null) return;
    const onChange = (code: string) => {
      this.typed = code;
      this.player?.setCode(code);
      this.draw();
      this.tell("ouro-change", { code });
    };
    this.editing = new Editing(this.text, this.code, this.marks, onChange, () => {
      this.closeEditor();
    });
    this.text.hidden = true;
    this.editing.focus(offset);
  }

  /** The address of the playground with this program, at this moment. */
  async toURL(): Promise<string> {
    const { player } = this;
    if (player !== null) return player.address();
    const { fragmentOf } = await import("../address");
    const options = withSetup(this.options(), this.setup.split("\n").length - 1);
    return `${BASE}${await fragmentOf(this.setup + this.code, options)}`;
  }

  // --- how it does it ----

  private listen(): void {
    this.go.addEventListener("click", () => void this.run());
    const prepare = () => {
      // By the time the button is pressed the rest is here.
      void import("./player").catch(() => undefined);
    };
    this.go.addEventListener("pointerenter", prepare, { once: true });
    this.go.addEventListener("focus", prepare, { once: true });
    this.text.addEventListener("click", (event) => {
      if (getSelection()?.isCollapsed === true) void this.edit(this.offsetAt(event));
    });
    this.frame.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          if (this.state === "running") void this.pause();
          else void this.run();
        } else if (event.key === "Enter" && event.target === this.text) {
          event.preventDefault();
          void this.edit();
        } else if (event.key === "Escape" && this.editing !== null) {
          this.closeEditor();
          this.text.focus();
        }
      },
      true,
    );
    this.frame.addEventListener("focusout", () => {
      clearTimeout(this.editingTimer);
      this.editingTimer = setTimeout(() => {
        if (this.shadowRoot?.activeElement == null) this.closeEditor();
      }, EDITOR_IDLE_MS);
    });
    this.frame.addEventListener("focusin", () => {
      clearTimeout(this.editingTimer);
    });
  }

  private closeEditor(): void {
    clearTimeout(this.editingTimer);
    this.editing?.dispose();
    this.editing = null;
    this.text.hidden = false;
  }

  /** Where in the program a click went. */
  private offsetAt(event: MouseEvent): number {
    const row = this.rows.findIndex((line) => line.getBoundingClientRect().bottom > event.clientY);
    const lines = this.code.split("\n");
    const before = lines.slice(0, Math.max(0, row)).join("\n").length + (row > 0 ? 1 : 0);
    return row < 0 ? this.code.length : before + (lines[row]?.length ?? 0);
  }

  /** The player, with everything that it needs; null when it cannot be had, which is then told. */
  private load(): Promise<Player | null> {
    this.loadingPlayer ??= this.makePlayer();
    return this.loadingPlayer;
  }

  private async makePlayer(): Promise<Player | null> {
    const { life } = this;
    this.reflect("loading");
    this.go.disabled = true;
    this.showMessage("");
    try {
      const { Player, dressForPlayer } = await import("./player");
      if (life !== this.life) return null;
      dressForPlayer(this.shadowRoot);
      const { written: code, setup } = this;
      const hasControls = this.hasAttribute("controls");
      this.player = new Player(
        this.stage,
        { code, setup, options: this.options(), hasControls, base: BASE },
        {
          onState: (state) => {
            this.reflect(state);
            this.go.hidden = this.player?.state.heap != null;
            this.go.disabled = state === "loading";
          },
          onMarks: (marks) => {
            this.mark(marks);
          },
          onMessage: (text) => {
            this.showMessage(text);
          },
          onEvent: (name, detail) => {
            this.tell(name, detail);
          },
        },
      );
      if (this.typed !== null) this.player.setCode(this.typed);
      if (this.ownBreakpoints !== null) this.player.setBreakpoints([...this.ownBreakpoints]);
      return this.player;
    } catch (error) {
      console.error("<ouro-playground>", error);
      if (life !== this.life) return null;
      this.loadingPlayer = null;
      this.go.disabled = false;
      this.reflect("failed");
      const message =
        "The program cannot run now: a part of the playground did not arrive. Is there a network?";
      this.showMessage(message);
      this.tell("ouro-error", { type: "RuntimeUnavailable", message, line: 0 });
      return null;
    }
  }

  private options(): Options {
    const options = readOptions(
      (name) => this.given(name),
      () => undefined,
    );
    const isChosen = options.at !== null || options.step !== null || options.tick !== null;
    return isChosen || this.at === 0 ? options : { ...options, at: { line: this.at, times: 1 } };
  }

  /** Set-up code stands in its slot. */
  private given(name: OptionName): string | null {
    return name === "setup" ? null : this.getAttribute(name);
  }

  /** A wrong value is named on the console, once it is written. */
  private check(name?: string): void {
    const warn = (attribute: string, value: string) => {
      if (name === undefined || name === attribute)
        console.warn(`<ouro-playground>: ${attribute}="${value}" makes no sense and is ignored`);
    };
    readOptions((option) => this.given(option), warn);
    const loading = this.getAttribute("loading");
    if (loading !== null && loading !== "lazy" && loading !== "eager") warn("loading", loading);
  }

  private reflect(state: EmbedState): void {
    if (this.getAttribute("state") !== state) this.setAttribute("state", state);
  }

  private tell<K extends keyof EmbedEvents>(name: K, detail: EmbedEvents[K]): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  private takeText(): void {
    const { src } = this;
    if (src !== null) {
      if (this.isSeen && this.fetched !== src) void this.fetchSource(src);
      return;
    }
    const own = [...this.childNodes].filter((node) => !(node instanceof Element && node.slot !== ""));
    // What stands beside a <pre> is the page's own white space.
    const blocks = own.filter((node) => node instanceof HTMLPreElement);
    const setup = this.querySelector('[slot="setup"]')?.textContent ?? "";
    this.take((blocks.length > 0 ? blocks : own).map((node) => node.textContent ?? "").join(""), setup);
  }

  private take(text: string, setup: string): void {
    const { code, at } = sourceOf(text);
    const before = sourceOf(setup).code;
    if (code === this.written && before === this.setup && at === this.at && this.rows.length > 0) return;
    [this.written, this.setup, this.at] = [code, before, at];
    if (this.player !== null || this.typed !== null) this.reset();
    this.draw();
    if (this.isSeen) this.appear();
  }

  private async fetchSource(src: string): Promise<void> {
    this.fetched = src;
    try {
      const response = await fetch(src);
      if (!response.ok) throw new Error(String(response.status));
      this.take(await response.text(), this.querySelector('[slot="setup"]')?.textContent ?? "");
    } catch (error) {
      this.showMessage("The program did not arrive. Is there a network?");
      console.warn(`<ouro-playground>: ${src} could not be fetched`, error);
    }
  }

  private showMessage(text: string): void {
    this.message.textContent = text;
    this.message.hidden = text === "";
  }

  private draw(): void {
    const { code } = this;
    const lines = highlight(code.replace(/\n$/, ""));
    this.rows = lines.map((tokens) => {
      const row = element("span", "l");
      for (const { text, kind } of tokens) row.append(kind === "" ? text : element("span", kind, text));
      // An empty line is copied as one, too.
      row.append("\n");
      return row;
    });
    const block = document.createElement("code");
    block.append(...this.rows);
    this.text.replaceChildren(block);
    this.mark(this.marks);
  }

  private mark(marks: Marks): void {
    const isMoved = marks.line !== this.marks.line || marks.badLine !== this.marks.badLine;
    this.marks = marks;
    this.editing?.show(marks);
    this.rows.forEach((row, i) => {
      row.classList.toggle("cur", i + 1 === marks.line);
      row.classList.toggle("bad", i + 1 === marks.badLine);
    });
    const row = this.rows[(marks.badLine || marks.line) - 1];
    if (!isMoved || row === undefined) return;
    // Only the program scrolls, never the article.
    const top = row.offsetTop - this.text.offsetTop;
    const { scrollTop, clientHeight } = this.text;
    if (top < scrollTop || top + 44 > scrollTop + clientHeight) this.text.scrollTop = top - clientHeight / 2;
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  class_ = "",
  text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (class_ !== "") made.className = class_;
  if (text !== "") made.textContent = text;
  return made;
}

declare global {
  interface HTMLElementTagNameMap {
    "ouro-playground": OuroPlayground;
  }
}

// Two posts on one page may each bring their own embed.js.
if (customElements.get("ouro-playground") === undefined)
  customElements.define("ouro-playground", OuroPlayground);
