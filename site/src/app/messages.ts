// What the page and its service worker say to each other.

/** The reader wants the version that waits. */
export type ToWorker = { readonly type: "take-over" };
/** The browser has no room for the files of the page. */
export type FromWorker = { readonly type: "no-room" };
