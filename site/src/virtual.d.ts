declare module "virtual:monaco-css" {
  const styles: string;
  export const codicon: string;
  export default styles;
}
