// Making elements without HTML text: the page allows none.
import type { Mark } from "../model/marks";

const SVG = "http://www.w3.org/2000/svg";

type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element with attributes and children. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Element | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** The element of a mark. */
export function elementOf({ name, attributes, children }: Mark): SVGElement {
  return svg(
    name,
    attributes,
    ...children.map((child) => (typeof child === "string" ? child : elementOf(child))),
  );
}

/** An HTML element with attributes and children. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Element | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** An icon of the page's symbol table. */
export function icon(name: string): SVGSVGElement {
  return svg("svg", { class: "ico", "aria-hidden": "true" }, svg("use", { href: `#i-${name}` }));
}

/** Sets an attribute only when it changes: writing the same value again makes the browser work. */
export function setAttribute(element: Element, name: string, value: string | number): void {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/** The element with an id that index.html promises. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows what index.html has there
export function byId<T extends HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element #${id}`);
  return element as T;
}
