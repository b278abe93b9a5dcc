// The page itself. The boot script has begun what takes longest.
import { Page } from "./page";
import { applySavedTheme } from "./theme";

applySavedTheme();
void new Page(window.ouroboros).open(location.hash);
