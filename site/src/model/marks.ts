// SVG as plain data: the page makes elements of it, a still picture makes text of it.

/** An SVG element that is not made yet. */
export interface Mark {
  readonly name: keyof SVGElementTagNameMap;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Mark | string)[];
}

export function mark(
  name: Mark["name"],
  attributes: Mark["attributes"] = {},
  ...children: readonly (Mark | string)[]
): Mark {
  return { name, attributes, children };
}

// What XML has no way to write: control characters, and halves of surrogate pairs.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A mark as XML that is also right inside HTML. */
export function xmlOf({ name, attributes, children }: Mark): string {
  const words = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escape(String(value)).replaceAll('"', "&quot;")}"`,
  );
  const inner = children.map((child) => (typeof child === "string" ? escape(child) : xmlOf(child)));
  return inner.length === 0
    ? `<${name}${words.join("")}/>`
    : `<${name}${words.join("")}>${inner.join("")}</${name}>`;
}

function escape(text: string): string {
  return text
    .replace(UNWRITABLE, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
