// The service worker: keeps the files of one build, all or none, and serves them. A newer one waits until the reader
// wants it: a page whose scripts are swapped under it would break, and text be lost.
import { registerQuotaErrorCallback } from "workbox-core/registerQuotaErrorCallback.js";
import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";
import type { PrecacheEntry } from "../../plugins/offline";
import type { FromWorker, ToWorker } from "./messages";

/** Written by plugins/offline.ts. */
declare const PRECACHE: PrecacheEntry[];

/** The part of a service worker's global scope that is used here; the page's types have none. */
interface Scope {
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      includeUncontrolled: boolean;
    }): Promise<{ postMessage(message: FromWorker): void }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "activate" | "message",
    listener: (
      event: MessageEvent<{ readonly type: string }> & { waitUntil(done: Promise<unknown>): void },
    ) => void,
  ): void;
}
const scope = self as unknown as Scope;

// What stands behind ? is the page's business: the files are the same.
precacheAndRoute(PRECACHE, { ignoreURLParametersMatching: [/./], cleanURLs: false });
cleanupOutdatedCaches();

registerQuotaErrorCallback(async () => {
  const pages = await scope.clients.matchAll({ includeUncontrolled: true });
  for (const page of pages) page.postMessage({ type: "no-room" });
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(scope.clients.claim());
});

scope.addEventListener("message", (event) => {
  if (event.data.type === ("take-over" satisfies ToWorker["type"])) event.waitUntil(scope.skipWaiting());
});
