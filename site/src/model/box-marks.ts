// What stands in a box of the picture, as SVG with the box's corner at the origin.
import type { Mark } from "./marks";
import { mark } from "./marks";
import type { Box, Field } from "./scene";
import { WIDE, lineY } from "./scene";
import { clip, count } from "./text";

/** Width of a character of code. */
const CHARACTER = 7.83;

const GUTTER = 30;

/** Words for the looks of a box. */
export function boxClass(box: Box): string {
  return ["box", box.kind, ...(box.isGhost ? ["ghost"] : []), ...(box.isDying ? ["dying"] : [])].join(" ");
}

function gutterPath(height: number): string {
  const bottom = height - 0.7;
  return `M8.7 .7h${GUTTER - 8}v${bottom - 0.7}h-${GUTTER - 8}a8 8 0 0 1-8-8v${-(bottom - 16.7)}a8 8 0 0 1 8-8z`;
}

/** What is drawn of a box. */
export function boxMarks(box: Box, isSelected: boolean): Mark[] {
  if (box.kind === "object") return objectParts(box, isSelected);
  return box.kind === "stack" ? stackParts(box) : slabParts(box);
}

function objectParts(box: Box, isSelected: boolean): Mark[] {
  const { width, height } = box;
  const parts: Mark[] = [mark("title", {}, `${box.label}\n${box.value}`.trimEnd())];
  if (isSelected)
    parts.push(
      mark("rect", { class: "g-sel", x: -3.5, y: -3.5, width: width + 7, height: height + 7, rx: 11 }),
    );
  parts.push(
    mark("rect", { class: "g-box", width, height, rx: 8 }),
    mark("path", { class: "g-gut", d: gutterPath(height) }),
  );
  parts.push(...countParts(box));
  const hasAddress = width >= WIDE.box;
  const badge = box.generation !== null;
  const right = badge ? width - 28 : width - 10;
  const addressWidth = hasAddress ? box.address.length * 6.65 : 0;
  parts.push(
    mark(
      "text",
      { class: "g-type", x: 40, y: 20 },
      clip(box.type, Math.floor((right - addressWidth - 46) / 6.2)),
    ),
  );
  if (hasAddress)
    parts.push(mark("text", { class: "g-addr", x: right, y: 20, "text-anchor": "end" }, box.address));
  if (box.generation !== null) {
    const sign = box.generation > 2 ? "∞" : String(box.generation);
    const tone = Math.min(box.generation, 2);
    parts.push(
      mark("circle", { class: `gb${tone}`, cx: width - 14, cy: 16, r: 9 }),
      mark("text", { class: `gt${tone}`, x: width - 14, y: 20 }, sign),
    );
  }
  if (box.fields.length === 0 && box.value !== "") {
    parts.push(
      mark("text", { class: "g-val", x: 40, y: 46 }, clip(box.value, Math.floor((width - 48) / CHARACTER))),
    );
  }
  box.fields.forEach((field, line) => parts.push(...fieldParts(box, field, line)));
  if (box.more > 0) parts.push(moreLine(box, 40));
  if (box.note !== "") parts.push(mark("text", { class: "g-small halo", x: 2, y: height + 14 }, box.note));
  return parts;
}

/** The count in the gutter; inside a collection the copy is large and the real count small. */
function countParts({ refcount, copy, height }: Box): Mark[] {
  const x = GUTTER / 2 + 0.5;
  const long = refcount.length > 2;
  if (copy === null || height < 56) {
    const class_ = refcount === "∞" ? "g-cnt immortal" : long ? "g-cnt long" : "g-cnt";
    return [
      mark("rect", { class: "g-now", x: 3, y: 5, width: GUTTER - 5, height: 22, rx: 5 }),
      mark("text", { class: class_, x, y: 21 }, long ? clip(refcount, 4) : refcount),
    ];
  }
  const zero = copy === 0 ? " zero" : "";
  return [
    mark("text", { class: "g-real", x, y: 20 }, refcount),
    mark("rect", { class: `g-copy${zero}`, x: x - 11, y: 28, width: 22, height: 22, rx: 5 }),
    mark("text", { class: `g-cnt${zero}`, x, y: 44 }, String(copy)),
  ];
}

function fieldParts(box: Box, field: Field, line: number): Mark[] {
  const y = lineY(box, line) + 4;
  const right = box.width - 10;
  const room = Math.floor((right - 40) / CHARACTER);
  if (field.text === null) return [mark("text", { class: "g-key", x: 40, y }, clip(field.name, room - 3))];
  if (field.text === "") return [mark("text", { class: "g-val", x: 40, y }, clip(field.name, room))];
  const name = clip(field.name, Math.max(4, room - Math.min(field.text.length, Math.ceil(room * 0.6)) - 1));
  const text = clip(field.text, Math.max(3, room - name.length - 1));
  return [
    mark("text", { class: "g-key", x: 40, y }, name),
    mark("text", { class: "g-val", x: right, y, "text-anchor": "end" }, text),
  ];
}

function moreLine(box: Box, x: number): Mark {
  const y = lineY(box, box.fields.length) + 4;
  return mark(
    "g",
    { class: "more" },
    mark("rect", { x: x - 6, y: y - 16, width: box.width - x - 14, height: 22, rx: 4 }),
    mark("text", { class: "g-small", x, y }, `… ${count(box.more)} more`),
  );
}

function slabParts(box: Box): Mark[] {
  const { width, height } = box;
  const hasType = width >= WIDE.slab;
  const parts: Mark[] = [
    mark("rect", { class: "g-frame", width, height, rx: 10 }),
    mark(
      "text",
      { class: "g-title", x: 14, y: 24 },
      clip(box.value, Math.floor((width - (hasType ? 54 : 20)) / CHARACTER)),
    ),
    mark("text", { class: "g-small", x: width - 14, y: 24, "text-anchor": "end" }, hasType ? box.type : ""),
  ];
  box.fields.forEach((field, line) => {
    const y = lineY(box, line) + 4.5;
    if (field.isDeleted) {
      parts.push(
        mark("text", { class: "g-name gone", x: 14, y }, clip(field.name, 10)),
        mark("text", { class: "g-small", x: width - 14, y, "text-anchor": "end" }, "deleted"),
      );
      return;
    }
    const room = Math.floor((width - 26) / CHARACTER);
    const name = clip(field.name, field.text === null ? room - 2 : Math.max(5, room - field.text.length - 1));
    parts.push(mark("text", { class: "g-name", x: 14, y }, name));
    if (field.text !== null) {
      parts.push(
        mark(
          "text",
          { class: "g-val", x: width - 12, y, "text-anchor": "end" },
          clip(field.text, room - name.length - 1),
        ),
      );
    }
  });
  if (box.more > 0) parts.push(moreLine(box, 14));
  if (box.note !== "") parts.push(mark("text", { class: "g-small", x: 14, y: height + 16 }, box.note));
  return parts;
}

function stackParts(box: Box): Mark[] {
  const { width, height } = box;
  return [
    mark("title", {}, box.label),
    mark("rect", { class: "g-box", x: 8, y: 8, width, height, rx: 8 }),
    mark("rect", { class: "g-box", x: 4, y: 4, width, height, rx: 8 }),
    mark("rect", { class: "g-box", width, height, rx: 8 }),
    mark("text", { class: "g-type", x: 14, y: 20 }, clip(box.type, 22)),
    mark("text", { class: "g-val", x: 14, y: 46 }, box.value),
    mark("text", { class: "g-small halo", x: 2, y: height + 24 }, box.note),
  ];
}
