import type { Position } from "../../../wasm/protocol";
import { END_LANDMARK } from "../../../wasm/protocol";
import { bytes, count } from "../model/text";
import type { Segment, Timeline } from "../model/timeline";
import { envelope, segmentsOf } from "../model/timeline";
import { html } from "./elements";
import { palette, prepare } from "./palette";
import { sizeOf } from "./sizes";
import type { View } from "./view";

export interface TimeState {
  readonly timeline: Timeline;
  readonly position: Position;
  readonly line: number;
  readonly liveBytes: number;
  readonly liveObjects: number;
  readonly source: readonly string[];
  readonly hasRun: boolean;
  /** Whether the run has come to its end, wherever the page stands in it. */
  readonly isOver: boolean;
}

/** Height of the drawing without its labels below. */
const HEIGHT = 88;
const BASE = 66;
const TOP = 22;

/** Live bytes and objects over ticks, collections as diamonds, the lines that ran, and a scrubber. */
export function timeView(
  element: HTMLElement,
  onSeek: (tick: number) => void,
  controls: Element,
): View<TimeState> {
  const canvas = html("canvas", { "aria-hidden": "true" });
  const slider = html("input", { type: "range", min: 0, max: 1, step: 1, value: 0, "aria-label": "Moment" });
  const bytesText = html("b");
  const objectsText = html("b");
  const legend = html(
    "div",
    { class: "legend" },
    html("span", { class: "key bytes" }, bytesText),
    html("span", { class: "key objects" }, objectsText),
  );
  const start = html("span", {}, "tick 0");
  const now = html("output", { class: "time-now" });
  const end = html("span", { class: "time-end" });
  const labels = html(
    "div",
    { class: "time-labels" },
    start,
    now,
    html("span", { class: "time-right" }, controls, end),
  );
  const track = html("div", { class: "track" }, canvas, slider);
  element.append(legend, track, labels);
  let latest: TimeState | null = null;
  /** Tick that the reader has moved the slider to and nobody was told of yet. */
  let wanted: number | null = null;

  slider.addEventListener("input", () => {
    const isFirst = wanted === null;
    wanted = Number(slider.value);
    if (!isFirst) return;
    requestAnimationFrame(() => {
      const tick = wanted;
      wanted = null;
      if (tick !== null) onSeek(tick);
    });
  });
  new ResizeObserver(() => {
    if (latest !== null) draw(latest);
  }).observe(track);

  return {
    element,
    show(state) {
      latest = state;
      const { timeline, position, line } = state;
      slider.max = String(Math.max(1, timeline.end));
      // A picture that comes between the reader's move and its being told must not take the move back.
      if (wanted === null) slider.value = String(position.tick);
      const where = line > 0 ? `tick ${count(position.tick)}, line ${line}` : `tick ${count(position.tick)}`;
      const inside =
        position.landmark === END_LANDMARK
          ? ", the end"
          : position.landmark > 0
            ? `, event ${position.landmark}`
            : "";
      slider.setAttribute("aria-valuetext", where + inside);
      slider.disabled = !state.hasRun;
      now.textContent = state.hasRun ? where + inside : "";
      end.textContent = state.hasRun ? count(timeline.end) : "";
      bytesText.textContent = state.hasRun ? bytes(state.liveBytes) : "";
      objectsText.textContent = state.hasRun ? count(state.liveObjects) : "";
      const share = position.tick / Math.max(1, timeline.end);
      const half = (where + inside).length / 2;
      now.style.left = `clamp(${half}ch + 44px, ${(share * 100).toFixed(2)}%, 100% - ${half}ch - 214px)`;
      draw(state);
    },
  };

  function draw({ timeline, position, source, hasRun, isOver }: TimeState): void {
    const { width } = sizeOf(track);
    if (width === 0) return;
    canvas.style.height = `${HEIGHT}px`;
    const context = prepare(canvas, width, HEIGHT);
    const scale = (tick: number) => (tick / Math.max(1, timeline.end)) * (width - 1);
    const x = hasRun ? scale(position.tick) : 0;
    const { samples } = timeline;
    if (samples.tick.length > 0) {
      const parts = [
        { from: 0, to: x, alpha: 1 },
        { from: x, to: width, alpha: 0.5 },
      ];
      const bytesCurve = curveOf(envelope(samples.tick, samples.bytes, timeline.end, width), 40);
      const objectsCurve = curveOf(envelope(samples.tick, samples.objects, timeline.end, width), 24);
      for (const { from, to, alpha } of parts) {
        context.save();
        context.beginPath();
        context.rect(from, 0, to - from, HEIGHT);
        context.clip();
        context.globalAlpha = alpha;
        paintCurve(context, bytesCurve, width, palette.get("--text-2"), palette.get("--text-3"), []);
        paintCurve(context, objectsCurve, width, palette.get("--type-container"), null, [5, 3]);
        context.restore();
      }
    }
    drawSegments(
      context,
      segmentsOf(samples, timeline.end, Math.floor(width / 26), isOver),
      scale,
      position.tick,
      source,
    );
    drawCollections(context, timeline, scale, width);
    if (!hasRun) return;
    context.strokeStyle = palette.get("--text-1");
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, HEIGHT);
    context.stroke();
    context.beginPath();
    context.arc(Math.min(width - 8, Math.max(8, x)), 77, 8, 0, 7);
    context.fillStyle = palette.get("--text-1");
    context.fill();
    context.lineWidth = 2.5;
    context.strokeStyle = palette.get("--surface-app");
    context.stroke();
  }
}

interface Curve {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Heights in pixels; a curve fills `height` pixels above the base line between its lowest and highest value. */
function curveOf({ low, high }: Curve, height: number): Curve {
  let least = Infinity;
  let most = 0;
  for (let i = 0; i < low.length; i++) {
    if (low[i]! < 0) continue;
    least = Math.min(least, low[i]!);
    most = Math.max(most, high[i]!);
  }
  // A heap that hardly changes is a flat line, not a mountain range.
  const span = Math.max(most - least, most * 0.02, 1);
  const floor = Math.max(0, least - span * 0.3);
  const y = (value: number) => BASE - 6 - ((value - floor) / (most - floor || 1)) * (height - 6);
  return { low: low.map((v) => (v < 0 ? -1 : y(v))), high: high.map((v) => (v < 0 ? -1 : y(v))) };
}

function paintCurve(
  context: CanvasRenderingContext2D,
  curve: Curve,
  width: number,
  line: string,
  area: string | null,
  dash: number[],
): void {
  const { low, high } = curve;
  context.beginPath();
  let last = -1;
  let first = -1;
  for (let x = 0; x < width; x++) {
    if (low[x]! < 0) continue;
    if (last < 0) {
      context.moveTo(0, low[x]!);
      context.lineTo(x, low[x]!);
      first = 0;
    } else context.lineTo(x, last);
    context.lineTo(x, high[x]!);
    context.lineTo(x, low[x]!);
    last = low[x]!;
  }
  if (last < 0) return;
  context.lineTo(width, last);
  context.strokeStyle = line;
  context.lineWidth = 1.5;
  context.setLineDash(dash);
  context.stroke();
  context.setLineDash([]);
  if (area === null) return;
  context.lineTo(width, BASE);
  context.lineTo(first, BASE);
  context.closePath();
  context.fillStyle = area;
  const before = context.globalAlpha;
  context.globalAlpha = before * 0.16;
  context.fill();
  context.globalAlpha = before;
}

function drawSegments(
  context: CanvasRenderingContext2D,
  segments: readonly Segment[],
  scale: (tick: number) => number,
  tick: number,
  source: readonly string[],
): void {
  context.font = `11px ${palette.get("--font-ui")}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  segments.forEach(({ line, from, to }, i) => {
    const isNow = from <= tick && tick < to;
    const left = scale(from) + 1;
    const width = scale(to) - scale(from) - 2;
    if (width <= 0.5) return;
    context.fillStyle = palette.get(isNow ? "--now-soft" : "--surface-hover");
    context.beginPath();
    context.roundRect(left, 69, width, 17, 3);
    context.fill();
    const isExit = line === 0 && i > 0;
    const number = isExit ? "exit" : line === 0 ? "" : i === 0 || isNow ? `line ${line}` : String(line);
    const text = isNow && line > 0 ? `${number}  ${(source[line - 1] ?? "").trim()}` : number;
    context.fillStyle = palette.get(isNow ? "--now-ink" : "--text-3");
    for (const words of [text, number]) {
      if (context.measureText(words).width > width - 10) continue;
      const size = context.measureText(words).width;
      const knob = scale(tick);
      const middle = left + width / 2;
      const isCovered = Math.abs(knob - middle) < size / 2 + 12;
      const [before, after] = [knob - 12 - left, left + width - knob - 12];
      if (isCovered && Math.max(before, after) < size + 6) break;
      const centre = !isCovered ? middle : after > before ? knob + 12 + after / 2 : left + before / 2;
      context.fillText(words, centre, 78);
      break;
    }
  });
  if (segments.length > 0) return;
  context.strokeStyle = palette.get("--line-box");
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(0, 77);
  context.lineTo(context.canvas.width, 77);
  context.stroke();
}

function drawCollections(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  scale: (tick: number) => number,
  width: number,
): void {
  if (timeline.collections.length > width / 14) {
    drawDenseCollections(context, timeline, scale, width);
    return;
  }
  context.font = `11px ${palette.get("--font-ui")}`;
  context.textBaseline = "middle";
  let free = -Infinity;
  for (const collection of timeline.collections) {
    const x = scale(collection.tick);
    context.fillStyle = palette.get(`--gen-${Math.min(2, collection.generation)}`);
    context.beginPath();
    context.moveTo(x, TOP - 19);
    context.lineTo(x + 5, TOP - 14);
    context.lineTo(x, TOP - 9);
    context.lineTo(x - 5, TOP - 14);
    context.fill();
    context.strokeStyle = palette.get("--text-3");
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, TOP - 9);
    context.lineTo(x, TOP - 2);
    context.stroke();
    const text =
      collection.collected === 0 ? "collection" : `collection frees ${count(collection.collected)}`;
    const size = context.measureText(text).width;
    const isRight = x + 12 + size < width;
    const left = isRight ? x + 12 : x - 12 - size;
    if (timeline.collections.length > 6 || left < free) continue;
    context.fillStyle = palette.get("--text-3");
    context.textAlign = "left";
    context.fillText(text, left, TOP - 14);
    free = left + size + 12;
  }
}

/** More collections than diamonds have room for: a tick in each pixel, taller for an older generation. */
function drawDenseCollections(
  context: CanvasRenderingContext2D,
  { collections }: Timeline,
  scale: (tick: number) => number,
  width: number,
): void {
  const oldest = new Int8Array(Math.ceil(width)).fill(-1);
  for (const { tick, generation } of collections) {
    const x = Math.min(oldest.length - 1, Math.round(scale(tick)));
    oldest[x] = Math.max(oldest[x]!, Math.min(2, generation));
  }
  for (const generation of [0, 1, 2]) {
    context.fillStyle = palette.get(`--gen-${generation}`);
    const height = 4 + 5 * generation;
    oldest.forEach((value, x) => {
      if (value === generation) context.fillRect(x, TOP - 3 - height, 1, height);
    });
  }
}
