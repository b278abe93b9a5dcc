// A picture in words, for those who do not see it.
import type { Arrow, Box, Scene } from "../model/scene";
import { counted, listed } from "../model/text";

/** Boxes and fields that are described one by one. */
const MANY = 40;
const FEW = 8;

/** Every box of a scene with what it refers to. */
export function describe(scene: Scene): string {
  const { programObjects, unreachableObjects } = scene;
  const sum =
    programObjects === 0
      ? "No objects of the program."
      : `${counted(programObjects, "object")} of the program${unreachableObjects > 0 ? `, ${unreachableObjects} unreachable` : ""}.`;
  const boxes = [...scene.boxes.values()];
  const arrows = new Map<string, Arrow[]>();
  for (const arrow of scene.arrows) arrows.set(arrow.from, [...(arrows.get(arrow.from) ?? []), arrow]);
  const sentences = boxes.slice(0, MANY).map((box) => sentenceOf(box, arrows.get(box.id) ?? [], scene));
  if (boxes.length > MANY) sentences.push(`And ${boxes.length - MANY} more.`);
  return [sum, ...sentences].join(" ");
}

function sentenceOf(box: Box, arrows: readonly Arrow[], scene: Scene): string {
  const fields = box.fields.flatMap((field, line) => {
    if (field.isDeleted) return [`${field.name} was deleted`];
    if (field.text === "") return [];
    if (field.text !== null) return [`${field.name} is ${field.text}`];
    const targets = arrows.filter((arrow) => arrow.field === line).map((arrow) => titleOf(scene, arrow));
    return targets.length === 0 ? [] : [`${field.name} refers to ${listed(targets)}`];
  });
  const more = box.more > 0 ? [`${box.more} more`] : [];
  const own = box.fields.length === 0 && box.value !== "" && box.kind === "object" ? [box.value] : [];
  const parts = [...own, ...fields.slice(0, FEW), ...more];
  return parts.length === 0 ? `${box.label}.` : `${box.label}: ${parts.join("; ")}.`;
}

/** An object as its label begins: "list #4". */
function titleOf(scene: Scene, { to, isWeak }: Arrow): string {
  const title = scene.boxes.get(to)?.label.replace(/,.*$/, "") ?? "";
  return isWeak ? `${title} weakly` : title;
}
