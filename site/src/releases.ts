// The releases of CPython that the runtime can behave as (core/object/profile.c), and the reader's choice among them.
import { forget, recall, remember } from "./app/storage";
import { byId, html } from "./views/elements";

export const RELEASES = ["3.11", "3.12", "3.13", "3.14", "3.14-generational"] as const;
export type Release = (typeof RELEASES)[number];

/** What the menu says where the name of a release says too little. 3.14.5 went back to three generations. */
const LABELS: Partial<Record<Release, string>> = {
  "3.14-generational": "3.14.5",
};
export const DEFAULT_RELEASE: Release = "3.13";

const SAVED = "ouroboros.python";

export function isRelease(text: string | null): text is Release {
  return (RELEASES as readonly (string | null)[]).includes(text);
}

/** The menu of releases; what is chosen there is remembered. */
export class ReleaseMenu {
  private readonly select = byId<HTMLSelectElement>("python");

  constructor(onChoose: () => void) {
    this.select.replaceChildren(
      ...RELEASES.map((release) => html("option", { value: release }, LABELS[release] ?? release)),
    );
    const saved = recall(SAVED);
    this.select.value = isRelease(saved) ? saved : DEFAULT_RELEASE;
    this.select.addEventListener("change", () => {
      if (this.chosen === DEFAULT_RELEASE) forget(SAVED);
      else remember(SAVED, this.chosen);
      onChoose();
    });
  }

  get chosen(): Release {
    const { value } = this.select;
    return isRelease(value) ? value : DEFAULT_RELEASE;
  }

  /** Shows the release that an address names; that is the program's wish, not the reader's. */
  show(release: Release): void {
    this.select.value = release;
  }
}
