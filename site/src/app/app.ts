// What makes the page an app: kept for use without a network, updated when the reader wants it, installed, opening
// files. Loaded after the first picture.
import { carry } from "./carry";
import { openFiles } from "./files";
import { showNotice } from "./notice";
import { keepOffline } from "./offline";
import { listenToLack } from "./storage";

/** What the app needs of the page. */
export interface Host {
  text(): string;
  openFile(text: string): void;
}

const LACKS = {
  forbidden:
    "This browser keeps nothing for this page: what you type is gone when you close it. Share puts it in a link.",
  full: "This browser's storage is full: what you type is gone when you close the page. Share puts it in a link.",
} as const;

export function startApp(host: Host): void {
  listenToLack((lack) => {
    showNotice("storage", LACKS[lack]);
  });
  openFiles(
    (text) => {
      host.openFile(text);
    },
    (sentence) => {
      showNotice("file", sentence);
    },
  );
  if (!import.meta.env.PROD) return;
  keepOffline(() => {
    carry(host.text());
  }).catch((error: unknown) => {
    // The page needs the network then, as any other.
    console.warn("the page is not kept for use without a network", error);
  });
}
