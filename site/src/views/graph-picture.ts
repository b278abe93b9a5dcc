import { html, svg, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { drawingOf, type Drawing, type LaidOutGraph, type Shape } from "../model/graph-drawing";

/** Pictures that were asked for, by their text: time goes back and forth over the same ones. */
const pictures = new Map<string, Promise<TemplateResult>>();
const KEPT = 50;

/** A graph in DOT, drawn. Graphviz is loaded when the first one is shown. */
export function graphPicture(dot: string): TemplateResult {
  let picture = pictures.get(dot);
  if (picture === undefined) {
    picture = draw(dot).catch(() => html`${dot}`);
    if (pictures.size >= KEPT) pictures.clear();
    pictures.set(dot, picture);
  }
  return html`${until(picture, html`<span class="muted">drawing a graph …</span>`)}`;
}

async function draw(dot: string): Promise<TemplateResult> {
  const { instance } = await import("@viz-js/viz");
  const graphviz = await instance();
  const drawing = drawingOf(
    graphviz.renderJSON(dot, { graphAttributes: { bgcolor: "transparent" } }) as LaidOutGraph,
  );
  return template(drawing);
}

function template({ width, height, shapes }: Drawing): TemplateResult {
  const box = `-4 -4 ${String(width + 8)} ${String(height + 8)}`;
  return html`<svg
    class="graph"
    role="img"
    aria-label="graph of objects"
    viewBox=${box}
    width=${width + 8}
    height=${height + 8}
  >
    ${shapes.map(shapeTemplate)}
  </svg>`;
}

function shapeTemplate(shape: Shape): TemplateResult {
  switch (shape.kind) {
    case "path":
      return svg`<path d=${shape.d} fill=${shape.fill} stroke=${shape.stroke} stroke-dasharray=${shape.isDotted ? "1 4" : "none"} />`;
    case "ellipse": {
      const [x, y, rx, ry] = shape.box;
      return svg`<ellipse cx=${x} cy=${y} rx=${rx} ry=${ry} fill=${shape.fill} stroke=${shape.stroke} />`;
    }
    case "text":
      return svg`<text x=${shape.at[0]} y=${shape.at[1]} text-anchor=${shape.anchor} fill=${shape.fill} font-size=${shape.size}>${shape.text}</text>`;
  }
}
