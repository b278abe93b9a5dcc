// The program's text on the page: the quick surface first, Monaco in its place when there is time or the reader comes
// near. Text, caret and marks go along.
import type { EditorEvents, EditorState, ProgramEditor } from "./editor";
import { NO_MARKS } from "./editor";
import { quickEditor } from "./quick-editor";

const IDLE_MS = 400;

export class EditorHost {
  private editor: ProgramEditor;
  private state: EditorState = NO_MARKS;
  private isUpgrading = false;
  private isDisposed = false;

  constructor(
    private readonly host: HTMLElement,
    private readonly events: EditorEvents,
    text = "",
  ) {
    this.editor = quickEditor(host, text, events);
    const near = () => {
      void this.upgrade();
    };
    host.addEventListener("pointerenter", near, { once: true });
    host.addEventListener("focusin", near, { once: true });
  }

  getText(): string {
    return this.editor.getText();
  }

  setText(text: string): void {
    this.editor.setText(text);
  }

  show(state: EditorState): void {
    this.state = state;
    this.editor.show(state);
  }

  /** Takes the caret to an offset in the text. */
  focus(offset = 0): void {
    this.editor.setCaret({ start: offset, end: offset, scrollTop: 0, hasFocus: true });
  }

  dispose(): void {
    this.isDisposed = true;
    this.editor.dispose();
  }

  /** Loads the full editor when the page has nothing better to do. */
  upgradeSoon(): void {
    setTimeout(() => {
      void this.upgrade();
    }, IDLE_MS);
  }

  private async upgrade(): Promise<void> {
    if (this.isUpgrading) return;
    this.isUpgrading = true;
    try {
      const { fullEditor } = await import("./monaco-editor");
      if (this.isDisposed) return;
      const caret = this.editor.getCaret();
      const next = fullEditor(this.host, this.editor.getText(), this.events);
      this.editor.dispose();
      this.editor = next;
      next.show(this.state);
      next.setCaret(caret);
    } catch (error) {
      // The quick surface goes on working; the next visit tries again.
      console.error("the full editor could not be loaded", error);
    }
  }
}
