// What the element and its player say to each other.
import type { Options } from "../options";
import type { EmbedEvents, EmbedState } from "./api";

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
