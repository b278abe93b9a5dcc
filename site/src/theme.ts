// Light or dark: the system's wish until the reader has one. The boot script applies what is kept here.

const KEY = "ouroboros.theme";

export function toggleTheme(): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const next = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
  if (next === system) {
    delete root.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    root.dataset.theme = next;
    localStorage.setItem(KEY, next);
  }
}
