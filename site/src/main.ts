// The page itself, begun by the boot script.
import type { ClientSetting } from "../../wasm/client";
import { codeInAddress } from "./address";
import { Page } from "./page";

export function start(setting: Omit<ClientSetting, "listener">): void {
  void new Page(setting).open(codeInAddress(location.hash));
}
