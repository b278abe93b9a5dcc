// What a frame and the page around it say to each other, as `{ouro: 1, type, ...}`.
import type { EmbedEvents } from "./api";

/** From the frame to the page around it. */
export type FromFrame =
  | { readonly ouro: 1; readonly type: "ready" }
  /** The content has this height, in CSS pixels. */
  | { readonly ouro: 1; readonly type: "resize"; readonly height: number }
  /** The frame may not open a window by itself. */
  | { readonly ouro: 1; readonly type: "open"; readonly url: string }
  | { readonly ouro: 1; readonly type: "event"; readonly name: keyof EmbedEvents; readonly detail: unknown }
  | {
      readonly ouro: 1;
      readonly type: "return";
      readonly id: unknown;
      readonly value?: unknown;
      readonly error?: string;
    };

/** Methods of the element that the page around a frame may call. */
export const CALLABLE = ["run", "stop", "pause", "step", "back", "seek", "reset", "edit", "toURL"] as const;

/** From the page around it to the frame. */
export type ToFrame =
  | { readonly ouro: 1; readonly type: "init"; readonly theme?: "auto" | "light" | "dark" }
  | {
      readonly ouro: 1;
      readonly type: "call";
      readonly id: unknown;
      readonly method: (typeof CALLABLE)[number];
      readonly args?: readonly unknown[];
    };
