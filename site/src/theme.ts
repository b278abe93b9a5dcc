// Light or dark: the system's wish until the reader has one.
import { forget, recall, remember } from "./app/storage";

const KEY = "ouroboros.theme";

/** Before the page is first laid out. */
export function applySavedTheme(): void {
  const saved = recall(KEY);
  if (saved === "light" || saved === "dark") document.documentElement.dataset.theme = saved;
}

/** The theme that the page has now. */
export function shownTheme(): "light" | "dark" {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : systemTheme();
}

function systemTheme(): "light" | "dark" {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function toggleTheme(): void {
  const root = document.documentElement;
  const next = shownTheme() === "dark" ? "light" : "dark";
  if (next === systemTheme()) {
    delete root.dataset.theme;
    forget(KEY);
  } else {
    root.dataset.theme = next;
    remember(KEY, next);
  }
}
