// The programs of the lessons, in a chunk of their own: the menu can wait for the first picture.
import type { Program } from "./programs";

const FILES = import.meta.glob<string>("../../tests/programs/lessons/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The programs of the lessons, in their order; the first comment is the title. */
export const LESSONS: readonly Program[] = Object.entries(FILES)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, source]) => {
    const id = path.replace(/^.*\/|\.py$/g, "");
    const title = /^#\s*(.+?)\.?\s*$/m.exec(source)?.[1] ?? id;
    return { id, title, source };
  });
