// The picture as it stands, as a file: an SVG that needs no style sheet, and a PNG of it.
import { html, svg } from "../views/elements";

/** Properties that style sheets give to the shapes of the picture. */
const STYLES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "paint-order",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "text-decoration-line",
] as const;
const MARGIN = 16;
/** Pixels of a PNG for one of the picture, and as many as a side may have. */
const SHARPNESS = 2;
const LONGEST = 8192;

/** The drawing in `stage` as a document of its own; null when nothing is drawn. */
export function pictureFile(stage: Element, title: string): string | null {
  const camera = stage.querySelector<SVGGElement>(".camera");
  const defs = stage.getRootNode() as Document | ShadowRoot;
  if (camera === null || camera.querySelector(".box") === null) return null;
  const bounds = camera.getBBox();
  const [x, y] = [Math.floor(bounds.x - MARGIN), Math.floor(bounds.y - MARGIN)];
  const [width, height] = [Math.ceil(bounds.width + 2 * MARGIN), Math.ceil(bounds.height + 2 * MARGIN)];
  const copy = styledCopy(camera);
  copy.removeAttribute("style");
  const definitions = ["#head", "#hatch"].map((id) => {
    const found = defs.querySelector<SVGElement>(`svg ${id}`);
    return found === null ? "" : styledCopy(found);
  });
  const paper = getComputedStyle(stage).getPropertyValue("--surface-paper").trim();
  const picture = svg(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${x} ${y} ${width} ${height}`,
      width,
      height,
      role: "img",
    },
    svg("title", {}, title),
    svg("defs", {}, ...definitions),
    svg("rect", { x, y, width, height, fill: paper }),
    copy,
  );
  return new XMLSerializer().serializeToString(picture);
}

/** The SVG document as a PNG. */
export async function pngOf(picture: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture)}`;
  await image.decode();
  const scale = Math.min(SHARPNESS, LONGEST / Math.max(image.width, image.height));
  const canvas = html("canvas", {
    width: Math.round(image.width * scale),
    height: Math.round(image.height * scale),
  });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
  if (blob === null) throw new Error("this browser made no PNG of the picture");
  return blob;
}

/** A copy whose looks stand in itself; what is about to vanish stays out of it. */
function styledCopy(element: SVGElement): SVGElement {
  const copy = element.cloneNode(true) as SVGElement;
  const originals = [element, ...element.querySelectorAll<SVGElement>("*")];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>("*")];
  const leaving = copy.querySelector(".leaving");
  originals.forEach((original, i) => {
    const twin = copies[i]!;
    const style = getComputedStyle(original);
    const isText = original instanceof SVGTextElement;
    const isStroked = style.stroke !== "none";
    for (const name of STYLES) {
      if (!isText && /^(font|text)-/.test(name)) continue;
      if (!isStroked && name.startsWith("stroke-")) continue;
      const value = style.getPropertyValue(name);
      // A reference is resolved against the page's own address; inside the file it is local.
      if (value !== "")
        twin.style.setProperty(name, value.replace(/url\("?[^"#)]*#([\w-]+)"?\)/, "url(#$1)"));
    }
    if (original.style.transform !== "") twin.style.transform = original.style.transform;
    for (const name of ["class", "tabindex", "data-id"]) twin.removeAttribute(name);
  });
  leaving?.remove();
  return copy;
}
