// Python files that the reader opens from the desktop, once the page is installed as an app.

/** A file's handle, as the launch queue and dropping give it. */
interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
}
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileHandle[] }) => void): void;
}

/** More is no program that somebody wrote; the editor would crawl. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Opens the files the page was launched with, by `open`; what cannot be opened is told by `say`. */
export function openLaunchedFiles(open: (text: string) => void, say: (text: string) => void): void {
  (window as { launchQueue?: LaunchQueue }).launchQueue?.setConsumer(({ files = [] }) => {
    // Each file has a window of its own (launch_type in the manifest).
    const handle = files[0];
    if (handle === undefined) return;
    void readProgram(handle).then(open, (error: unknown) => {
      say(error instanceof Unreadable ? error.message : `${handle.name} could not be read.`);
    });
  });
}

class Unreadable extends Error {}

async function readProgram(handle: FileHandle): Promise<string> {
  const file = await handle.getFile();
  if (file.size > MOST_BYTES)
    throw new Unreadable(`${handle.name} is too large to be a program: more than 4 MB.`);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.replace(/\r\n?/g, "\n");
  } catch {
    throw new Unreadable(`${handle.name} is not text in UTF-8.`);
  }
}
