import { html as lit, nothing, render } from "lit";
import { ObjectFlag, PHASES } from "../../../wasm/shim/generated/schema";
import { partsOf, inlineText } from "../model/fields";
import type { Heap, Key } from "../model/heap";
import type { Holding } from "../model/ledger";
import { ledgerOf, pathFromRoot, retainedBy } from "../model/ledger";
import { typesOf } from "../model/types-table";
import { address, bytes, clip, count, counted, listed } from "../model/text";
import type { View } from "./view";

export interface AnswersState {
  readonly heap: Heap | null;
  readonly selected: Key | null;
}

/** What people ask about an object: who holds it, why it is alive, what would free it. */
export function answersView(
  element: HTMLElement,
  onSelect: (key: Key | null) => void,
  onFind: (type: string) => void,
): View<AnswersState> {
  const opened = new Set<string>();
  let whose: "program" | "all" = "program";
  let latest: AnswersState | null = null;
  const toggle = (name: string) => (event: Event) => {
    const isOpen = (event.currentTarget as HTMLDetailsElement).open;
    if (isOpen === opened.has(name)) return;
    if (isOpen) opened.add(name);
    else opened.delete(name);
    if (latest !== null) show(latest);
  };
  return { element, show };

  function show(state: AnswersState): void {
    latest = state;
    const { heap, selected } = state;
    const row = heap === null || selected === null ? -1 : heap.rowOf(selected);
    const content =
      heap === null
        ? lit`<p class="hint">Choose an object in the picture, and this column says who holds it and why it is alive.</p>`
        : lit`${heap.image.scalars.gcPhase > 0 ? copies(heap) : nothing}${
            row >= 0
              ? answers(heap, row)
              : selected !== null
                ? gone(selected)
                : heap.image.scalars.gcPhase > 0
                  ? nothing
                  : summary(heap)
          }`;
    render(content, element);
  }

  function gone(selected: Key) {
    return lit`<div class="head"><div><h3>${selected > 0 ? `Object #${selected}` : "This object"}</h3>
        <p class="txt">It is not alive at this moment: it was freed, or it is not born yet. Going back or forth in time brings it back.</p></div></div>`;
  }

  function summary(heap: Heap) {
    const { liveObjects, liveBytes, heldBytes, peakBytes } = heap.image.scalars;
    return lit`<div class="head"><div><h3>The whole heap</h3><p class="txt">${counted(liveObjects, "object")} in ${bytes(liveBytes)}; ${bytes(heldBytes)} are taken from the system, at most ${bytes(peakBytes)} were in use.</p></div>${closeButton()}</div>
      <p class="hint">Choose an object in the picture to see who holds it and why it is alive.</p>
      ${types(heap)}`;
  }

  /** Where the answers are a drawer. */
  function closeButton() {
    return lit`<button class="btn close" type="button" aria-label="Close" @click=${() => {
      onSelect(null);
    }}><svg class="ico" aria-hidden="true"><use href="#i-close" /></svg></button>`;
  }

  function types(heap: Heap) {
    const rows = typesOf(heap, whose);
    const most = 12;
    const rest = rows.slice(most);
    const choice = (value: "program" | "all", title: string) =>
      lit`<button type="button" role="radio" aria-checked=${whose === value} @click=${() => {
        whose = value;
        if (latest !== null) show(latest);
      }}>${title}</button>`;
    return lit`<div class="blk"><h4 class="types-head">Types <span class="seg" role="radiogroup" aria-label="Whose objects">${choice("program", "Yours")}${choice("all", "All")}</span></h4>
      <table class="types"><thead><tr><th scope="col">Type</th><th scope="col">objects</th><th scope="col">bytes</th></tr></thead>
        <tbody>${rows.slice(0, most).map(
          ({ name, count: objects, bytes: size, unreachable }) =>
            lit`<tr><td><button type="button" class="link-row" title="Find them" @click=${() => {
              onFind(name);
            }}><code>${clip(name, 22)}</code></button>${unreachable > 0 ? lit` <span class="tag gh">${count(unreachable)} unreachable</span>` : nothing}</td><td>${count(objects)}</td><td>${count(size)}</td></tr>`,
        )}${
          rest.length === 0
            ? nothing
            : lit`<tr class="muted"><td>${counted(rest.length, "more type")}</td><td>${count(rest.reduce((sum, row) => sum + row.count, 0))}</td><td>${count(rest.reduce((sum, row) => sum + row.bytes, 0))}</td></tr>`
        }</tbody></table>
      ${rows.length === 0 ? lit`<p class="muted">none yet</p>` : nothing}
      ${heap.image.scalars.truncated > 0 ? lit`<p class="muted">Of this heap only ${counted(heap.count, "object")} are counted here.</p>` : nothing}</div>`;
  }

  function answers(heap: Heap, row: number) {
    const { image } = heap;
    const generation = heap.generation(row);
    const ledger = ledgerOf(heap, row);
    const size = image.objects.size[row]!;
    const value = heap.isClass(row) ? heap.ownName(row) : telling(heap, row);
    return lit`<div class="head">
        <div class="head-text"><h3>${heap.typeName(row)} ${value === "" ? nothing : lit`<code>${value}</code>`}</h3>
          <div class="mono muted small">${address(image.objects.address[row]!)}, ${counted(size, "byte")}</div>
          <div class="tags">
            ${heap.isUnreachable(row) ? lit`<span class="tag gh">unreachable</span>` : nothing}
            ${heap.has(row, ObjectFlag.FINALIZED) ? lit`<span class="tag gh">finalized</span>` : nothing}
            ${generation === null ? lit`<span class="tag">not tracked</span>` : generation > 2 ? lit`<span class="tag im">∞ frozen</span>` : lit`<span class="tag g${generation}">generation ${generation}</span>`}
            ${ledger.isImmortal ? lit`<span class="tag im">∞ immortal</span>` : nothing}
          </div></div>
        <div class="figure"><div class="fig">${ledger.isImmortal ? "∞" : count(ledger.refcount)}</div><div class="muted small">${ledger.isImmortal ? "immortal" : ledger.refcount === 1 ? "reference" : "references"}</div></div>
        ${closeButton()}
      </div>
      ${held(ledger.strong, ledger.weak, ledger.isImmortal, ledger.refcount)}
      ${whyAlive(heap, row)}
      ${whatWouldFree(heap, row, ledger.isImmortal)}
      <div class="blk txt"><h4>Life</h4>${life(heap, row)}</div>
      <div class="mores">
        ${more(
          "refers",
          "What it refers to",
          () => partsOf(heap, row, "full").length,
          () => refersTo(heap, row),
        )}
        ${more(
          "bytes",
          "Bytes",
          () => size,
          () => bytesOf(heap, row),
        )}
        ${more("keeps", "What it alone keeps", null, () => keeps(heap, row))}
      </div>`;
  }

  function held(strong: readonly Holding[], weak: readonly Holding[], isImmortal: boolean, refcount: number) {
    const most = 10;
    return lit`<div class="blk"><h4>Held by</h4>
      ${isImmortal ? lit`<p class="txt">An immortal object has no ledger: its count never changes and it is never freed.</p>` : nothing}
      ${
        isImmortal
          ? nothing
          : lit`${strong.slice(0, most).map((holding) => holdingRow(holding, true))}
            ${strong.length > most ? lit`<div class="row muted"><span class="sw"></span><span>and ${counted(strong.length - most, "more holder")}</span><span class="v">${strong.length - most}</span></div>` : nothing}
            <div class="row total"><span class="sw"></span><span>sum of holders ${strong.length === refcount ? "= refcount" : lit`, refcount <b>${refcount}</b>`}</span><span class="v">${count(strong.length)}</span></div>`
      }
      ${weak.slice(0, most).map((holding) => holdingRow(holding, false))}</div>`;
  }

  function holdingRow({ sentence, holder }: Holding, isStrong: boolean) {
    const swatch = lit`<svg class="sw" height="10" viewBox="0 0 20 10" aria-hidden="true"><path d="M0 5h14" class="g-ref ${isStrong ? "sel" : "weak"}" marker-end="url(#head)" /></svg>`;
    const text =
      holder === null
        ? lit`<span>${sentence}</span>`
        : lit`<button type="button" class="link-row" @click=${() => {
            onSelect(holder);
          }}>${sentence}</button>`;
    return lit`<div class="row ${isStrong ? "" : "muted"}">${swatch}${text}<span class="v">${isStrong ? "1" : "does not count"}</span></div>`;
  }

  function whyAlive(heap: Heap, row: number) {
    if (heap.isImmortal(row)) return nothing;
    const path = pathFromRoot(heap, row);
    if (path === null) {
      const holders = ledgerOf(heap, row).strong.filter(({ holder }) => holder !== null);
      const names = [...new Set(holders.map(({ holder }) => heap.nameOf(heap.rowOf(holder ?? 0))))];
      const text =
        names.length === 0
          ? "Nothing holds it."
          : `Only ${listed(names, 3)} ${names.length === 1 ? "holds" : "hold"} it.`;
      return lit`<div class="blk txt"><h4>Why is it alive?</h4>${text} No path leads here from a name, a frame or a module.</div>`;
    }
    return lit`<div class="blk txt"><h4>Why is it alive?</h4>
      <ol class="path"><li><b>${path.root}</b></li>${path.steps.map(
        (step, i) =>
          lit`<li><code>${step.name}</code>${
            i === path.steps.length - 1
              ? nothing
              : lit` <button type="button" class="link-row" @click=${() => {
                  onSelect(heap.key(step.row));
                }}>${clip(heap.nameOf(step.row), 26)}</button>`
          }</li>`,
      )}</ol></div>`;
  }

  function more(name: string, title: string, amount: (() => number) | null, body: () => unknown) {
    const isOpen = opened.has(name);
    return lit`<details class="more" ?open=${isOpen} @toggle=${toggle(name)}><summary><svg class="ico" aria-hidden="true"><use href="#i-right" /></svg>${title}<span class="v">${amount === null ? nothing : count(amount())}</span></summary>
      ${isOpen ? lit`<div class="more-body">${body()}</div>` : nothing}</details>`;
  }

  function refersTo(heap: Heap, row: number) {
    const parts = partsOf(heap, row, "full");
    return lit`${parts.slice(0, 40).map(
      (part) =>
        lit`<div class="row"><code class="part">${part.name}</code><button type="button" class="link-row" @click=${() => {
          onSelect(heap.key(part.target));
        }}>${clip(inlineText(heap, part.target), 30)}</button></div>`,
    )}${parts.length > 40 ? lit`<p class="muted">and ${count(parts.length - 40)} more</p>` : nothing}${parts.length === 0 ? lit`<p class="muted">nothing</p>` : nothing}`;
  }

  function bytesOf(heap: Heap, row: number) {
    const { size, blockSize } = heap.image.objects;
    const { buffers } = heap.image.tables;
    let extra = 0;
    for (let i = 0; i < buffers.count; i++) if (buffers.owner[i] === row) extra += buffers.size[i]!;
    return lit`<div class="row"><span>sys.getsizeof</span><span class="v">${count(size[row]!)}</span></div>
      <div class="row"><span>its block, with everything in front of it</span><span class="v">${count(blockSize[row]!)}</span></div>
      ${extra > 0 ? lit`<div class="row"><span>blocks of its items or table</span><span class="v">${count(extra)}</span></div>` : nothing}`;
  }

  function keeps(heap: Heap, row: number) {
    const kept = retainedBy(heap, row);
    const total = kept.reduce((sum, other) => sum + heap.image.objects.size[other]!, 0);
    const names = kept.filter((other) => other !== row).map((other) => heap.nameOf(other));
    return lit`<p>${kept.length <= 1 ? "Nothing but itself" : lit`With it would go ${listed(names, 4)}`}: ${counted(Math.max(1, kept.length), "object")}, ${counted(total, "byte")}.</p>`;
  }
}

/** The collector's copies beside the real counts, while a collection goes on. */
function copies(heap: Heap) {
  const phase = PHASES[heap.image.scalars.gcPhase - 1];
  const rows: number[] = [];
  for (let row = 0; row < heap.count; row++) {
    if (heap.isOfProgram(row) && heap.has(row, ObjectFlag.CANDIDATE)) rows.push(row);
  }
  const shown = rows.slice(0, 14);
  return lit`<div class="head"><div><h3>${phase?.title ?? "A collection"}</h3><p class="txt">Afterwards ${phase?.meaning ?? "the collection goes on"}.</p></div></div>
    ${
      shown.length === 0
        ? nothing
        : lit`<table class="copies"><thead><tr><th scope="col">Object</th><th scope="col">real</th><th scope="col">copy</th></tr></thead>
        <tbody>${shown.map((row) => {
          const copy = heap.image.objects.gcRefs[row]!;
          return lit`<tr class=${copy === 0 ? "zero" : ""}><td>${heap.nameOf(row)}</td><td>${heap.refcountText(row)}</td><td><b>${copy}</b></td></tr>`;
        })}</tbody></table>${rows.length > shown.length ? lit`<p class="muted">and ${count(rows.length - shown.length)} more of yours</p>` : nothing}`
    }`;
}

function telling(heap: Heap, row: number): string {
  const name = heap.nameOf(row);
  const type = `${heap.typeName(row)} `;
  if (heap.hasValue(row) && !heap.isInstance(row)) return clip(heap.value(row), 28);
  return name.startsWith(type) ? name.slice(type.length) : name;
}

function whatWouldFree(heap: Heap, row: number, isImmortal: boolean) {
  if (isImmortal) return nothing;
  const generation = heap.generation(row);
  const ledger = ledgerOf(heap, row);
  if (heap.isUnreachable(row)) {
    return lit`<div class="blk txt"><h4>What would free it?</h4>
      <div class="row"><svg class="ico" aria-hidden="true"><use href="#i-run" /></svg><span>${generation === null ? "The end of its last holder" : `Any collection that looks at generation ${generation}`}</span></div></div>`;
  }
  const first = ledger.strong[0];
  const text =
    ledger.strong.length === 1 && first !== undefined
      ? `The end of one reference: ${first.sentence}.`
      : `The end of all ${count(ledger.strong.length)} references above: the count must fall to 0.`;
  return lit`<div class="blk txt"><h4>What would free it?</h4><div class="row"><svg class="ico" aria-hidden="true"><use href="#i-cut" /></svg><span>${text}</span></div></div>`;
}

function life(heap: Heap, row: number): string {
  const { birthLine, birthTick } = heap.image.objects;
  if (!heap.isOfProgram(row)) return "The interpreter made it before the program began.";
  const line = birthLine[row]!;
  const at = `tick ${count(birthTick[row]!)}`;
  return line > 0 ? `Born at line ${line}, ${at}.` : `Born at ${at}.`;
}
