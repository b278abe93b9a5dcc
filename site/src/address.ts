// Everything that a link shares, in the address's fragment, which browsers send to nobody:
// `#v=1&python=3.12&at=21&views=graph,console&code=<deflated program, base64url>`. The program comes last, so that a
// link that was cut loses its end and nothing else. Links of the first days are `#code=<percent-encoded program>`,
// after `python=<release>&`; they stay valid.
import { packText, unpackText } from "./base64";
import type { Options } from "./options";
import { NO_OPTIONS, readOptions, writeOptions } from "./options";

/** The version of the format that is written. */
const VERSION = 1;

/** What an address carries. */
export interface Shared {
  /** Null when the address has no program. */
  readonly code: string | null;
  readonly options: Options;
  /** What could not be understood, in plain sentences. */
  readonly problems: readonly string[];
}

/** Reads the fragment of an address; never fails. */
export async function readAddress(hash: string): Promise<Shared> {
  const fields = fieldsOf(hash);
  const problems: string[] = [];
  const options = readOptions(
    (name) => fields.get(name) ?? null,
    (name, value) => problems.push(`The link's ${name} is “${value}”, which is not known here.`),
  );
  const packed = fields.get("code") ?? null;
  const version = fields.get("v") ?? null;
  if (version === null) return { code: packed === null ? null : decoded(packed), options, problems };
  if (!(Number(version) <= VERSION))
    problems.unshift(
      "This link comes from a newer version of the playground. What is understood of it is shown.",
    );
  if (packed === null) {
    problems.push("The link was cut: its program is missing.");
    return { code: null, options, problems };
  }
  const { text, isWhole } = await unpackText(packed);
  if (!isWhole)
    problems.push(
      text === ""
        ? "The link was cut or changed on its way: its program cannot be read."
        : "The link was cut or changed on its way: only the beginning of its program is left.",
    );
  return { code: text === "" && !isWhole ? null : text, options, problems };
}

/** The fragment that carries a program and its options, with its #. */
export async function fragmentOf(code: string, options: Options = NO_OPTIONS): Promise<string> {
  const fields = writeOptions(options).map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`,
  );
  return `#${[`v=${VERSION}`, ...fields, `code=${await packText(code)}`].join("&")}`;
}

/** Whether an address carries a program, without reading it. */
export function hasProgram(hash: string): boolean {
  return fieldsOf(hash).has("code") || fieldsOf(hash).has("v");
}

function fieldsOf(hash: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name = "", ...rest] = part.split("=");
    if (rest.length === 0 || fields.has(name)) continue;
    const value = rest.join("=");
    fields.set(name, name === "code" ? value : decoded(value));
  }
  return fields;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
