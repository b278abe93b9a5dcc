// A graph that Graphviz has laid out (its JSON of drawing operations) as shapes.

/** One drawing operation of Graphviz; which fields there are depends on `op`. */
export interface DrawOperation {
  readonly op: string;
  readonly color?: string;
  readonly points?: readonly (readonly [number, number])[];
  readonly rect?: readonly [number, number, number, number];
  readonly pt?: readonly [number, number];
  readonly align?: "l" | "c" | "r";
  readonly text?: string;
  readonly size?: number;
  readonly style?: string;
}

/** What of Graphviz' JSON is read. */
export interface LaidOutGraph {
  readonly bb: string;
  readonly objects?: readonly Readonly<Record<string, unknown>>[];
  readonly edges?: readonly Readonly<Record<string, unknown>>[];
}

export type Shape =
  | {
      readonly kind: "path";
      readonly d: string;
      readonly fill: string;
      readonly stroke: string;
      readonly isDotted: boolean;
    }
  | {
      readonly kind: "ellipse";
      readonly box: readonly [number, number, number, number];
      readonly fill: string;
      readonly stroke: string;
    }
  | {
      readonly kind: "text";
      readonly at: readonly [number, number];
      readonly anchor: "start" | "middle" | "end";
      readonly text: string;
      readonly fill: string;
      readonly size: number;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const LAYERS = ["_draw_", "_ldraw_", "_hdraw_", "_tdraw_"];
const ANCHORS = { l: "start", c: "middle", r: "end" } as const;

/** The shapes in the order in which they are drawn; y grows downwards. */
export function drawingOf(graph: LaidOutGraph): Drawing {
  const [, , width = 0, height = 0] = graph.bb.split(",").map(Number);
  const shapes: Shape[] = [];
  for (const thing of [...(graph.edges ?? []), ...(graph.objects ?? [])]) {
    for (const layer of LAYERS)
      addShapes((thing[layer] as DrawOperation[] | undefined) ?? [], height, shapes);
  }
  return { width, height, shapes };
}

function addShapes(operations: readonly DrawOperation[], height: number, shapes: Shape[]): void {
  let stroke = "#000000";
  let fill = "none";
  let size = 14;
  let isDotted = false;
  for (const { op, ...rest } of operations) {
    const points = (rest.points ?? []).map(([x, y]) => `${String(x)},${String(height - y)}`);
    const filled = op === op.toUpperCase();
    switch (op.toLowerCase()) {
      case "c":
        if (filled) fill = rest.color ?? fill;
        else stroke = rest.color ?? stroke;
        break;
      case "f":
        size = rest.size ?? size;
        break;
      case "s":
        isDotted = rest.style === "dotted" || (isDotted && rest.style !== "solid");
        break;
      case "p":
        shapes.push({
          kind: "path",
          d: `M${points.join("L")}Z`,
          fill: filled ? fill : "none",
          stroke,
          isDotted,
        });
        break;
      case "l":
        shapes.push({ kind: "path", d: `M${points.join("L")}`, fill: "none", stroke, isDotted });
        break;
      case "b":
        shapes.push({
          kind: "path",
          d: `M${points[0] ?? "0,0"}C${points.slice(1).join(" ")}`,
          fill: "none",
          stroke,
          isDotted,
        });
        break;
      case "e": {
        const [x, y, rx, ry] = rest.rect ?? [0, 0, 0, 0];
        shapes.push({ kind: "ellipse", box: [x, height - y, rx, ry], fill: filled ? fill : "none", stroke });
        break;
      }
      case "t": {
        const [x, y] = rest.pt ?? [0, 0];
        shapes.push({
          kind: "text",
          at: [x, height - y],
          anchor: ANCHORS[rest.align ?? "c"],
          text: rest.text ?? "",
          fill: stroke,
          size,
        });
        break;
      }
    }
  }
}
