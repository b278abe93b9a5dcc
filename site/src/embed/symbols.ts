import tree from "virtual:symbols";
import type { SymbolNode } from "virtual:symbols";
import { svg } from "../views/elements";

/** The definitions that pictures and icons refer to; references stay inside one shadow root. */
export function symbolDefinitions(): SVGSVGElement {
  return svg("svg", { class: "defs", width: 0, height: 0, "aria-hidden": "true" }, made(tree));
}

function made([name, attributes, ...children]: SymbolNode): SVGElement {
  return svg<keyof SVGElementTagNameMap>(
    name as keyof SVGElementTagNameMap,
    attributes,
    ...children.map(made),
  );
}
