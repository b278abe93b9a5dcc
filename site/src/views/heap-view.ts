import { RegionKind } from "../../../wasm/shim/generated/schema";
import type { Heap, Key } from "../model/heap";
import type { Block, Colouring, HeapMap, Hit, Pool, Region, Square } from "../model/heap-map";
import {
  barsOf,
  blockColour,
  heapMapOf,
  hitTest,
  largeBlockRows,
  mapSize,
  poolOfObject,
  poolSquare,
  regionSquare,
  regionsPerRow,
} from "../model/heap-map";
import { address, bytes, count, counted } from "../model/text";
import { html, icon } from "./elements";
import { palette, prepare } from "./palette";
import { sizeOf } from "./sizes";
import type { View } from "./view";

export interface HeapState {
  readonly heap: Heap | null;
  readonly selected: Key | null;
}

export interface HeapView extends View<HeapState> {
  /** Opens or closes the map over the sheet. */
  toggle(isOpen?: boolean): void;
}

const STRIP = 24;

/** The heap as a thin strip of pools and, opened, as a map of regions, pools and blocks. */
export function heapView(element: HTMLElement, onSelect: (key: Key) => void, onTypes: () => void): HeapView {
  const facts = html("span", { class: "heap-facts" });
  const chosen = html("span", { class: "muted heap-chosen" });
  const openButton = html(
    "button",
    { class: "btn small", type: "button", "aria-expanded": "false", title: "Arenas, pools and blocks" },
    icon("fit"),
    html("span", {}, "Map"),
  );
  const typesButton = html(
    "button",
    { class: "btn small", type: "button", title: "Objects and bytes by type" },
    icon("types"),
    html("span", {}, "Types"),
  );
  typesButton.addEventListener("click", onTypes);
  const head = html(
    "div",
    { class: "dock-head" },
    html("h2", { class: "dock-title" }, "Heap"),
    facts,
    chosen,
    html("span", { class: "bar-buttons" }, typesButton, openButton),
  );
  const strip = html("canvas", { class: "strip", role: "img" });
  const map = html("canvas", { class: "map", tabindex: 0, role: "img" });
  const hover = html("p", { class: "map-hover", role: "status" });
  const buttons = (["generation", "type"] as const).map((colouring) =>
    html(
      "button",
      {
        type: "button",
        role: "radio",
        "data-colouring": colouring,
        "aria-checked": String(colouring === "generation"),
      },
      colouring === "generation" ? "Generation" : "Type",
    ),
  );
  const seg = html("span", { class: "seg", role: "radiogroup", "aria-label": "Colour by" }, ...buttons);
  const fitButton = html("button", { class: "btn", type: "button" }, icon("fit"), html("span", {}, "Fit"));
  const closeButton = html(
    "button",
    { class: "btn", type: "button", "aria-label": "Close the map" },
    icon("close"),
  );
  const legend = html("div", { class: "map-legend" });
  const panel = html(
    "div",
    { class: "map-panel" },
    html(
      "div",
      { class: "bar" },
      html("span", { class: "map-title" }, html("b", {}, "Heap"), seg),
      html(
        "span",
        { class: "bar-buttons" },
        html("span", { class: "muted map-help" }, "scroll to zoom, arrows to move, Enter to choose"),
        fitButton,
        closeButton,
      ),
    ),
    html("div", { class: "map-stage" }, map),
    html("div", { class: "map-foot" }, legend, hover),
  );
  panel.hidden = true;
  element.append(head, strip, panel);

  let latest: HeapState = { heap: null, selected: null };
  let model: HeapMap | null = null;
  let colouring: Colouring = "generation";
  let pose = { x: 0, y: 0, k: 1 };
  let isFitted = true;
  let pointer: { x: number; y: number } | null = null;

  openButton.addEventListener("click", () => {
    toggle();
  });
  closeButton.addEventListener("click", () => {
    toggle(false);
  });
  fitButton.addEventListener("click", () => {
    isFitted = true;
    drawMap();
  });
  seg.addEventListener("click", (event) => {
    const wish = (event.target as HTMLElement).dataset.colouring;
    if (wish !== "generation" && wish !== "type") return;
    colouring = wish;
    for (const button of buttons)
      button.setAttribute("aria-checked", String(button.dataset.colouring === wish));
    drawMap();
  });
  strip.addEventListener("click", () => {
    toggle(true);
  });
  listenToMap();
  const observer = new ResizeObserver(() => {
    drawStrip();
    drawMap();
  });
  observer.observe(strip);
  observer.observe(map);

  return {
    element,
    toggle,
    show(state) {
      const isNews = state.heap !== latest.heap;
      latest = state;
      if (isNews) model = null;
      describe();
      drawStrip();
      drawMap();
    },
  };

  function toggle(isOpen: boolean = panel.hasAttribute("hidden")): void {
    panel.hidden = !isOpen;
    openButton.setAttribute("aria-expanded", String(isOpen));
    isFitted = true;
    if (isOpen) {
      drawMap();
      map.focus();
    } else if (panel.contains(document.activeElement)) openButton.focus();
  }

  function describe(): void {
    const { heap, selected } = latest;
    if (heap === null) {
      facts.textContent = "";
      chosen.textContent = "";
      return;
    }
    const { liveBytes, heldBytes } = heap.image.scalars;
    const { regions, pools: table } = heap.image.tables;
    const regionsOf = (kind: RegionKind) =>
      regions.kind.reduce((sum, other) => sum + Number(other === kind), 0);
    const arenas = regionsOf(RegionKind.ARENA);
    const large = regionsOf(RegionKind.LARGE);
    const inUse = table.blockSize.reduce((sum, size) => sum + Number(size > 0), 0);
    const pools = `${count(inUse)} of ${counted(table.count, "pool")} in use`;
    const text = `${counted(arenas, "arena")}, ${pools}${large > 0 ? `, ${counted(large, "large region")}` : ""}, ${bytes(liveBytes)} of ${bytes(heldBytes)}`;
    facts.textContent = text;
    strip.setAttribute("aria-label", text);
    map.setAttribute("aria-label", `Map of the heap: ${text}`);
    const pool = selected === null ? -1 : poolOfObject(heap, selected);
    chosen.textContent = pool < 0 ? "" : `chosen object in pool ${pool + 1}`;
  }

  // --- the strip: one bar for each pool, filled as far as it is used ----

  function drawStrip(): void {
    const { heap, selected } = latest;
    const { width } = sizeOf(strip);
    if (width === 0) return;
    const context = prepare(strip, width, STRIP);
    if (heap === null) return;
    const bars = barsOf(heap, Math.max(8, Math.floor(width / 4)));
    const step = width / Math.max(bars.length, 32);
    const bar = Math.max(1, step - Math.min(2, step * 0.25));
    const chosenPool = selected === null ? -1 : poolOfObject(heap, selected);
    bars.forEach(({ share, ghosts, first, last }, i) => {
      const x = i * step;
      const top = 2;
      const height = STRIP - 4;
      context.fillStyle = palette.get("--surface-hover");
      fillRounded(context, x, top, bar, height);
      const filled = share * height;
      context.globalAlpha = 0.62;
      context.fillStyle = palette.get("--text-3");
      if (filled > 0) fillRounded(context, x, top + height - filled, bar, filled);
      context.globalAlpha = 1;
      if (ghosts > 0) {
        const part = Math.max(3, ghosts * height);
        context.fillStyle = palette.get("--ghost-line");
        context.fillRect(x, top + height - Math.max(filled, part), bar, part);
      }
      if (chosenPool >= first && chosenPool <= last) {
        context.strokeStyle = palette.get("--accent");
        context.lineWidth = 2;
        context.strokeRect(x - 1, 1, bar + 2, STRIP - 2);
      }
    });
  }

  // --- the map ----

  function perRow(): number {
    return regionsPerRow(model?.regions.length ?? 1, map.clientWidth, map.clientHeight);
  }

  function fitPose(): void {
    const size = mapSize(model?.regions.length ?? 1, perRow());
    const k = Math.min((map.clientWidth - 40) / size.width, (map.clientHeight - 40) / size.height, 2.4);
    pose = {
      x: (map.clientWidth - size.width * k) / 2,
      y: Math.max(20, (map.clientHeight - size.height * k) / 2),
      k,
    };
  }

  function drawMap(): void {
    if (panel.hasAttribute("hidden") || map.clientWidth === 0 || map.clientHeight === 0) return;
    const context = prepare(map, map.clientWidth, map.clientHeight);
    const { heap } = latest;
    drawLegend();
    if (heap === null) return;
    // Thousands of blocks are only sorted when the reader looks at them.
    model ??= heapMapOf(heap);
    if (isFitted) fitPose();
    context.save();
    context.translate(pose.x, pose.y);
    context.scale(pose.k, pose.k);
    const columns = perRow();
    for (const [index, region] of model.regions.entries())
      drawRegion(context, heap, region, regionSquare(index, columns));
    context.restore();
  }

  function isVisible({ x, y, side }: Square): boolean {
    const left = x * pose.k + pose.x;
    const top = y * pose.k + pose.y;
    return (
      left < map.clientWidth && top < map.clientHeight && left + side * pose.k > 0 && top + side * pose.k > 0
    );
  }

  function drawRegion(context: CanvasRenderingContext2D, heap: Heap, region: Region, square: Square): void {
    if (!isVisible({ ...square, y: square.y - 20, side: square.side + 20 })) return;
    const share = Math.round((100 * region.used) / region.size);
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    const size = Math.max(7, Math.min(12, 11 / Math.sqrt(pose.k)));
    context.font = `600 ${size}px ${palette.get("--font-ui")}`;
    context.fillStyle = palette.get("--text-1");
    const title =
      region.kind === RegionKind.ARENA
        ? `Arena ${region.row}`
        : region.kind === RegionKind.STATIC
          ? "Static"
          : `Large blocks ${region.row}`;
    context.fillText(title, square.x, square.y - 7);
    const width = context.measureText(title).width;
    context.font = `${size}px ${palette.get("--font-ui")}`;
    context.fillStyle = palette.get("--text-3");
    context.fillText(`${share} % used`, square.x + width + 6, square.y - 7);
    if (region.pools.length === 0) {
      drawLarge(context, heap, region, square);
      return;
    }
    for (const [index, pool] of region.pools.entries())
      drawPool(context, heap, pool, poolSquare(square, index));
  }

  function drawLarge(context: CanvasRenderingContext2D, heap: Heap, region: Region, square: Square): void {
    context.fillStyle = palette.get("--surface-hover");
    context.fillRect(square.x, square.y, square.side, square.side);
    for (const block of region.large) {
      context.fillStyle = palette.get(blockColour(heap, block, colouring));
      context.globalAlpha = block.isBuffer ? 0.55 : 1;
      for (const { x, y, width, height } of largeBlockRows(region, block, square))
        context.fillRect(x, y, width, height);
      context.globalAlpha = 1;
    }
  }

  function drawPool(context: CanvasRenderingContext2D, heap: Heap, pool: Pool, square: Square): void {
    if (!isVisible(square)) return;
    const { x, y, side } = square;
    context.lineWidth = 1 / pose.k;
    context.strokeStyle = palette.get("--line-box");
    if (pool.blockSize === 0) {
      context.globalAlpha = 0.5;
      context.strokeRect(x, y, side, side);
      context.globalAlpha = 1;
      return;
    }
    context.fillStyle = palette.get("--surface-hover");
    context.fillRect(x, y, side, side);
    const cell = side / pool.side;
    const onScreen = cell * pose.k;
    const gap = onScreen > 6 ? 1.4 / pose.k : onScreen > 2.5 ? cell * 0.15 : 0;
    for (let i = 0; i < pool.capacity; i++) {
      const index = pool.cells[i]!;
      const left = x + (i % pool.side) * cell;
      const top = y + Math.floor(i / pool.side) * cell;
      if (index === 0) {
        if (onScreen > 7) context.strokeRect(left + gap / 2, top + gap / 2, cell - gap, cell - gap);
        continue;
      }
      drawBlock(context, heap, pool.blocks[index - 1]!, {
        x: left + gap / 2,
        y: top + gap / 2,
        side: cell - gap,
      });
    }
  }

  function drawBlock(
    context: CanvasRenderingContext2D,
    heap: Heap,
    block: Block,
    { x, y, side }: Square,
  ): void {
    const isGhost = block.row >= 0 && heap.isUnreachable(block.row);
    context.globalAlpha = block.isBuffer ? 0.45 : block.row >= 0 && !heap.isOfProgram(block.row) ? 0.6 : 1;
    context.fillStyle = palette.get(isGhost ? "--ghost-line" : blockColour(heap, block, colouring));
    context.fillRect(x, y, side, side);
    context.globalAlpha = 1;
    if (block.row >= 0 && heap.key(block.row) === latest.selected && !block.isBuffer) {
      context.strokeStyle = palette.get("--accent");
      context.lineWidth = 2.5 / pose.k;
      context.strokeRect(x - 1 / pose.k, y - 1 / pose.k, side + 2 / pose.k, side + 2 / pose.k);
      context.lineWidth = 1 / pose.k;
    }
    if (side * pose.k < 15 || block.isBuffer || block.row < 0) return;
    const text = heap.isImmortal(block.row) ? "∞" : String(Math.min(999, heap.refcount(block.row)));
    context.fillStyle = palette.get("--surface-paper");
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `600 ${Math.min(11 / pose.k, side * 0.62)}px ${palette.get("--font-ui")}`;
    context.fillText(text, x + side / 2, y + side / 2);
  }

  function drawLegend(): void {
    const rows: readonly (readonly [string, string])[] =
      colouring === "generation"
        ? [
            ["--gen-0", "generation 0"],
            ["--gen-1", "generation 1"],
            ["--gen-2", "generation 2"],
            ["--immortal", "immortal"],
            ["--text-3", "not tracked"],
            ["--ghost-line", "unreachable"],
          ]
        : [
            ["--type-number", "numbers"],
            ["--type-text", "texts"],
            ["--type-container", "containers"],
            ["--type-class", "classes"],
            ["--type-function", "functions"],
            ["--type-other", "others"],
          ];
    legend.replaceChildren(
      ...rows.map(([token, text]) => {
        const mark = html("i");
        mark.style.background = `var(${token})`;
        return html("span", {}, mark, text);
      }),
    );
  }

  function hitAt(x: number, y: number): Hit | null {
    return model === null ? null : hitTest(model, perRow(), (x - pose.x) / pose.k, (y - pose.y) / pose.k);
  }

  function describeHit(hit: Hit | null): string {
    const { heap } = latest;
    if (hit === null || heap === null) return "";
    const { pool, block, region } = hit;
    const where =
      pool === null
        ? `${bytes(region.used)} of ${bytes(region.size)} in use`
        : pool.blockSize === 0
          ? "a free pool"
          : `pool at ${address(pool.address)}, blocks of ${count(pool.blockSize)} bytes, ${count(pool.used)} of ${count(pool.capacity)} in use`;
    if (block === null) return where;
    const owner = block.row < 0 ? "the interpreter" : heap.nameOf(block.row);
    const what = block.isBuffer
      ? `${counted(block.size, "byte")} of ${owner}`
      : `${owner}, refcount ${block.row < 0 ? "" : heap.refcountText(block.row)}`;
    return `${address(block.address)}: ${what}; ${where}`;
  }

  function choose(x: number, y: number): void {
    const row = hitAt(x, y)?.block?.row ?? -1;
    if (row >= 0 && latest.heap !== null) onSelect(latest.heap.key(row));
  }

  function zoomAt(factor: number, x: number, y: number): void {
    const k = Math.min(60, Math.max(0.3, pose.k * factor));
    isFitted = false;
    pose = { x: x - ((x - pose.x) * k) / pose.k, y: y - ((y - pose.y) * k) / pose.k, k };
    drawMap();
  }

  function listenToMap(): void {
    let drag: { x: number; y: number; moved: boolean } | null = null;
    map.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        zoomAt(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
      },
      { passive: false },
    );
    map.addEventListener("pointerdown", (event) => {
      drag = { x: event.offsetX, y: event.offsetY, moved: false };
      map.setPointerCapture(event.pointerId);
    });
    map.addEventListener("pointermove", (event) => {
      pointer = { x: event.offsetX, y: event.offsetY };
      if (drag !== null) {
        const [dx, dy] = [event.offsetX - drag.x, event.offsetY - drag.y];
        if (!drag.moved && Math.hypot(dx, dy) < 4) return;
        drag = { x: event.offsetX, y: event.offsetY, moved: true };
        isFitted = false;
        pose = { ...pose, x: pose.x + dx, y: pose.y + dy };
        drawMap();
      }
      hover.textContent = describeHit(hitAt(event.offsetX, event.offsetY));
    });
    map.addEventListener("pointerup", (event) => {
      if (drag?.moved === false) choose(event.offsetX, event.offsetY);
      drag = null;
    });
    map.addEventListener("pointerleave", () => {
      pointer = null;
    });
    map.addEventListener("keydown", (event) => {
      const centre = pointer ?? { x: map.clientWidth / 2, y: map.clientHeight / 2 };
      const moves: Record<string, readonly [number, number]> = {
        ArrowLeft: [60, 0],
        ArrowRight: [-60, 0],
        ArrowUp: [0, 60],
        ArrowDown: [0, -60],
      };
      const move = moves[event.key];
      if (move !== undefined) {
        isFitted = false;
        pose = { ...pose, x: pose.x + move[0], y: pose.y + move[1] };
        drawMap();
      } else if (event.key === "+" || event.key === "=") zoomAt(1.4, centre.x, centre.y);
      else if (event.key === "-") zoomAt(1 / 1.4, centre.x, centre.y);
      else if (event.key === "0") {
        isFitted = true;
        drawMap();
      } else if (event.key === "Enter") choose(centre.x, centre.y);
      else if (event.key === "Escape") toggle(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
}

function fillRounded(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(2, width / 3));
  context.fill();
}
