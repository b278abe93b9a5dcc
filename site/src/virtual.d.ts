declare module "virtual:monaco-css" {
  const styles: string;
  export const codicon: string;
  export default styles;
}

interface Window {
  /** What the boot script leaves for the page: the runtime, on its way. */
  ouroboros: Omit<import("../../wasm/client").ClientSetting, "listener">;
}
