// Design tokens for canvases, read once per theme.

const darkness = matchMedia("(prefers-color-scheme: dark)");

/** Colours by token name ("--gen-0"), as the theme of the page or of the embed has them now. */
export class Palette {
  private readonly known = new WeakMap<Element, Map<string, string>>();
  private readonly themes = new WeakMap<Element, string>();
  private home: Element = document.documentElement;

  /** The colours are those around `element` from now on: those of its shadow host, or else the document's. */
  use(element: Element): void {
    this.home = homeOf(element);
    const own = this.home.getAttribute("theme") ?? this.home.getAttribute("data-theme") ?? "";
    const theme = `${own}${darkness.matches ? "d" : "l"}`;
    if (theme === this.themes.get(this.home)) return;
    this.themes.set(this.home, theme);
    this.known.set(this.home, new Map());
  }

  get(token: string): string {
    const known = this.known.get(this.home);
    let colour = known?.get(token);
    if (colour === undefined) {
      colour = getComputedStyle(this.home).getPropertyValue(token).trim();
      known?.set(token, colour);
    }
    return colour;
  }
}

/** The element whose tokens hold for `element`. */
export function homeOf(element: Element): HTMLElement {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? (root.host as HTMLElement) : document.documentElement;
}

export const palette = new Palette();

/** Sizes a canvas for the screen's pixels and returns a context in CSS pixels, cleared; the palette is its own. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  palette.use(canvas);
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser draws no canvas");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
