// One sentence or two about what the last step changed: the same story that the picture tells.
import { EVENTS, EventKind, PHASES, TypeId } from "../../../wasm/shim/generated/schema";
import type { Change, NameChange } from "./change";
import { changeBetween } from "./change";
import { isBehaviour } from "./fields";
import type { Heap, Key } from "./heap";
import { counted, listed } from "./text";

/** A piece of a sentence; "now" is under the marker pen. */
export interface Words {
  readonly text: string;
  readonly style?: "code" | "strong" | "now";
}

/** The story of the last step: from `before` to `after`. */
export function narrate(before: Heap | null, after: Heap, source: readonly string[]): Words[] {
  const event = landmarkWords(after, before);
  if (event !== null) return event;
  if (before === null) return [];
  const change = changeBetween(before, after);
  const line = before.image.scalars.line;
  const words = [...causeWords(change, line, before, after), ...effectWords(change, before, after)];
  if (words.length === 0) {
    if (line === 0) return [];
    return plain(
      before.image.scalars.landmark > 0
        ? `Line ${line} is done.`
        : `Line ${line} changed no object that you made.`,
    );
  }
  return [...words, ...outlookWords(change, after, source)];
}

const plain = (text: string): Words[] => [{ text }];
const code = (text: string): Words => ({ text, style: "code" });
const strong = (text: string): Words => ({ text, style: "strong" });
const now = (text: string): Words => ({ text, style: "now" });

/** What a moment inside a line is about: a collection, a finalizer, the end. */
function landmarkWords(heap: Heap, before: Heap | null): Words[] | null {
  const { landmark, eventKind, eventA, eventB } = heap.image.scalars;
  if (landmark === 0) return null;
  const named = () => {
    const row = heap.image.rowOfAddress(eventA);
    return strong(row < 0 ? "an object" : heap.nameOf(row));
  };
  switch (eventKind) {
    case EventKind.GC_BEGIN:
      return [
        { text: "A collection of " },
        strong(generationName(eventA)),
        { text: ` starts. ${beginReason(heap)}` },
      ];
    case EventKind.GC_PHASE:
      return phaseWords(heap, eventA, eventB);
    case EventKind.GC_WEAKREF:
      return [
        { text: "Before anything dies, the " },
        now("weak reference is cleared"),
        { text: ": calling it now gives None." },
      ];
    case EventKind.GC_FINALIZE:
      return [
        { text: "The collector is about to call the finalizer of " },
        named(),
        { text: ", once in its life. It could still save itself." },
      ];
    case EventKind.GC_CLEAR:
      return [
        named(),
        { text: " is about to " },
        now("give up its references"),
        { text: ", so that the counts of its cycle can fall to 0." },
      ];
    case EventKind.GC_END:
      return endWords(eventB, before, heap);
    case EventKind.FINALIZE:
      return [
        { text: "The last reference to " },
        named(),
        { text: " went away: its " },
        code("__del__"),
        { text: " is about to run." },
      ];
    case EventKind.EXIT:
      return [
        { text: "The last line is done. " },
        now("This is what the program left behind"),
        { text: "; the interpreter now lets go of it all." },
      ];
    default:
      return plain(sentence(EVENTS[eventKind]?.meaning ?? ""));
  }
}

function generationName(generation: number): string {
  return generation === 2 ? "all three generations" : `generation ${generation}`;
}

function beginReason(heap: Heap): string {
  const { count0, threshold0, gcGeneration, line } = heap.image.scalars;
  if (line === 0) return "It is the interpreter's last one.";
  if (count0 > threshold0 && threshold0 > 0) {
    return `${counted(count0, "object")} more were made than freed since the last one, over the threshold of ${threshold0}.`;
  }
  return gcGeneration === 2
    ? "The program asked for it; real counts stay as they are."
    : "Real counts stay as they are.";
}

function phaseWords(heap: Heap, phase: number, amount: number): Words[] {
  const row = PHASES[phase];
  if (row === undefined) return plain("The collector goes on.");
  const candidates = ofProgram(heap);
  const after = `: ${row.meaning}.`;
  switch (row.name) {
    case "GATHER":
      return [
        strong(row.title),
        { text: `${after} ` },
        now(counted(amount, "candidate")),
        { text: candidates },
      ];
    case "RESCUE":
      return [
        strong(row.title),
        { text: `${after} ` },
        now(amount === 0 ? "Nothing is unreachable" : `${counted(amount, "object")} cannot be reached`),
        { text: "." },
      ];
    case "SUBTRACT":
      return [
        strong(row.title),
        { text: `${after} ` },
        now("0 is a suspicion, not a verdict"),
        { text: ": Rescue decides." },
      ];
    default:
      return [strong(row.title), { text: after }];
  }
}

function ofProgram(heap: Heap): string {
  let own = 0;
  for (let row = 0; row < heap.count; row++) {
    if (heap.isOfProgram(row) && heap.generation(row) !== null) own++;
  }
  return own === 0 ? "." : `, ${counted(own, "of them is yours", "of them are yours")}.`;
}

function endWords(found: number, before: Heap | null, after: Heap): Words[] {
  if (found === 0)
    return [{ text: "The collection is over: it found " }, now("nothing unreachable"), { text: "." }];
  const freed = before === null ? [] : changeBetween(before, after).freed;
  const names = before === null ? [] : freed.map((key) => before.nameOf(before.rowOf(key)));
  const tail =
    names.length === 0 ? "" : ` ${sentence(`${listed(names)} ${names.length === 1 ? "is" : "are"} gone`)}`;
  return [
    { text: "The collection is over: it found " },
    now(counted(found, "unreachable object")),
    { text: `.${tail}` },
  ];
}

function isFinalizerCall({ image }: Heap): boolean {
  const { landmark, eventKind } = image.scalars;
  return landmark > 0 && (eventKind === EventKind.GC_FINALIZE || eventKind === EventKind.FINALIZE);
}

/** What the line did, in the words of the program. */
function causeWords(change: Change, line: number, before: Heap, after: Heap): Words[] {
  const subject = line > 0 ? `Line ${line} ` : "This ";
  const gone = change.names.filter((name) => name.after === null);
  const set = change.names.filter((name) => name.after !== null);
  if (change.entered.length > 0 && isFinalizerCall(before)) {
    const row = before.image.rowOfAddress(before.image.scalars.eventA);
    const whose = row < 0 ? "the object" : before.nameOf(row);
    return [
      code(`${change.entered.at(-1) ?? ""}()`),
      { text: " runs, with " },
      strong(whose),
      { text: " as its self." },
    ];
  }
  if (change.entered.length > 0) {
    return [
      { text: `${subject}called ` },
      code(`${change.entered.at(-1) ?? ""}()`),
      { text: ": a frame with its own names holds its arguments." },
    ];
  }
  if (change.left.length > 0) {
    const name = code(`${change.left[0] ?? ""}()`);
    return [name, { text: " is done: its frame and the names in it are gone." }];
  }
  if (gone.length > 0) {
    return [
      { text: `${subject}took away the ${gone.length === 1 ? "name" : "names"} ` },
      ...codeList(gone.map((name) => name.name)),
      { text: "." },
    ];
  }
  if (set.length > 0) return [{ text: subject }, ...bindingWords(set, change, before, after), { text: "." }];
  const stored = change.stored[0];
  if (stored !== undefined) {
    const holder = after.nameOf(after.rowOf(stored.holder));
    const target = after.nameOf(after.rowOf(stored.target));
    return [
      { text: `${subject}stored ` },
      strong(target),
      { text: " in " },
      code(stored.name),
      { text: " of " },
      strong(holder),
      { text: "." },
    ];
  }
  if (change.born.length > 0 && change.counts.length === 0) {
    const names = change.born.map((key) => after.nameOf(after.rowOf(key)));
    return [{ text: `${subject}made ` }, strong(listed(names, 3)), { text: "." }];
  }
  return [];
}

function bindingWords(set: readonly NameChange[], change: Change, before: Heap, after: Heap): Words[] {
  const [first] = set;
  if (first === undefined) return [];
  const row = after.rowOf(first.after ?? 0);
  if (set.every((name) => isModule(after, name.after))) {
    return [{ text: "imported " }, ...codeList(set.map((name) => name.name))];
  }
  if (set.length > 1) return [{ text: "set the names " }, ...codeList(set.map((name) => name.name))];
  const what = strong(withoutVariable(after, row, first.name));
  if (change.born.includes(first.after ?? 0)) {
    if (after.isClass(row) || after.isType(row, TypeId.FUNCTION)) return [{ text: "made " }, what];
    return [{ text: "made " }, what, { text: " and named it " }, code(first.name)];
  }
  if (first.before !== null) {
    const old = before.rowOf(first.before);
    const from = old < 0 ? [] : [{ text: " from " }, strong(withoutVariable(before, old, first.name))];
    return [{ text: "moved the name " }, code(first.name), ...from, { text: " to " }, what];
  }
  return [{ text: "gave " }, what, { text: " the name " }, code(first.name)];
}

/** "list #1" rather than "list x" where the sentence is about the name x. */
function withoutVariable(heap: Heap, row: number, name: string): string {
  const known = heap.nameOf(row);
  return known.endsWith(` ${name}`) && !heap.isClass(row) && !heap.isType(row, TypeId.FUNCTION)
    ? `${heap.typeName(row)} ${heap.numberText(row)}`
    : known;
}

function isModule(heap: Heap, key: Key | null): boolean {
  const row = key === null ? -1 : heap.rowOf(key);
  return row >= 0 && heap.isType(row, TypeId.MODULE);
}

/** What followed for counts and lives. */
function effectWords(change: Change, before: Heap, after: Heap): Words[] {
  const words: Words[] = [];
  const isPlain = (key: Key) => !isBehaviour(after, after.rowOf(key));
  const counts = change.counts.filter(({ key }) => isPlain(key));
  const fallen = counts.filter((item) => item.after < item.before);
  const risen = counts.filter((item) => item.after > item.before);
  const cause = causeIsPresent(change) ? " " : "";
  if (change.lost.length > 0 && fallen.length > 0) {
    words.push(
      { text: `${cause}${fellText(fallen, after)}, not to 0: ` },
      now(holdText(change.lost, after)),
      { text: "." },
    );
  } else if (fallen.length > 0 && change.freed.length === 0) {
    words.push({ text: `${cause}${fellText(fallen, after)}.` });
  } else if (risen.length > 0) {
    const [first] = risen;
    if (risen.length === 1 && first !== undefined) {
      words.push(
        { text: `${cause}The count of ` },
        strong(nameIn(after, first.key)),
        { text: " rose from " },
        now(`${first.before} to ${first.after}`),
        { text: "." },
      );
    } else {
      words.push({
        text: `${cause}The counts of ${listed(
          risen.map(({ key }) => nameIn(after, key)),
          3,
        )} rose.`,
      });
    }
  }
  if (change.freed.length > 0) {
    const names = change.freed.map((key) => nameIn(before, key));
    const verb = names.length === 1 ? "had no reference left and died" : "had no references left and died";
    words.push(
      { text: words.length > 0 || cause !== "" ? " " : "" },
      strong(listed(names, 3)),
      { text: " " },
      now(verb),
      { text: "." },
    );
  }
  return words;
}

function causeIsPresent(change: Change): boolean {
  return change.entered.length + change.left.length + change.names.length + change.stored.length > 0;
}

function fellText(
  fallen: readonly { readonly key: Key; readonly before: number; readonly after: number }[],
  heap: Heap,
): string {
  const [first] = fallen;
  if (first === undefined) return "";
  const isSame = fallen.every((item) => item.before === first.before && item.after === first.after);
  const span = `fell from ${first.before} to ${first.after}`;
  if (fallen.length === 1) return `The count of ${nameIn(heap, first.key)} ${span}`;
  if (fallen.length === 2 && isSame) return `Both counts ${span}`;
  if (isSame) return `${fallen.length} counts ${span}`;
  return `The counts of ${listed(
    fallen.map(({ key }) => nameIn(heap, key)),
    3,
  )} fell`;
}

function holdText(lost: readonly Key[], heap: Heap): string {
  if (lost.length === 1) return `${nameIn(heap, lost[0] ?? 0)} holds itself`;
  const types = new Set(lost.map((key) => heap.typeName(heap.rowOf(key))));
  const [type] = types;
  if (lost.length === 2 && types.size === 1) return `each ${type ?? "one"} still holds the other`;
  return "they still hold each other";
}

/** What the reader can look forward to. */
function outlookWords(change: Change, after: Heap, source: readonly string[]): Words[] {
  const next = source[after.image.scalars.line - 1] ?? "";
  const hasGhosts = change.lost.length > 0;
  if (!hasGhosts || !/\bgc\.collect\(/.test(next)) return [];
  return [{ text: " Step into " }, code("gc.collect()"), { text: " to see who frees them." }];
}

function nameIn(heap: Heap, key: Key): string {
  const row = heap.rowOf(key);
  return row < 0 ? "an object" : heap.nameOf(row);
}

function codeList(names: readonly string[]): Words[] {
  const words: Words[] = [];
  const shown = names.length > 4 ? names.slice(0, 3) : names;
  shown.forEach((name, i) => {
    if (i > 0) words.push({ text: i === names.length - 1 ? " and " : ", " });
    words.push(code(name));
  });
  if (shown.length < names.length) words.push({ text: ` and ${names.length - shown.length} more` });
  return words;
}

function sentence(text: string): string {
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
