import { html as lit, nothing, render, svg as litSvg } from "lit";
import { PHASES } from "../../../wasm/shim/generated/schema";
import type { Collection, Generations, Lane } from "../model/generations";
import type { Key } from "../model/heap";
import { count, counted } from "../model/text";
import { palette, prepare } from "./palette";
import { sizeOf } from "./sizes";
import type { View } from "./view";

export interface GenerationsState {
  readonly generations: Generations | null;
  readonly selected: Key | null;
  /** Tick of the present moment: later collections are not known yet. */
  readonly tick: number;
}

/** Three lanes with their objects, the counters against the thresholds, and the phases of a collection. */
export function generationsView(element: HTMLElement, onSelect: (key: Key) => void): View<GenerationsState> {
  let latest: GenerationsState | null = null;
  new ResizeObserver(() => {
    if (latest !== null) drawChips(latest);
  }).observe(element);

  element.addEventListener("click", (event) => {
    const canvas = event.target;
    if (!(canvas instanceof HTMLCanvasElement) || latest?.generations == null) return;
    const lane = latest.generations.lanes[Number(canvas.dataset.generation) as 0 | 1 | 2];
    const box = canvas.getBoundingClientRect();
    const index = chipAt(lane.chips.length, box.width, event.clientX - box.left, event.clientY - box.top);
    const chip = lane.chips[index];
    if (chip !== undefined) onSelect(chip.key);
  });

  return {
    element,
    show(state) {
      latest = state;
      render(template(state.generations, state.tick), element);
      drawChips(state);
    },
  };

  function drawChips({ generations, selected }: GenerationsState): void {
    if (generations === null) return;
    for (const canvas of element.querySelectorAll<HTMLCanvasElement>("canvas[data-generation]")) {
      const lane = generations.lanes[Number(canvas.dataset.generation) as 0 | 1 | 2];
      drawLane(canvas, lane, selected);
    }
  }
}

function template(generations: Generations | null, tick: number) {
  if (generations === null) return lit`<h2 class="dock-title">Generations</h2>`;
  const { lanes, phase, isEnabled } = generations;
  const past = generations.collections.filter((collection) => collection.tick <= tick);
  return lit`<div class="dock-head">
      <h2 class="dock-title">Generations</h2>
      <span class="txt">${phase >= 0 ? lit`phase <b>${phase + 1} of ${PHASES.length}</b> complete` : isEnabled ? lastText(past) : lit`automatic collection is <b>off</b>`}</span>
    </div>
    <div class="gens-body">
      <div class="lanes">${lanes.map((lane) => laneTemplate(lane))}</div>
      <ol class="phases" aria-label="Phases of a collection">
        ${PHASES.map(
          (
            { title, meaning },
            i,
          ) => lit`<li class=${i < phase ? "done" : i === phase ? "now" : ""} title="Afterwards ${meaning}" aria-current=${i === phase ? "step" : nothing}>
            ${PHASE_ICONS[i]}<span>${SHORT_TITLES[i] ?? title}</span></li>`,
        )}
      </ol>
    </div>`;
}

function lastText(past: readonly Collection[]) {
  const last = past.at(-1);
  if (last === undefined) return lit`no collection yet`;
  const why = last.isAutomatic ? "automatic, " : "";
  const at = last.line > 0 ? `at line ${last.line}` : "";
  return lit`last: <b>${last.collected === 0 ? "nothing found" : `${count(last.collected)} unreachable`}</b> of ${count(last.candidates)}, ${why}generation ${last.generation} ${at}`;
}

/** A threshold of 0 is none: the generation is not collected for its counter. */
function counterText({ count: counter, threshold }: Lane): string {
  return threshold > 0 ? `${count(counter)} of ${count(threshold)}` : `${count(counter)}, no limit`;
}

function laneTemplate(lane: Lane) {
  const share = lane.threshold > 0 ? Math.min(1, lane.count / lane.threshold) : 0;
  const name = lane.generation === 0 ? "young" : lane.generation === 2 ? "old" : "";
  const own = lane.chips.length;
  const text =
    own === 0
      ? "none of yours"
      : `${counted(own, "object")} of yours${lane.unreachable > 0 ? `, ${count(lane.unreachable)} unreachable` : ""}`;
  const label = `Generation ${lane.generation}: counter ${counterText(lane)} (${lane.counts}), ${text}`;
  return lit`<div class="lane" role="group" aria-label=${label}>
    <span class="badge g${lane.generation}">${lane.generation}</span><span class="lane-name">${name}</span>
    <span class="meter" title="${lane.counts}"><i class="g${lane.generation}" style="width:${(share * 100).toFixed(1)}%"></i></span>
    <span class="lane-count" title="${lane.counts}">${counterText(lane)}</span>
    ${own === 0 ? lit`<span class="muted lane-none">none of yours</span>` : lit`<canvas data-generation=${lane.generation} title=${text}></canvas>`}
  </div>`;
}

const SHORT_TITLES = ["Gather", "Copy", "Subtract", "Rescue", "Weak refs", "Finalize", "Check", "Free"];

const square = (x: number, kind = "") =>
  litSvg`<rect x=${x} y="10.5" width="7" height="7" rx="1.5" class=${kind} />`;
const PHASE_ICONS = [
  litSvg`${square(17.5)}${square(28.5)}${square(39.5)}`,
  litSvg`${square(21.5)}<path d="M31 14h4" />${square(37.5, "full")}`,
  litSvg`${square(18.5)}<path d="M28 14h8m-2.500-2.500 2.500 2.500-2.500 2.500" /><path d="M40 14h6" />`,
  litSvg`${square(19.5, "full")}<path d="M29 14h5m-2.500-2.500 2.500 2.500-2.500 2.500" />${square(37.5)}`,
  litSvg`<path d="M20 14h13" stroke-dasharray="2 3" /><path d="M37 11l6 6m0-6l-6 6" />`,
  litSvg`<path d="M24 19v-10h16v7h-10z" />`,
  litSvg`<path d="M38 11a6.500 6.500 0 1 0 .5 4m-.5-7.500v3.800h-3.800" />`,
  litSvg`${square(21.5, "empty")}${square(35.5, "empty")}`,
].map((shapes) => lit`<svg viewBox="0 0 64 28" width="64" height="28" aria-hidden="true">${shapes}</svg>`);

// --- chips ----

interface Grid {
  readonly size: number;
  readonly gap: number;
  readonly perRow: number;
}

const LANE_HEIGHT = 26;

/** The largest chips with which a lane's objects fit. */
function gridFor(chips: number, width: number): Grid {
  for (const [size, gap] of [
    [13, 4],
    [9, 3],
    [6, 2],
    [4, 1],
    [3, 1],
    [2, 0.5],
    [1, 0.25],
  ] as const) {
    const perRow = Math.max(1, Math.floor((width + gap) / (size + gap)));
    const rows = Math.floor((LANE_HEIGHT + gap) / (size + gap));
    if (perRow * rows >= chips) return { size, gap, perRow };
  }
  return { size: 1, gap: 0, perRow: Math.floor(width) };
}

function chipAt(chips: number, width: number, x: number, y: number): number {
  const { size, gap, perRow } = gridFor(chips, width);
  const rows = Math.ceil(chips / perRow);
  const top = (LANE_HEIGHT - rows * (size + gap) + gap) / 2;
  const column = Math.floor(x / (size + gap));
  return column >= perRow ? -1 : Math.floor((y - top) / (size + gap)) * perRow + column;
}

function drawLane(canvas: HTMLCanvasElement, lane: Lane, selected: Key | null): void {
  const { width } = sizeOf(canvas);
  if (width === 0) return;
  const context = prepare(canvas, width, LANE_HEIGHT);
  const { size, gap, perRow } = gridFor(lane.chips.length, width);
  const rows = Math.ceil(lane.chips.length / perRow);
  const top = (LANE_HEIGHT - rows * (size + gap) + gap) / 2;
  const soft = palette.get(`--gen-${lane.generation}-soft`);
  const line = palette.get(`--gen-${lane.generation}`);
  const ghost = palette.get("--ghost-line");
  const ghostFill = palette.get("--ghost-fill");
  context.lineWidth = 1;
  if (size < 6) {
    // Thousands of small ones: one path for each colour.
    for (const isUnreachable of [false, true]) {
      context.beginPath();
      lane.chips.forEach((chip, i) => {
        if (chip.isUnreachable !== isUnreachable) return;
        context.rect((i % perRow) * (size + gap), top + Math.floor(i / perRow) * (size + gap), size, size);
      });
      context.fillStyle = isUnreachable ? ghost : line;
      context.fill();
    }
    return;
  }
  lane.chips.forEach((chip, i) => {
    const x = (i % perRow) * (size + gap);
    const y = top + Math.floor(i / perRow) * (size + gap);
    const outline = new Path2D();
    outline.roundRect(x + 0.5, y + 0.5, size - 1, size - 1, size > 8 ? 3 : 2);
    context.fillStyle = chip.isUnreachable ? ghostFill : soft;
    context.fill(outline);
    if (chip.isUnreachable) hatch(context, outline, x, y, size, ghost);
    context.setLineDash(chip.isUnreachable ? [3, 2] : []);
    context.strokeStyle = chip.isUnreachable ? ghost : line;
    context.stroke(outline);
    if (chip.key === selected) {
      context.setLineDash([]);
      context.strokeStyle = palette.get("--accent");
      context.lineWidth = 2;
      context.strokeRect(x - 1, y - 1, size + 2, size + 2);
      context.lineWidth = 1;
    }
  });
  context.setLineDash([]);
}

function hatch(
  context: CanvasRenderingContext2D,
  outline: Path2D,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  context.save();
  context.clip(outline);
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  context.beginPath();
  for (let offset = 0; offset < size * 2; offset += 4) {
    context.moveTo(x + offset, y);
    context.lineTo(x + offset - size, y + size);
  }
  context.stroke();
  context.restore();
}
