// What <ouro-playground> says to the page around it. These types, and those of the element, are embed.d.ts.

/** The attribute `state`. */
export type EmbedState = "idle" | "loading" | "running" | "paused" | "finished" | "failed";

/** The attributes, for templates that are checked; `docs/embed.md` says what they mean. */
export interface EmbedAttributes {
  src?: string;
  views?: string;
  controls?: boolean | "";
  editable?: boolean | "";
  autorun?: boolean | "";
  python?: "3.11" | "3.12" | "3.13" | "3.14" | "3.14-generational";
  at?: number | string;
  step?: number | string;
  tick?: number | string;
  breakpoints?: number | string;
  "gc-thresholds"?: number | string;
  "max-bytes"?: number | string;
  "max-steps"?: number | string;
  loading?: "lazy" | "eager";
  theme?: "light" | "dark" | "auto";
}

/** The events of <ouro-playground> and their details; they bubble and cross shadow roots. */
export interface EmbedEvents {
  /** The first picture stands. */
  "ouro-ready": Record<string, never>;
  /** The reader has changed the program. */
  "ouro-change": { readonly code: string };
  /** The program stands at another moment. */
  "ouro-step": { readonly position: number; readonly line: number };
  /** Time has gone forward over a collection. */
  "ouro-gc": { readonly generation: number; readonly collected: number };
  /** The program has written something. */
  "ouro-output": { readonly stream: "stdout" | "stderr" | "graph"; readonly text: string };
  /** A run is over: at its end, by an exception, or at the limit of `max-steps`. */
  "ouro-done": { readonly reason: "end" | "exception" | "limit" };
  /** The program does not compile, has raised an exception, or could not be run here. */
  "ouro-error": { readonly type: string; readonly message: string; readonly line: number };
}

/** One object of a snapshot. */
export interface ObjectFacts {
  readonly number: number;
  readonly type: string;
  /** Bytes, as `sys.getsizeof` says. */
  readonly size: number;
  readonly refcount: number;
  readonly generation: number | null;
  readonly isUnreachable: boolean;
}

/** The moment that is shown, as plain data. */
export interface Snapshot {
  /** Tick: bytecode instructions that have been executed. */
  readonly position: number;
  /** Line that is about to run, 0 when there is none. */
  readonly line: number;
  /** Bytes in use on the Python heap. */
  readonly liveBytes: number;
  /** The program's own objects. */
  readonly objects: readonly ObjectFacts[];
  readonly output: string;
}

type EventsByName = { readonly [K in keyof EmbedEvents]: CustomEvent<EmbedEvents[K]> };

declare global {
  /** Listeners of the element, of those around it, of the document and of the window. */
  interface GlobalEventHandlersEventMap extends EventsByName {}
}
