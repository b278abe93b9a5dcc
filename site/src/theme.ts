// Light or dark: the system's wish until the reader has one.
import { forget, recall, remember } from "./app/storage";

const KEY = "ouroboros.theme";

/** Before the page is first laid out. */
export function applySavedTheme(): void {
  const saved = recall(KEY);
  if (saved === "light" || saved === "dark") document.documentElement.dataset.theme = saved;
}

export function toggleTheme(): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const next = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
  if (next === system) {
    delete root.dataset.theme;
    forget(KEY);
  } else {
    root.dataset.theme = next;
    remember(KEY, next);
  }
}
