// How numbers, sizes and names are written on the page.
import { Address } from "../../../wasm/shim/generated/schema";

/** 12345 as "12,345"; by hand, because the first Intl.NumberFormat of a page costs as much as its first picture. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number with its noun: "1 object", "2,000 objects". */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : plural}`;
}

/** Bytes in the unit that keeps the number short. */
export function bytes(value: number): string {
  if (value < 1024) return `${value} B`;
  if (value < 1024 * 1024) return `${short(value / 1024)} KiB`;
  if (value < 1024 * 1024 * 1024) return `${short(value / 1024 / 1024)} MiB`;
  return `${short(value / 1024 / 1024 / 1024)} GiB`;
}

function short(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
}

/** What id() returns for the object at an address of the heap. */
export function idOf(address: number): number {
  return Address.ID_BASE + address;
}

/** The address in the heap that a program's text names, or NaN: id() in decimal or hexadecimal, or the digits of a box. */
export function addressOf(text: string): number {
  const short = /^…([0-9a-f]+)$/.exec(text)?.[1];
  if (short !== undefined) return Number(`0x${short}`);
  return /^(0x[0-9a-f]+|\d{5,})$/.test(text) ? Number(text) - Address.ID_BASE : NaN;
}

/** An address of the heap as a program prints it in hexadecimal. */
export function address(value: number): string {
  return `0x${idOf(value).toString(16)}`;
}

/** The digits of an address in which objects differ, where there is no room for all. */
export function shortAddress(value: number): string {
  return `…${value.toString(16)}`;
}

/** The beginning of a text, with an ellipsis when something is missing. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, Math.max(1, length - 1)).trimEnd()}…`;
}

/** "a", "a and b", "a, b and c", "a, b and 3 more". */
export function listed(items: readonly string[], most = 4): string {
  const shown =
    items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
  if (shown.length < 2) return shown.join("");
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}
