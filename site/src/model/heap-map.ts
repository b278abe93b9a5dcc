// The heap as a map: regions of 1 MiB, pools of 16 KiB as squares in them, blocks as cells in the pools.
// Hit testing is arithmetic, nothing is read back from the canvas.
import { RegionKind } from "../../../wasm/shim/generated/schema";
import { NO_OBJECT } from "../../../wasm/shim/image";
import type { Category, Heap, Key } from "./heap";

export const POOL_SIZE = 1 << 14;
const POOL_HEADER = 48;
const POOLS_PER_SIDE = 8;

/** What the cells are coloured by. */
export type Colouring = "generation" | "type";

/** What is in a block. */
export interface Block {
  readonly address: number;
  readonly size: number;
  /** Row of the object in it or that owns it. */
  readonly row: number;
  readonly isBuffer: boolean;
}

export interface Pool {
  readonly row: number;
  readonly address: number;
  readonly blockSize: number;
  readonly used: number;
  readonly capacity: number;
  /** Cells along one side of the square. */
  readonly side: number;
  /** By cell: index into `blocks` plus 1, or 0. */
  readonly cells: Uint16Array;
  readonly blocks: readonly Block[];
}

export interface Region {
  readonly row: number;
  readonly address: number;
  readonly size: number;
  readonly kind: RegionKind;
  readonly used: number;
  readonly pools: readonly Pool[];
  /** Blocks of a region without pools. */
  readonly large: readonly Block[];
}

export interface HeapMap {
  readonly regions: readonly Region[];
  readonly pools: readonly Pool[];
  readonly poolsInUse: number;
}

export function heapMapOf(heap: Heap): HeapMap {
  const { regions, pools, buffers } = heap.image.tables;
  const poolBlocks = new Map<number, Block[]>();
  const largeBlocks = new Map<number, Block[]>();
  const poolByAddress = new Map<number, number>();
  for (let row = 0; row < pools.count; row++) poolByAddress.set(pools.address[row]!, row);
  const regionStarts = Array.from(regions.address);
  const put = (block: Block) => {
    const pool = poolByAddress.get(block.address - (block.address % POOL_SIZE));
    if (pool !== undefined && pools.blockSize[pool]! > 0) append(poolBlocks, pool, block);
    else append(largeBlocks, regionOf(regionStarts, block.address), block);
  };
  const { address, blockSize } = heap.image.objects;
  for (let row = 0; row < heap.count; row++) {
    put({ address: address[row]!, size: blockSize[row]!, row, isBuffer: false });
  }
  for (let i = 0; i < buffers.count; i++) {
    const owner = buffers.owner[i]!;
    put({
      address: buffers.address[i]!,
      size: buffers.size[i]!,
      row: owner === NO_OBJECT ? -1 : owner,
      isBuffer: true,
    });
  }
  const all: Pool[] = [];
  const ofRegion = new Map<number, Pool[]>();
  for (let row = 0; row < pools.count; row++) {
    const pool = poolOf(heap, row, poolBlocks.get(row) ?? []);
    all.push(pool);
    const list = ofRegion.get(pools.region[row]!);
    if (list === undefined) ofRegion.set(pools.region[row]!, [pool]);
    else list.push(pool);
  }
  return {
    regions: Array.from({ length: regions.count }, (_, row) => ({
      row,
      address: regions.address[row]!,
      size: regions.size[row]!,
      kind: regions.kind[row]! as RegionKind,
      used: regions.used[row]!,
      pools: ofRegion.get(row) ?? [],
      large: (largeBlocks.get(row) ?? []).sort((a, b) => a.address - b.address),
    })),
    pools: all,
    poolsInUse: all.reduce((sum, pool) => sum + (pool.blockSize > 0 ? 1 : 0), 0),
  };
}

/** A bar of the strip: one pool, or neighbours when there are more than fit. */
export interface Bar {
  /** How much of it is in use, from 0 to 1, and how much of that by unreachable objects. */
  readonly share: number;
  readonly ghosts: number;
  readonly first: number;
  readonly last: number;
}

export function barsOf(heap: Heap, most: number): Bar[] {
  const { pools } = heap.image.tables;
  const ghosts = ghostsByPool(heap);
  const each = Math.max(1, Math.ceil(pools.count / most));
  const bars: Bar[] = [];
  for (let first = 0; first < pools.count; first += each) {
    const last = Math.min(pools.count, first + each) - 1;
    let used = 0;
    let dead = 0;
    for (let i = first; i <= last; i++) {
      if (pools.blockSize[i] === 0) continue;
      used += pools.used[i]! / pools.capacity[i]!;
      dead += ghosts[i]! / pools.capacity[i]!;
    }
    const n = last - first + 1;
    bars.push({ share: used / n, ghosts: dead / n, first, last });
  }
  return bars;
}

/** The number of the pool that an object lies in, or -1. */
export function poolOfObject(heap: Heap, key: Key): number {
  const row = heap.rowOf(key);
  if (row < 0) return -1;
  const { pools } = heap.image.tables;
  const address = heap.image.objects.address[row]!;
  const pool = pools.address.indexOf(address - (address % POOL_SIZE));
  return pool >= 0 && pools.blockSize[pool]! > 0 ? pool : -1;
}

function ghostsByPool(heap: Heap): Uint32Array {
  const { pools } = heap.image.tables;
  const ghosts = new Uint32Array(pools.count);
  let rowOf: Map<number, number> | null = null;
  const { address } = heap.image.objects;
  for (let row = 0; row < heap.count; row++) {
    if (!heap.isUnreachable(row)) continue;
    rowOf ??= new Map(Array.from(pools.address, (start, i) => [start, i]));
    const pool = rowOf.get(address[row]! - (address[row]! % POOL_SIZE));
    if (pool !== undefined) ghosts[pool]!++;
  }
  return ghosts;
}

function append(map: Map<number, Block[]>, key: number, block: Block): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [block]);
  else list.push(block);
}

function regionOf(starts: readonly number[], address: number): number {
  let found = 0;
  for (let i = 0; i < starts.length; i++) if (starts[i]! <= address) found = i;
  return found;
}

function poolOf(heap: Heap, row: number, blocks: readonly Block[]): Pool {
  const { pools } = heap.image.tables;
  const address = pools.address[row]!;
  const blockSize = pools.blockSize[row]!;
  const capacity = pools.capacity[row]!;
  const cells = new Uint16Array(blockSize > 0 ? capacity : 0);
  blocks.forEach((block, i) => {
    const cell = Math.floor((block.address - address - POOL_HEADER) / blockSize);
    if (cell >= 0 && cell < cells.length) cells[cell] = i + 1;
  });
  const side = Math.max(1, Math.ceil(Math.sqrt(capacity)));
  return { row, address, blockSize, used: pools.used[row]!, capacity, side, cells, blocks };
}

// --- geometry: world units are pixels at zoom 1 ----

const POOL = 24;
const POOL_GAP = 3;
const REGION_GAP = 28;
const LABEL = 20;
const REGION_SIDE = POOLS_PER_SIDE * POOL + (POOLS_PER_SIDE - 1) * POOL_GAP;

export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** How many regions stand side by side in a view of these proportions. */
export function regionsPerRow(count: number, width: number, height: number): number {
  const ratio = width / Math.max(1, height);
  return Math.max(1, Math.min(count, Math.round(Math.sqrt(count * ratio * 1.1))));
}

export function regionSquare(index: number, perRow: number): Square {
  const column = index % perRow;
  const row = Math.floor(index / perRow);
  return {
    x: column * (REGION_SIDE + REGION_GAP),
    y: LABEL + row * (REGION_SIDE + REGION_GAP + LABEL),
    side: REGION_SIDE,
  };
}

export function poolSquare(region: Square, index: number): Square {
  const x = region.x + (index % POOLS_PER_SIDE) * (POOL + POOL_GAP);
  const y = region.y + Math.floor(index / POOLS_PER_SIDE) * (POOL + POOL_GAP);
  return { x, y, side: POOL };
}

export function mapSize(count: number, perRow: number): { width: number; height: number } {
  const rows = Math.ceil(count / perRow);
  return {
    width: Math.min(count, perRow) * (REGION_SIDE + REGION_GAP) - REGION_GAP,
    height: rows * (REGION_SIDE + REGION_GAP + LABEL) - REGION_GAP,
  };
}

/** What lies under a point of the map. */
export interface Hit {
  readonly region: Region;
  readonly pool: Pool | null;
  readonly block: Block | null;
}

export function hitTest(map: HeapMap, perRow: number, x: number, y: number): Hit | null {
  for (const [index, region] of map.regions.entries()) {
    const square = regionSquare(index, perRow);
    if (x < square.x || y < square.y || x >= square.x + square.side || y >= square.y + square.side) continue;
    if (region.pools.length === 0) return { region, pool: null, block: largeBlockAt(region, square, x, y) };
    const column = Math.floor((x - square.x) / (POOL + POOL_GAP));
    const row = Math.floor((y - square.y) / (POOL + POOL_GAP));
    const pool = region.pools[row * POOLS_PER_SIDE + column] ?? null;
    if (pool === null) return { region, pool: null, block: null };
    const { x: left, y: top, side } = poolSquare(square, row * POOLS_PER_SIDE + column);
    const cellSide = side / pool.side;
    const cell = Math.floor((y - top) / cellSide) * pool.side + Math.floor((x - left) / cellSide);
    const isInside = x < left + side && y < top + side;
    const index2 = isInside ? (pool.cells[cell] ?? 0) : 0;
    return { region, pool, block: index2 === 0 ? null : pool.blocks[index2 - 1]! };
  }
  return null;
}

/** Large regions are drawn as lines of 16 KiB each, read like a page. */
export function largeBlockRows(
  region: Region,
  block: Block,
  square: Square,
): { x: number; y: number; width: number; height: number }[] {
  const lines = Math.max(1, region.size / POOL_SIZE / POOLS_PER_SIDE);
  const lineHeight = square.side / lines;
  const lineBytes = region.size / lines;
  const parts: { x: number; y: number; width: number; height: number }[] = [];
  let from = Math.max(0, block.address - region.address);
  const end = Math.min(region.size, from + block.size);
  while (from < end) {
    const line = Math.floor(from / lineBytes);
    const to = Math.min(end, (line + 1) * lineBytes);
    const x = square.x + ((from - line * lineBytes) / lineBytes) * square.side;
    parts.push({
      x,
      y: square.y + line * lineHeight,
      width: Math.max(0.5, ((to - from) / lineBytes) * square.side),
      height: lineHeight - 1,
    });
    from = to;
  }
  return parts;
}

function largeBlockAt(region: Region, square: Square, x: number, y: number): Block | null {
  const lines = Math.max(1, region.size / POOL_SIZE / POOLS_PER_SIDE);
  const line = Math.floor(((y - square.y) / square.side) * lines);
  const at = region.address + ((line + (x - square.x) / square.side) / lines) * region.size;
  return region.large.find((block) => block.address <= at && at < block.address + block.size) ?? null;
}

/** The colour of a block as the name of a design token. */
export function blockColour(heap: Heap, block: Block, colouring: Colouring): string {
  if (block.row < 0) return "--text-3";
  if (colouring === "type") return TYPE_COLOURS[heap.category(block.row)];
  const generation = heap.generation(block.row);
  if (heap.isImmortal(block.row)) return "--immortal";
  return generation === null || generation > 2 ? "--text-3" : `--gen-${generation}`;
}

const TYPE_COLOURS: Record<Category, string> = {
  number: "--type-number",
  text: "--type-text",
  container: "--type-container",
  class: "--type-class",
  function: "--type-function",
  other: "--type-other",
};
