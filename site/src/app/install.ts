// The Install button, shown where and when the browser offers to install the page as an app.
import { byId } from "../views/elements";

/** Chromium's event; other browsers install from their menu. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

export function offerInstall(): void {
  const button = byId<HTMLButtonElement>("install");
  let offer: InstallOffer | null = null;
  const show = (next: InstallOffer | null) => {
    offer = next;
    button.hidden = next === null;
  };
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    show(event as InstallOffer);
  });
  window.addEventListener("appinstalled", () => {
    show(null);
  });
  button.addEventListener("click", () => {
    // An offer can be used once; if the reader declines, the browser may come with another.
    const used = offer;
    show(null);
    void used?.prompt();
  });
}
