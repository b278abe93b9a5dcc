// Small remarks behind the lines that ran: the refcounts of the objects that a line was about.
import { changeBetween } from "./change";
import type { Heap, Key } from "./heap";

/** What to write behind a line. */
export interface LineHint {
  readonly line: number;
  /** While it is the last thing that happened. */
  readonly now: string;
  /** Afterwards. */
  readonly later: string;
}

/** The remark for the line between two moments; null when it changed no count that is worth a remark. */
export function hintBetween(before: Heap, after: Heap): LineHint | null {
  const line = before.image.scalars.line;
  if (before.image.scalars.landmark > 0 || after.image.scalars.landmark > 0) return null;
  if (line === 0 || before.image.scalars.depth !== after.image.scalars.depth) return null;
  const change = changeBetween(before, after);
  const now: string[] = [];
  const later: string[] = [];
  const add = (key: Key, old: number | null) => {
    const row = after.rowOf(key);
    if (row < 0 || after.isClass(row) || after.isImmortal(row) || now.length >= 3) return;
    const count = after.refcount(row);
    const name = shortName(after, row);
    now.push(old === null ? `${name} ${count}` : `${name} ${old} → ${count}`);
    later.push(`${name} ${count}`);
  };
  for (const { key, before: old } of change.counts) add(key, old);
  for (const { after: key } of change.names) if (key !== null && change.born.includes(key)) add(key, null);
  return now.length === 0 ? null : { line, now: now.join("   "), later: later.join("   ") };
}

function shortName(heap: Heap, row: number): string {
  const name = heap.nameOf(row);
  const short = name.slice(name.indexOf(" ") + 1).replace(/^'(.*)'$/, "$1");
  return short.startsWith("#") ? name : short;
}
