// What the reader typed, by the address they typed it at: the program of each link has its own, so that neither a link
// nor another program takes anybody's text away.
import { hasProgram } from "../address";
import { fnv1a } from "../hash";
import { forget, recall, remember } from "./storage";

const OWN = "ouroboros.program";
/** Keys of the drafts over links, the last used first. */
const LIST = "ouroboros.drafts";
/** Drafts over links that are kept; what a browser gives a page is not much. */
const MOST = 20;

/** Keeps the text that stands at the address with this fragment. */
export function keepDraft(fragment: string, text: string): void {
  const key = keyOf(fragment);
  remember(key, text);
  if (key === OWN) return;
  const keys = recall(LIST)?.split(" ") ?? [];
  if (keys[0] === key) return;
  const next = [key, ...keys.filter((other) => other !== key)];
  for (const old of next.splice(MOST)) forget(old);
  remember(LIST, next.join(" "));
}

/** The text that was typed at the address with this fragment; null where none was, or nothing is left of it. */
export function draftAt(fragment: string): string | null {
  const draft = recall(keyOf(fragment));
  return draft === null || draft.trim() === "" ? null : draft;
}

let last = { fragment: "", key: OWN };

/** Links may be long, and this is asked at every key: they go by a number. All addresses without a program are one. */
function keyOf(fragment: string): string {
  if (fragment !== last.fragment)
    last = { fragment, key: hasProgram(fragment) ? `${OWN}.${numberOf(fragment)}` : OWN };
  return last.key;
}

/** 64 bits, in hexadecimal. */
function numberOf(text: string): string {
  return [fnv1a(text), fnv1a(text, 0x01000193)].map((half) => half.toString(16).padStart(8, "0")).join("");
}
