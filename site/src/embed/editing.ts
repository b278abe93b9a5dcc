// The editor of an embed: loaded when the reader goes into the program, Monaco in it when they stay.
import { EditorHost } from "../editor/editor-host";
import { NO_MARKS } from "../editor/editor";
import { html } from "../views/elements";
import { dressForPlayer } from "./player";
import type { Marks } from "./words";

/** Editors of this page. All Monacos of a page have one theme: those that need another one are closed. */
const opened = new Set<Editing>();

/** An editor after `text`, which it stands in for. */
export class Editing {
  private readonly host = html("div", {
    class: "edit editing",
    part: "editor",
    role: "region",
    "aria-label": "Editor",
  });
  private readonly editor: EditorHost;

  /** `onYield`: an editor in other colours is opened; this one should be disposed, the text stays. */
  constructor(
    text: HTMLElement,
    code: string,
    marks: Marks,
    onChange: (code: string) => void,
    private readonly onYield: () => void,
  ) {
    dressForPlayer(text.getRootNode());
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
    const looks = this.looks();
    for (const other of opened) if (other.looks() !== looks) other.onYield();
    opened.add(this);
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
    opened.delete(this);
    this.editor.dispose();
    this.host.remove();
  }

  /** What Monaco's theme is made of, as far as themes differ. */
  private looks(): string {
    const style = getComputedStyle(this.host);
    return ["--surface-app", "--text-1"].map((token) => style.getPropertyValue(token)).join();
  }

  private grow(code: string): void {
    this.host.style.setProperty("--lines", String(Math.max(3, code.split("\n").length)));
  }
}
