// Pan and zoom of a drawing. Until the reader moves it, the camera keeps the whole picture in view, and moves no
// more than it must; after that it only goes where it is told to.
import type { Rect } from "../model/islands";
import { sizeOf } from "./sizes";

interface Pose {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

const SMALLEST = 0.2;
const LARGEST = 3;
const LARGEST_FIT = 1.5;
/** Width of a stage in which the picture has its natural size. */
const NATURAL_WIDTH = 900;
/** A picture that would have to become smaller than this to fit is left to be moved around in. */
const READABLE = 0.55;
const MARGIN = 16;

/** The camera of one stage: `target` is transformed so that the picture appears in `stage`. */
export class Camera {
  private pose: Pose = { x: MARGIN, y: MARGIN, k: 1 };
  private content: Rect = { x: 0, y: 0, width: 1, height: 1 };
  private isFree = false;
  private isFresh = true;
  private covered = 0;

  constructor(
    private readonly stage: HTMLElement,
    private readonly target: SVGGElement,
    /** Inside an article the wheel scrolls the article. */
    private readonly isInArticle = false,
  ) {
    this.listen();
    new ResizeObserver(() => {
      if (!this.isFree) this.fit(false);
    }).observe(stage);
  }

  /** The picture has these bounds now; `subject` is what the step is about. */
  follow(content: Rect, subject: Rect | null): void {
    this.content = content;
    if (!this.isFree) {
      const isInView = this.contains(content);
      if (this.isFresh || !isInView) this.fit(!this.isFresh, subject);
      this.isFresh = false;
      return;
    }
    if (subject !== null && !this.contains(subject)) this.centre(subject);
  }

  /** Something covers so much of the stage at its right edge. */
  cover(width: number): void {
    if (width === this.covered) return;
    this.covered = width;
    if (!this.isFree) this.isFresh = true;
  }

  /** Brings a part of the picture into view, if it is not. */
  reveal(rect: Rect): void {
    if (this.contains(rect)) return;
    this.isFree = true;
    this.centre(rect);
  }

  /** Shows everything, however small it becomes. */
  fitAll(): void {
    this.fit(true, null, SMALLEST);
  }

  /** Shows everything, as large as it goes up to its natural size, or a readable part. */
  fit(isAnimated: boolean, subject: Rect | null = null, smallest = READABLE): void {
    const { width, height } = this.size();
    if (width === 0 || height === 0) return;
    this.isFree = false;
    const { content } = this;
    // On a large screen the picture grows, but not into a poster.
    const largest = Math.min(LARGEST_FIT, Math.max(1, width / NATURAL_WIDTH));
    const whole = Math.min(
      (width - 2 * MARGIN) / content.width,
      (height - 2 * MARGIN) / content.height,
      largest,
    );
    const k = Math.max(whole, smallest);
    if (whole >= smallest) {
      const spareX = width - content.width * k;
      const spareY = height - content.height * k;
      this.move({ x: spareX / 2 - content.x * k, y: spareY / 2 - content.y * k, k }, isAnimated);
      return;
    }
    // Too large to read as a whole: from the top left, moved so that the subject is in view.
    const along = (from: number, size: number, at: number, extent: number, view: number) => {
      if (extent * k <= view - 2 * MARGIN) return (view - extent * k) / 2 - from * k;
      const wish = view / 2 - (at + size / 2) * k;
      return Math.min(MARGIN - from * k, Math.max(wish, view - MARGIN - (from + extent) * k));
    };
    const about = subject ?? { x: content.x, y: content.y, width: 0, height: 0 };
    this.move(
      {
        x: along(content.x, about.width, about.x, content.width, width),
        y: along(content.y, about.height, about.y, content.height, height),
        k,
      },
      isAnimated,
    );
  }

  zoom(factor: number, at?: { x: number; y: number }): void {
    const { width, height } = this.size();
    const { x, y, k } = this.pose;
    const point = at ?? { x: width / 2, y: height / 2 };
    const next = Math.min(LARGEST, Math.max(SMALLEST, k * factor));
    this.isFree = true;
    this.move(
      { x: point.x - ((point.x - x) * next) / k, y: point.y - ((point.y - y) * next) / k, k: next },
      at === undefined,
    );
  }

  /** The next picture is another program's: show all of it. */
  reset(): void {
    this.isFree = false;
    this.isFresh = true;
  }

  private centre(rect: Rect): void {
    const { width, height } = this.size();
    const { k } = this.pose;
    this.move(
      { x: width / 2 - (rect.x + rect.width / 2) * k, y: height / 2 - (rect.y + rect.height / 2) * k, k },
      true,
    );
  }

  private contains(rect: Rect): boolean {
    const { width, height } = this.size();
    const { x, y, k } = this.pose;
    const left = rect.x * k + x;
    const top = rect.y * k + y;
    return left >= 0 && top >= 0 && left + rect.width * k <= width && top + rect.height * k <= height;
  }

  private size(): { width: number; height: number } {
    const { width, height } = sizeOf(this.stage);
    return { width: Math.max(0, width - this.covered), height };
  }

  private move(pose: Pose, isAnimated: boolean): void {
    this.pose = pose;
    this.target.classList.toggle("gliding", isAnimated);
    this.target.style.transform = `translate(${round(pose.x)}px, ${round(pose.y)}px) scale(${pose.k})`;
  }

  private listen(): void {
    const { stage } = this;
    stage.addEventListener(
      "wheel",
      (event) => {
        if (this.isInArticle && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        const box = stage.getBoundingClientRect();
        if (event.ctrlKey || event.metaKey) {
          this.zoom(Math.exp(-event.deltaY / 240), {
            x: event.clientX - box.left,
            y: event.clientY - box.top,
          });
          return;
        }
        this.pan(-event.deltaX, -event.deltaY);
      },
      { passive: false },
    );
    const pointers = new Map<number, { x: number; y: number }>();
    let hasMoved = false;
    stage.addEventListener("pointerdown", (event) => {
      if (event.button > 1) return;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      hasMoved = false;
    });
    stage.addEventListener("pointermove", (event) => {
      const last = pointers.get(event.pointerId);
      if (last === undefined) return;
      const now = { x: event.clientX, y: event.clientY };
      const distance = Math.hypot(now.x - last.x, now.y - last.y);
      if (!hasMoved && distance < 4) return;
      if (!hasMoved) stage.setPointerCapture(event.pointerId);
      hasMoved = true;
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) this.pan(now.x - last.x, now.y - last.y);
      else {
        const box = stage.getBoundingClientRect();
        const before = Math.hypot(last.x - other.x, last.y - other.y);
        const after = Math.hypot(now.x - other.x, now.y - other.y);
        this.zoom(after / Math.max(1, before), {
          x: (now.x + other.x) / 2 - box.left,
          y: (now.y + other.y) / 2 - box.top,
        });
      }
      pointers.set(event.pointerId, now);
    });
    const end = (event: PointerEvent) => {
      pointers.delete(event.pointerId);
    };
    stage.addEventListener("pointerup", end);
    stage.addEventListener("pointercancel", end);
    // A drag that ends on an object does not choose it.
    stage.addEventListener(
      "click",
      (event) => {
        if (hasMoved) event.stopPropagation();
        hasMoved = false;
      },
      true,
    );
  }

  private pan(dx: number, dy: number): void {
    this.isFree = true;
    this.move({ ...this.pose, x: this.pose.x + dx, y: this.pose.y + dy }, false);
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
