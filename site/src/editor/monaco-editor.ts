// Monaco without a worker and with only the features that a page of Python needs. This file is a chunk of its own,
// loaded after the first picture stands.
import { editor as monacoEditor, KeyCode, KeyMod, MarkerSeverity, Range } from "monaco-editor/editor";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/languages/definitions/python/register";
import styles, { codicon } from "virtual:monaco-css";
import type { Words } from "../model/narration";
import { html } from "../views/elements";
import { homeOf } from "../views/palette";
import { wordsElements } from "../views/words";
import type { Caret, EditorEvents, EditorState, Hint, Mark, ProgramEditor } from "./editor";

type Standalone = ReturnType<typeof monacoEditor.create>;
type Decoration = Parameters<Standalone["createDecorationsCollection"]>[0] extends (infer D)[] | undefined
  ? D
  : never;

let isPrepared = false;
const sheet = new CSSStyleSheet();

/** Monaco on `host`, with the page's colours. */
export function fullEditor(host: HTMLElement, text: string, events: EditorEvents): ProgramEditor {
  prepareOnce();
  const root = html("div", { class: "monaco-host" });
  host.append(root);
  const home = homeOf(host);
  const shadow = host.getRootNode();
  if (shadow instanceof ShadowRoot && !shadow.adoptedStyleSheets.includes(sheet))
    shadow.adoptedStyleSheets.push(sheet);
  const theme = () => {
    applyTheme(home);
  };
  theme();
  const model = monacoEditor.createModel(text, "python");
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  const editor = monacoEditor.create(root, {
    model,
    ariaLabel: "Program",
    automaticLayout: true,
    bracketPairColorization: { enabled: false },
    matchBrackets: "near",
    contextmenu: false,
    cursorSmoothCaretAnimation: "off",
    // The text area hears what arrives in one piece before it is inserted.
    editContext: false,
    fixedOverflowWidgets: true,
    folding: false,
    fontFamily: getComputedStyle(home).getPropertyValue("--font-code"),
    fontSize: 13,
    glyphMargin: true,
    guides: { indentation: false },
    hideCursorInOverviewRuler: true,
    lineDecorationsWidth: 10,
    lineHeight: 22,
    lineNumbersMinChars: 3,
    minimap: { enabled: false },
    occurrencesHighlight: "off",
    overviewRulerBorder: false,
    overviewRulerLanes: 0,
    padding: { top: 4, bottom: 12 },
    quickSuggestions: false,
    renderLineHighlight: "none",
    renderWhitespace: "none",
    scrollBeyondLastLine: false,
    scrollbar: {
      useShadows: false,
      verticalScrollbarSize: 8,
      horizontalScrollbarSize: 8,
      alwaysConsumeMouseWheel: false,
    },
    stickyScroll: { enabled: false },
    suggestOnTriggerCharacters: false,
    tabSize: 4,
    wordBasedSuggestions: "off",
  });
  const marks = editor.createDecorationsCollection();
  let isSetting = false;
  let zone: string | null = null;
  let zoneText = "";
  let shownLine = 0;

  model.onDidChangeContent(() => {
    if (!isSetting) events.onChange(model.getValue());
  });
  editor.onMouseDown((event) => {
    const { GUTTER_GLYPH_MARGIN, GUTTER_LINE_NUMBERS } = monacoEditor.MouseTargetType;
    const isGutter = event.target.type === GUTTER_GLYPH_MARGIN || event.target.type === GUTTER_LINE_NUMBERS;
    const line = event.target.position?.lineNumber;
    if (isGutter && line !== undefined) events.onToggleBreakpoint(line);
  });
  editor.addCommand(KeyCode.F9, () => {
    const line = editor.getPosition()?.lineNumber;
    if (line !== undefined) events.onToggleBreakpoint(line);
  });
  insertLiterally(root, editor);
  // Ctrl Enter belongs to the page.
  editor.addCommand(KeyMod.CtrlCmd | KeyCode.Enter, () => undefined);
  const observer = new MutationObserver(theme);
  observer.observe(home, { attributes: true, attributeFilter: ["data-theme", "theme"] });
  const media = matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", theme);
  // All editors of a page share one theme: it is that of the one in use.
  editor.onDidFocusEditorText(theme);

  return {
    getText: () => model.getValue(),
    setText(next) {
      if (next === model.getValue()) return;
      isSetting = true;
      model.setValue(next);
      isSetting = false;
    },
    getCaret() {
      const selection = editor.getSelection();
      const offset = (line: number, column: number) => model.getOffsetAt({ lineNumber: line, column });
      return {
        start: selection === null ? 0 : offset(selection.startLineNumber, selection.startColumn),
        end: selection === null ? 0 : offset(selection.endLineNumber, selection.endColumn),
        scrollTop: editor.getScrollTop(),
        hasFocus: editor.hasTextFocus(),
      };
    },
    setCaret(caret: Caret) {
      const [start, end] = [model.getPositionAt(caret.start), model.getPositionAt(caret.end)];
      editor.setSelection(Range.fromPositions(start, end));
      editor.setScrollTop(caret.scrollTop);
      if (caret.hasFocus) editor.focus();
    },
    show(next) {
      marks.set(decorationsOf(next));
      monacoEditor.setModelMarkers(model, "ouroboros", next.error === null ? [] : [markerOf(next.error)]);
      showStory(next.storyLine, next.story, next.error);
      if (next.line > 0 && next.line !== shownLine) editor.revealLineInCenterIfOutsideViewport(next.line);
      shownLine = next.line;
    },
    focus() {
      editor.focus();
    },
    dispose() {
      observer.disconnect();
      media.removeEventListener("change", theme);
      editor.dispose();
      model.dispose();
      root.remove();
    },
  };

  function decorationsOf({ line, breakpoints, error, hints }: EditorState): Decoration[] {
    const list: Decoration[] = [];
    const last = model.getLineCount();
    const whole = (number: number) => new Range(number, 1, number, 1);
    if (line > 0 && line <= last) {
      list.push({
        range: whole(line),
        options: {
          isWholeLine: true,
          className: "line-now",
          marginClassName: "line-now margin-now",
          lineNumberClassName: "number-now",
        },
      });
    }
    for (const number of breakpoints) {
      if (number <= last)
        list.push({
          range: whole(number),
          options: { glyphMarginClassName: "breakpoint", glyphMarginHoverMessage: { value: "Breakpoint" } },
        });
    }
    if (error !== null && error.line <= last)
      list.push({ range: whole(error.line), options: { isWholeLine: true, className: "line-bad" } });
    for (const hint of hints) if (hint.line <= last) list.push(hintDecoration(hint));
    return list;
  }

  function hintDecoration({ line, text, isNow }: Hint): Decoration {
    const end = model.getLineMaxColumn(line);
    const inlineClassName = isNow ? "hint now" : "hint";
    return {
      range: new Range(line, end, line, end),
      options: {
        showIfCollapsed: true,
        after: {
          content: `\u2002${text}\u2002`,
          inlineClassName,
          cursorStops: monacoEditor.InjectedTextCursorStops.None,
        },
      },
    };
  }

  function markerOf({ line, column, endColumn, message }: Mark) {
    const number = Math.min(Math.max(1, line), model.getLineCount());
    return {
      severity: MarkerSeverity.Error,
      message,
      startLineNumber: number,
      endLineNumber: number,
      startColumn: column,
      endColumn,
    };
  }

  /** The story stands between the lines, under the one that is about to run. */
  function showStory(line: number, story: readonly Words[], error: Mark | null): void {
    const words: readonly Words[] = error === null ? story : [{ text: error.message }];
    const at = error === null ? line : error.line;
    const text = words.map((word) => word.text).join("");
    const key = `${at} ${error === null ? "" : "!"}${text}`;
    if (key === zoneText && (zone !== null || text === "")) return;
    zoneText = key;
    editor.changeViewZones((zones) => {
      if (zone !== null) zones.removeZone(zone);
      zone = null;
      if (text === "" || at <= 0) return;
      const say = html(
        "p",
        { class: error === null ? "say" : "say bad", "aria-live": "polite" },
        ...wordsElements(words),
      );
      const domNode = html("div", { class: "say-zone" }, say);
      const width = Math.max(160, editor.getLayoutInfo().contentWidth - 14);
      say.style.width = `${width}px`;
      const height = measure(say);
      zone = zones.addZone({
        afterLineNumber: Math.min(at, model.getLineCount()),
        heightInPx: height + 8,
        domNode,
        suppressMouseDown: true,
      });
      tellInView(at, height + 8);
    });
  }

  /** The story is in view when its line is. */
  function tellInView(line: number, height: number): void {
    const bottom = editor.getBottomForLineNumber(line) + height;
    const hidden = bottom - editor.getScrollTop() - editor.getLayoutInfo().height;
    if (hidden > 0)
      setTimeout(() => {
        editor.setScrollTop(editor.getScrollTop() + hidden);
      });
  }

  function measure(say: HTMLElement): number {
    const copy = say.cloneNode(true) as HTMLElement;
    copy.style.position = "absolute";
    copy.style.visibility = "hidden";
    root.append(copy);
    const height = copy.offsetHeight;
    copy.remove();
    return height;
  }
}

/** Keys that come faster than this, several in a row, are not typed by hand. */
const BY_MACHINE_MS = 30;
const BY_MACHINE_KEYS = 6;

/**
 * Text that arrives in one piece, or from a text expander or dictation, brings its own indentation; Monaco would add
 * the one of the line above to each of its lines.
 */
function insertLiterally(root: HTMLElement, editor: Standalone): void {
  const insert = (text: string) => {
    editor.trigger("keyboard", "paste", { text, pasteOnNewLine: false });
  };
  root.addEventListener(
    "beforeinput",
    (event) => {
      if (event.data?.includes("\n") !== true) return;
      event.preventDefault();
      event.stopPropagation();
      insert(event.data);
    },
    true,
  );
  let last = 0;
  let streak = 0;
  editor.onKeyDown((event) => {
    const { timeStamp, repeat } = event.browserEvent;
    streak = timeStamp - last < BY_MACHINE_MS && !repeat ? streak + 1 : 0;
    last = timeStamp;
    if (event.keyCode !== KeyCode.Enter || streak < BY_MACHINE_KEYS || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    insert("\n");
  });
}

function prepareOnce(): void {
  if (isPrepared) return;
  isPrepared = true;
  // No feature above needs a worker; one that did would be noticed here.
  self.MonacoEnvironment = {
    getWorker() {
      throw new Error("the editor was meant to work without a worker");
    },
  };
  sheet.replaceSync(`${styles}\n.monaco-aria-container{position:absolute;left:-999em}`);
  document.adoptedStyleSheets.push(sheet);
  const font = new FontFace("codicon", `url(${codicon})`);
  document.fonts.add(font);
}

/** Monaco's themes, made of the page's tokens. */
function applyTheme(home: HTMLElement): void {
  const style = getComputedStyle(home);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const isDark = style.colorScheme.includes("dark");
  const bare = (name: string) => token(name).replace("#", "");
  monacoEditor.defineTheme("ouroboros", {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      { token: "", foreground: bare("--text-1") },
      { token: "keyword", foreground: bare("--type-class") },
      { token: "string", foreground: bare("--type-text") },
      { token: "comment", foreground: bare("--text-3") },
      { token: "number", foreground: bare("--type-number") },
      { token: "tag", foreground: bare("--type-function") },
      { token: "delimiter", foreground: bare("--text-1") },
      { token: "delimiter.parenthesis", foreground: bare("--text-1") },
      { token: "delimiter.square", foreground: bare("--text-1") },
      { token: "delimiter.curly", foreground: bare("--text-1") },
      { token: "delimiter.bracket", foreground: bare("--text-1") },
      { token: "string.escape", foreground: bare("--type-text") },
    ],
    colors: {
      "editor.background": token("--surface-app"),
      "editor.foreground": token("--text-1"),
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, token("--text-1")]),
      ),
      "editorLineNumber.foreground": token("--text-3"),
      "editorLineNumber.activeForeground": token("--text-1"),
      "editorCursor.foreground": token("--text-1"),
      "editor.selectionBackground": token("--accent-soft"),
      "editorGutter.background": token("--surface-app"),
      "editorWidget.background": token("--surface-paper"),
      "editorHoverWidget.background": token("--surface-paper"),
      "editorError.foreground": token("--danger"),
      focusBorder: token("--accent"),
      "scrollbarSlider.background": token("--line"),
      "scrollbarSlider.hoverBackground": token("--line-box"),
      "scrollbarSlider.activeBackground": token("--line-control"),
    },
  });
  monacoEditor.setTheme("ouroboros");
}
