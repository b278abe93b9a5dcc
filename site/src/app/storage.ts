// What the browser remembers for the page. It may refuse: a private window, blocked site data, no room. The page works
// without, and whoever listens is told once why a text of the reader's is not kept.

/** Why nothing is kept. */
export type Lack = "forbidden" | "full";

let onLack: (lack: Lack) => void = () => undefined;
let lack: Lack | null = null;

/** Tells the listener when something cannot be kept, or at once if that has happened. */
export function listenToLack(listener: (lack: Lack) => void): void {
  onLack = listener;
  if (lack !== null) listener(lack);
}

/** What was kept under the key, or null. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text; one that is not kept leaves nothing behind, which would be taken for it. */
export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    forget(key);
    if (lack !== null) return;
    lack = isFull ? "full" : "forbidden";
    onLack(lack);
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
