// The page itself. The boot script has begun what takes longest.
import { offerInstall } from "./app/install";
import { Page } from "./page";
import { applySavedTheme } from "./theme";

// What app/guard.js looks for.
document.documentElement.dataset.open = "";
applySavedTheme();
// The browser may offer at any moment from now on.
offerInstall();
const page = new Page(window.ouroboros);
void page.open(location.hash).then(async () => {
  const { startApp } = await import("./app/app");
  startApp(page);
});
