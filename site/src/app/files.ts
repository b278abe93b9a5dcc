// Python files that the reader opens from the desktop: dropped on the page, or with the page once it is installed.

/** A file's handle, as the launch queue gives it. */
interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
}
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileHandle[] }) => void): void;
}

/** More is no program that somebody wrote; the editor would crawl. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Opens the files the page is launched with, or that are dropped on it, by `open`; `say` tells what cannot be opened. */
export function openFiles(open: (text: string) => void, say: (text: string) => void): void {
  const read = (name: string, file: Promise<File>) => {
    file.then(programIn).then(open, (error: unknown) => {
      say(error instanceof Unreadable ? error.message : `${name} could not be read.`);
    });
  };
  (window as { launchQueue?: LaunchQueue }).launchQueue?.setConsumer(({ files = [] }) => {
    // Each file has a window of its own (launch_type in the manifest).
    const handle = files[0];
    if (handle === undefined) return;
    read(handle.name, handle.getFile());
  });
  // Without this the browser would leave the page for the file.
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files") === true) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    read(file.name, Promise.resolve(file));
  });
}

class Unreadable extends Error {}

async function programIn(file: File): Promise<string> {
  if (file.size > MOST_BYTES)
    throw new Unreadable(`${file.name} is too large to be a program: more than 4 MB.`);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.replace(/\r\n?/g, "\n");
  } catch {
    throw new Unreadable(`${file.name} is not text in UTF-8.`);
  }
}
