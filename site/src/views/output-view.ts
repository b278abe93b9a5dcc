import { html as lit, nothing, render } from "lit";
import type { Position, OutputEntry } from "../../../wasm/protocol";
import { outputAt } from "../model/output";
import { graphPicture } from "./graph-picture";
import type { View } from "./view";

export interface OutputState {
  readonly entries: readonly OutputEntry[];
  readonly upTo: Position | "all";
  readonly isWaiting: boolean;
  readonly isRunning: boolean;
  readonly hasRun: boolean;
}

/** Characters that are shown: to a reader, and while they rush by. */
const SHOWN = 200_000;
const SHOWN_RUNNING = 8_000;

/** What the program had printed at this moment; input() is answered here. */
export function outputView(element: HTMLElement, onAnswer: (text: string | null) => void): View<OutputState> {
  let wasWaiting = false;
  let shown: OutputState | null = null;
  const submit = (event: Event) => {
    event.preventDefault();
    const field = element.querySelector<HTMLInputElement>("input");
    if (field === null) return;
    onAnswer(field.value);
    field.value = "";
  };
  return {
    element,
    show(state) {
      if (isSame(shown, state)) return;
      shown = state;
      const { entries, upTo, isWaiting, isRunning, hasRun } = state;
      const pieces = outputAt(entries, upTo, isRunning ? SHOWN_RUNNING : SHOWN);
      const isEmpty = pieces.length === 0;
      const isCut = !isRunning && pieces.reduce((sum, { text }) => sum + text.length, 0) >= SHOWN;
      const later = upTo !== "all" && entries.length > 0 && isEmpty;
      const hint = isCut
        ? "earlier output is not shown"
        : !isEmpty
          ? nothing
          : later
            ? "nothing printed yet"
            : hasRun
              ? "nothing printed"
              : "nothing printed yet";
      render(
        lit`<header><h2>Output</h2><span class="muted">${hint}</span></header>
          <pre tabindex="0" aria-live="polite">${pieces.map((piece) =>
            piece.stream === "stderr"
              ? lit`<span class="err">${piece.text}</span>`
              : piece.stream === "graph"
                ? graphPicture(piece.text)
                : piece.text,
          )}</pre>
          ${
            isWaiting
              ? lit`<form class="ask" @submit=${submit}>
                <label><span class="sr">Answer to input()</span><input autocomplete="off" spellcheck="false" placeholder="type a line, then Enter" /></label>
              </form>`
              : nothing
          }`,
        element,
      );
      const pre = element.querySelector("pre");
      // With the frame that lays it out anyway.
      requestAnimationFrame(() => {
        if (pre !== null) pre.scrollTop = pre.scrollHeight;
      });
      if (isWaiting && !wasWaiting) element.querySelector("input")?.focus();
      wasWaiting = isWaiting;
    },
  };
}

function isSame(a: OutputState | null, b: OutputState): boolean {
  return (
    a?.entries === b.entries &&
    a.upTo === b.upTo &&
    a.isWaiting === b.isWaiting &&
    a.isRunning === b.isRunning &&
    a.hasRun === b.hasRun
  );
}
