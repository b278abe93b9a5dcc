// The editor of an embed: loaded when the reader goes into the program, Monaco in it when they stay.
import { EditorHost } from "../editor/editor-host";
import { NO_MARKS } from "../editor/editor";
import { html } from "../views/elements";
import { playerSheet } from "./player";
import type { Marks } from "./words";

/** An editor after `text`, which it stands in for. */
export class Editing {
  private readonly host = html("div", {
    class: "edit editing",
    part: "editor",
    role: "region",
    "aria-label": "Editor",
  });
  private readonly editor: EditorHost;

  constructor(text: HTMLElement, code: string, marks: Marks, onChange: (code: string) => void) {
    const root = text.getRootNode();
    const looks = playerSheet();
    if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(looks))
      root.adoptedStyleSheets = [looks, ...root.adoptedStyleSheets];
    this.grow(code);
    text.after(this.host);
    this.editor = new EditorHost(
      this.host,
      {
        onChange: (changed) => {
          this.grow(changed);
          onChange(changed);
        },
        onToggleBreakpoint: () => undefined,
      },
      code,
    );
    this.show(marks);
  }

  setText(code: string): void {
    this.editor.setText(code);
    this.grow(code);
  }

  show({ line, badLine }: Marks): void {
    const error = badLine === 0 ? null : { line: badLine, column: 1, endColumn: 1000, message: "" };
    this.editor.show({ ...NO_MARKS, line, error });
  }

  focus(offset: number): void {
    this.editor.focus(offset);
  }

  dispose(): void {
    this.editor.dispose();
    this.host.remove();
  }

  private grow(code: string): void {
    this.host.style.setProperty("--lines", String(Math.max(3, code.split("\n").length)));
  }
}
