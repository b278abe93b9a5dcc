// Design tokens for canvases, read once per theme.

const darkness = matchMedia("(prefers-color-scheme: dark)");

/** Colours by token name ("--gen-0"), as the page's theme has them now. */
export class Palette {
  private readonly known = new Map<string, string>();
  private theme = "";

  get(token: string): string {
    const root = document.documentElement;
    const theme = `${root.dataset.theme ?? ""}${darkness.matches ? "d" : "l"}`;
    if (theme !== this.theme) {
      this.known.clear();
      this.theme = theme;
    }
    let colour = this.known.get(token);
    if (colour === undefined) {
      colour = getComputedStyle(root).getPropertyValue(token).trim();
      this.known.set(token, colour);
    }
    return colour;
  }
}

export const palette = new Palette();

/** Sizes a canvas for the screen's pixels and returns a context in CSS pixels, cleared. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
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
