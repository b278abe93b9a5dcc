declare module "virtual:monaco-css" {
  const styles: string;
  export const codicon: string;
  export default styles;
}

declare module "virtual:host-tokens" {
  const css: string;
  export default css;
}

declare module "virtual:symbols" {
  /** Name, attributes and children of an SVG element. */
  export type SymbolNode = readonly [
    name: string,
    attributes: Readonly<Record<string, string>>,
    ...children: SymbolNode[],
  ];
  const symbols: SymbolNode;
  export default symbols;
}

interface Window {
  /** What the boot script leaves for the page: the runtime, on its way. */
  ouroboros: Omit<import("../../wasm/client").ClientSetting, "listener">;
}
