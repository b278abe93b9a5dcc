// What the element and its player say to each other, and to the page around them.
import type { Options } from "../options";

/** The attribute `state`. */
export type EmbedState = "idle" | "loading" | "running" | "paused" | "finished" | "failed";

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
  readonly size: number;
  readonly refcount: number;
  readonly generation: number | null;
  readonly isUnreachable: boolean;
}

/** The moment that is shown, as plain data. */
export interface Snapshot {
  readonly position: number;
  readonly line: number;
  /** Bytes in use on the Python heap. */
  readonly liveBytes: number;
  /** The program's own objects. */
  readonly objects: readonly ObjectFacts[];
  readonly output: string;
}

/** What a player is to play. */
export interface Piece {
  readonly code: string;
  /** Runs before the program and is not shown. */
  readonly setup: string;
  readonly options: Options;
  readonly hasControls: boolean;
  /** Folder of embed.js, with its slash. */
  readonly base: string;
}

/** The marks on the program's lines; 0 is none. */
export interface Marks {
  readonly line: number;
  readonly badLine: number;
}

/** What a player tells its element. */
export interface PlayerListener {
  onState(state: EmbedState): void;
  onMarks(marks: Marks): void;
  /** A plain sentence to stand under the program; empty when all is well. */
  onMessage(text: string): void;
  onEvent<K extends keyof EmbedEvents>(name: K, detail: EmbedEvents[K]): void;
}
