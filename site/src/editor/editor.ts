// What the page asks of a program editor; the quick one that is there at once and Monaco both answer it.
import type { Words } from "../model/narration";

/** A stretch of one line; lines and columns count from 1. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly message: string;
}

/** A small remark behind a line. */
export interface Hint {
  readonly line: number;
  readonly text: string;
  readonly isNow: boolean;
}

export interface EditorState {
  /** Line about to run, 0 for none. */
  readonly line: number;
  readonly breakpoints: ReadonlySet<number>;
  readonly error: Mark | null;
  readonly hints: readonly Hint[];
  /** What the last step changed, told under `storyLine`. */
  readonly story: readonly Words[];
  readonly storyLine: number;
}

export interface Caret {
  readonly start: number;
  readonly end: number;
  readonly scrollTop: number;
  readonly hasFocus: boolean;
}

/** The text of the program and the marks on it. */
export interface ProgramEditor {
  getText(): string;
  setText(text: string): void;
  getCaret(): Caret;
  setCaret(caret: Caret): void;
  show(state: EditorState): void;
  focus(): void;
  dispose(): void;
}

export interface EditorEvents {
  onChange(text: string): void;
  onToggleBreakpoint(line: number): void;
}

export const NO_MARKS: EditorState = {
  line: 0,
  breakpoints: new Set(),
  error: null,
  hints: [],
  story: [],
  storyLine: 0,
};
