import { instance } from "@viz-js/viz";
import { expect, test } from "vitest";
import { drawingOf, type LaidOutGraph } from "./graph-drawing";

const DOT = `digraph ObjectGraph {
  node[shape=box, style=filled, fillcolor=white];
  o1[fontcolor=red];
  o1[label="list\\n3 items"];
  o1 -> o2 [label="x",weight=2];
  o2[label="dict\\n1 items",fillcolor="0,0,0.3"];
  o2->o2_has_a_del[color=red,style=dotted,len=0.25,weight=10];
  o2_has_a_del[label="__del__",shape=doublecircle];
}`;

test("what Graphviz lays out becomes shapes and texts inside the picture", async () => {
  const drawing = drawingOf((await instance()).renderJSON(DOT) as LaidOutGraph);
  const texts = drawing.shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));
  expect(texts).toEqual(["x", "list", "3 items", "dict", "1 items", "__del__"]);
  expect(drawing.shapes.filter(({ kind }) => kind === "ellipse")).toHaveLength(2);
  expect(drawing.shapes.filter((shape) => shape.kind === "path" && shape.isDotted).length).toBeGreaterThan(0);
  for (const shape of drawing.shapes) {
    if (shape.kind !== "text") continue;
    expect(shape.at[0]).toBeLessThan(drawing.width);
    expect(shape.at[1]).toBeLessThan(drawing.height);
  }
});
