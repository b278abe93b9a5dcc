import { HeapImage, NO_OBJECT, NO_STRING } from "../../wasm/shim/image";
import type { ImageScalars } from "../../wasm/shim/generated/schema";
import { IMAGE_LAYOUT } from "../../wasm/shim/generated/schema";

type Row = Readonly<Record<string, number>>;
type Rows = Partial<Record<(typeof IMAGE_LAYOUT.tables)[number]["name"], readonly Row[]>>;

const SIZES = { U8: 1, U16: 2, U32: 4, F64: 8 };
const EMPTY: Readonly<Record<string, number>> = {
  type: NO_OBJECT,
  typeName: NO_STRING,
  value: NO_STRING,
  label: NO_STRING,
};

/** A heap image with these rows and texts; columns that a row does not name are empty. */
export function buildImage(
  rows: Rows,
  strings: readonly string[] = [],
  scalars: Partial<ImageScalars> = {},
): HeapImage {
  const texts = strings.map((text) => new TextEncoder().encode(text));
  const offsets: Row[] = [];
  let textLength = 0;
  for (const text of texts) {
    offsets.push({ offset: textLength, length: text.length });
    textLength += text.length;
  }
  const all: Rows = { ...rows, strings: offsets };
  const numbers: Record<string, number> = { ...scalars, bytesText: textLength };
  const parts: Uint8Array[] = [];
  for (const { name, count, columns } of IMAGE_LAYOUT.tables) {
    const table = all[name] ?? [];
    numbers[count] = table.length;
    for (const [column, type] of columns) {
      const bytes = new Uint8Array(Math.ceil((table.length * SIZES[type]) / 8) * 8);
      const view = new DataView(bytes.buffer);
      for (const [i, row] of table.entries()) {
        const value = row[column] ?? EMPTY[column] ?? 0;
        if (type === "U8") view.setUint8(i, value);
        else if (type === "U16") view.setUint16(2 * i, value, true);
        else if (type === "U32") view.setUint32(4 * i, value, true);
        else view.setFloat64(8 * i, value, true);
      }
      parts.push(bytes);
    }
  }
  const head = Float64Array.from(IMAGE_LAYOUT.scalars, (name) => numbers[name] ?? 0);
  const pieces = [new Uint8Array(head.buffer), ...parts, ...texts];
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return new HeapImage(whole.buffer);
}
