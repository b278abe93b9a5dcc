import { forget, recall, remember } from "../app/storage";
import { byId } from "./elements";

const SAVED_WIDTH = "ouroboros.width";

/** The width of the code can be dragged, moved with arrow keys, and double-clicked back. */
export function listenToDivider(app: HTMLElement): void {
  const divider = byId("divider");
  const set = (width: number | null) => {
    if (width === null) {
      app.style.removeProperty("--left");
      forget(SAVED_WIDTH);
      return;
    }
    const clamped = Math.round(Math.min(window.innerWidth * 0.6, Math.max(240, width)));
    app.style.setProperty("--left", `${clamped}px`);
    divider.setAttribute("aria-valuenow", String(clamped));
    remember(SAVED_WIDTH, String(clamped));
  };
  const saved = Number(recall(SAVED_WIDTH));
  if (saved > 0) set(saved);
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => {
      set(moved.clientX);
    };
    divider.addEventListener("pointermove", move);
    divider.addEventListener(
      "pointerup",
      () => {
        divider.removeEventListener("pointermove", move);
      },
      { once: true },
    );
  });
  divider.addEventListener("dblclick", () => {
    set(null);
  });
  divider.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowLeft" ? -16 : event.key === "ArrowRight" ? 16 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    set(byId("editor").clientWidth + step);
  });
}
