// The reader's text on its way over a reload that the page itself asks for: it travels in the history entry, which
// needs no storage and takes what was typed rather than what the address said.

interface Carried {
  readonly ouroborosProgram: string;
}

/** To be called before the page is loaded anew. */
export function carry(text: string): void {
  history.replaceState({ ouroborosProgram: text } satisfies Carried, "");
}

/** The text that came along, once. */
export function takeCarried(): string | null {
  const state = history.state as Partial<Carried> | null;
  if (typeof state?.ouroborosProgram !== "string") return null;
  history.replaceState(null, "");
  return state.ouroborosProgram;
}
