import { html } from "../views/elements";
import type { Caret, EditorEvents, EditorState, ProgramEditor } from "./editor";
import { NO_MARKS } from "./editor";
import { highlight } from "./highlight";

/** Longer programs are plain text here: their colours would take longer than the full editor does. */
const COLOURED = 60_000;
const LINE_HEIGHT = 22;

/** A plain text field over coloured lines: it is there at once, and everything works in it. */
export function quickEditor(host: HTMLElement, text: string, events: EditorEvents): ProgramEditor {
  const lines = html("div", { class: "q-lines", "aria-hidden": "true" });
  const field = html("textarea", {
    class: "q-field",
    "aria-label": "Program",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
  });
  const body = html("div", { class: "q-body" }, lines, field);
  const root = html("div", { class: "quick" }, body);
  host.append(root);
  field.value = text;
  let state: EditorState = NO_MARKS;
  draw();

  field.addEventListener("input", () => {
    draw();
    events.onChange(field.value);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    field.setRangeText("    ", field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input"));
  });
  lines.addEventListener("click", (event) => {
    const row = (event.target as Element).closest<HTMLElement>(".q-number")?.parentElement;
    if (row !== null && row !== undefined) events.onToggleBreakpoint([...lines.children].indexOf(row) + 1);
  });

  return {
    getText: () => field.value,
    setText(next) {
      field.value = next;
      draw();
    },
    getCaret: () => ({
      start: field.selectionStart,
      end: field.selectionEnd,
      scrollTop: root.scrollTop,
      hasFocus: (field.getRootNode() as Document | ShadowRoot).activeElement === field,
    }),
    setCaret(caret: Caret) {
      field.setSelectionRange(caret.start, caret.end);
      root.scrollTop = caret.scrollTop;
      if (caret.hasFocus) field.focus();
    },
    show(next) {
      const isMoved = next.line !== state.line;
      state = next;
      draw();
      if (isMoved && next.line > 0) reveal(next.line);
    },
    focus() {
      field.focus();
    },
    dispose() {
      root.remove();
    },
  };

  function reveal(line: number): void {
    const top = (line - 1) * LINE_HEIGHT;
    const isInView = top >= root.scrollTop && top + 2 * LINE_HEIGHT <= root.scrollTop + root.clientHeight;
    if (!isInView) root.scrollTop = Math.max(0, top - root.clientHeight / 2);
  }

  function draw(): void {
    const source = field.value;
    const isPlain = source.length > COLOURED;
    field.classList.toggle("plain", isPlain);
    const tokens = isPlain ? [] : highlight(source);
    const rows = tokens.map((line, i) => {
      const number = i + 1;
      const classes = ["q-line"];
      if (number === state.line) classes.push("cur");
      if (state.breakpoints.has(number)) classes.push("bp");
      if (number === state.error?.line) classes.push("bad");
      const code = html(
        "span",
        { class: "q-code" },
        ...line.map(({ text, kind }) => (kind === "" ? text : html("span", { class: kind }, text))),
      );
      return html(
        "div",
        { class: classes.join(" ") },
        html("span", { class: "q-number" }, String(number)),
        code,
      );
    });
    lines.replaceChildren(...rows);
    const longest = tokens.reduce(
      (most, line) =>
        Math.max(
          most,
          line.reduce((sum, { text }) => sum + text.length, 0),
        ),
      0,
    );
    field.style.width = `max(100% - 54px, ${longest + 2}ch)`;
    field.style.height = isPlain ? "100%" : `${tokens.length * LINE_HEIGHT}px`;
  }
}
