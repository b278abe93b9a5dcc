// The looks of a still picture: the page's own style sheets, with the rules that it needs and every variable replaced by
// its value, so that any program that draws SVG understands them.
import pictureSheet from "../styles/picture.css?raw";
import tokenSheet from "../styles/tokens.css?raw";

/** Colours: those of a theme, or light ones unless the reader's system asks for dark. */
export type StillTheme = "auto" | "light" | "dark";

interface Rule {
  readonly selector: string;
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

/** What the page has outside its style sheets: the paper and the patterns of index.html. */
const OWN_RULES = `
.paper { fill: var(--surface-paper); }
.head { fill: var(--ref); }
.head.ghost { fill: var(--ghost-line); }
.head.sel { fill: var(--accent); }
.hatch-ground { fill: var(--ghost-fill); }
.hatch-line { fill: var(--ghost-hatch); }
`;

const PAINT = /^(fill|stroke|stroke-.+|font|font-.+|text-anchor|text-decoration|paint-order)$/;

const rules = [...rulesOf(pictureSheet), ...rulesOf(OWN_RULES)];
const tokenRules = rulesOf(tokenSheet);
const light = tokensOf(":root");
const dark = new Map([...light, ...tokensOf(':root[data-theme="dark"]')]);

/**
 * The style sheet for a drawing in which these classes occur. Every rule holds only inside `.scope`, because the styles
 * of an SVG that stands in a page are the page's; addresses of patterns get `scope` in front.
 */
export function stillStyle(classes: ReadonlySet<string>, theme: StillTheme, scope: string): string {
  const used = rules.filter(({ selector }) => isUsed(selector, classes));
  const [first, second] = theme === "dark" ? [dark, null] : [light, theme === "auto" ? dark : null];
  const lines = [
    `.${scope}{font:13px ${resolve("var(--font-ui)", first)}}`,
    ...written(used, first, null, scope),
  ];
  if (second !== null)
    lines.push("@media (prefers-color-scheme:dark){", ...written(used, second, first, scope), "}");
  return lines.join("\n");
}

/** Rules with the values of `tokens`; those that are the same with `others` are left out. */
function written(
  used: readonly Rule[],
  tokens: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string> | null,
  scope: string,
): string[] {
  return used.flatMap(({ selector, declarations }) => {
    const lines = declarations.flatMap(([property, value]) => {
      const resolved = resolve(value, tokens);
      if (others !== null && resolve(value, others) === resolved) return [];
      return [`${property}:${resolved.replace("url(#", `url(#${scope}-`)}`];
    });
    const inside = `.${scope} ${selector.replace(/^svg /, "")}`;
    return lines.length === 0 ? [] : [`${inside}{${lines.join(";")}}`];
  });
}

function isUsed(selector: string, classes: ReadonlySet<string>): boolean {
  const plain = selector.replace(/:not\([^)]*\)/g, "");
  if (plain.includes(":")) return false;
  const names = [...plain.matchAll(/\.([\w-]+)/g)].map(([, name]) => name!);
  return names.length > 0 && names.every((name) => classes.has(name));
}

function resolve(value: string, tokens: ReadonlyMap<string, string>): string {
  return value.replace(/var\((--[\w-]+)\)/g, (whole, name: string) => tokens.get(name) ?? whole);
}

function tokensOf(selector: string): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const rule of tokenRules) {
    if (rule.selector === selector) for (const [name, value] of rule.declarations) tokens.set(name, value);
  }
  return tokens;
}

/** The plain rules of a sheet, one for each selector; those inside at-rules are left out. */
function rulesOf(sheet: string): Rule[] {
  const text = sheet.replace(/\/\*[^]*?\*\//g, "");
  const found: Rule[] = [];
  let at = 0;
  for (let open = text.indexOf("{", at); open >= 0; open = text.indexOf("{", at)) {
    const head = text.slice(at, open).trim();
    let depth = 1;
    let end = open + 1;
    for (; depth > 0 && end < text.length; end++) {
      if (text[end] === "{") depth++;
      else if (text[end] === "}") depth--;
    }
    at = end;
    if (head.startsWith("@")) continue;
    const declarations = declarationsOf(text.slice(open + 1, end - 1));
    for (const selector of head.split(",")) found.push({ selector: selector.trim(), declarations });
  }
  return found;
}

function declarationsOf(body: string): (readonly [string, string])[] {
  return body.split(";").flatMap((line) => {
    const colon = line.indexOf(":");
    const property = line.slice(0, colon).trim();
    const value = line
      .slice(colon + 1)
      .replace(/\s+/g, " ")
      .trim();
    return colon > 0 && (property.startsWith("--") || PAINT.test(property))
      ? [[property, value] as const]
      : [];
  });
}
