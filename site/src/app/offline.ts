// The page without a network, and its next version: the service worker keeps the files, the reader decides when to
// change to new ones.
import type { FromWorker, ToWorker } from "./messages";
import { showNotice } from "./notice";

/** What the reader looks at comes first: the first picture, then the full editor. */
const REGISTER_AFTER_MS = 1500;
/** A page that stays open asks for a new version this often at most, when the reader comes back to it. */
const ASK_AGAIN_MS = 10 * 60 * 1000;

/**
 * Has the page kept for use without a network and tells of new versions. Before the page is loaded anew `save` is
 * called: what the reader typed must come along.
 */
export async function keepOffline(save: () => void): Promise<void> {
  const workers = serviceWorkers();
  // A kept version of an old post (v/0.1.0-…/) stays as it is.
  if (workers === null || /\/v\/[^/]+\/[^/]*$/.test(location.pathname)) return;
  let isAsked = false;
  const reload = () => {
    save();
    location.reload();
  };
  const offer = (waiting: ServiceWorker) => {
    showNotice(
      "update",
      "A new version of the playground is there. Your program comes along.",
      [
        {
          label: "Reload",
          choose() {
            isAsked = true;
            waiting.postMessage({ type: "take-over" } satisfies ToWorker);
          },
        },
      ],
      "Later",
    );
  };

  let hadController = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (isAsked) reload();
    else if (hadController)
      showNotice(
        "update",
        "Another window has changed to a new version of the playground. Your program comes along.",
        [{ label: "Reload", choose: reload }],
        "Later",
      );
    hadController = true;
  });
  workers.addEventListener("message", (event: MessageEvent<{ readonly type: string }>) => {
    if (event.data.type === ("no-room" satisfies FromWorker["type"]))
      showNotice(
        "offline",
        "This browser has no room to keep the playground: it needs the network the next time, too.",
      );
  });
  workers.startMessages();

  await new Promise((resolve) => setTimeout(resolve, REGISTER_AFTER_MS));
  const registration = await workers.register(new URL("sw.js", document.baseURI), { updateViaCache: "none" });
  const watch = (next: ServiceWorker | null) => {
    next?.addEventListener("statechange", () => {
      if (next.state === "installed" && hadController) offer(next);
    });
  };
  if (registration.waiting !== null && hadController) offer(registration.waiting);
  // Another window may have found it before.
  watch(registration.installing);
  registration.addEventListener("updatefound", () => {
    watch(registration.installing);
  });
  askWhenSeen(registration);
}

/** The browser's service workers, or null where there are none: old browsers, private windows, sandboxed frames. */
function serviceWorkers(): ServiceWorkerContainer | null {
  try {
    return (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker ?? null;
  } catch {
    return null;
  }
}

function askWhenSeen(registration: ServiceWorkerRegistration): void {
  let asked = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || performance.now() - asked < ASK_AGAIN_MS) return;
    asked = performance.now();
    // Without a network there is nothing new.
    registration.update().catch(() => undefined);
  });
}
