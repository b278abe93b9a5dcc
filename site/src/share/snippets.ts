// The texts that the share menu copies.
import { addressBase } from "./base";
import type { Options } from "../options";
import { withoutSetup, writeOptions } from "../options";

/** What a snippet shows: a program, how to show it, and what to call it. */
export interface Subject {
  readonly code: string;
  readonly options: Options;
  /** The fragment that carries both. */
  readonly fragment: string;
  readonly title: string;
}

/** Where the files of a build can be had, and what a copy of embed.js must digest to. */
export interface Release {
  readonly base: string;
  /** Subresource Integrity of embed.js, where it lies at an address that will never serve another build. */
  readonly integrity: string | null;
}

/** A link in Markdown. */
export function markdown({ title, fragment }: Subject, base = addressBase()): string {
  return `[${title.replace(/[\\[\]]/g, "\\$&")}](${base}${fragment})`;
}

/** An iframe that needs nothing else on its page; resize.js gives it the height of its content. */
export function iframe({ title, fragment }: Subject, base = addressBase()): string {
  return `<iframe src="${attribute(`${base}embed.html${fragment}`)}" title="${attribute(title)}" sandbox="allow-scripts allow-popups" loading="lazy" style="width:100%;border:0" height="480" data-ouro-resize></iframe>
<script async src="${attribute(`${base}resize.js`)}"></script>
`;
}

/** The element, around a program that can be read without it. */
export function component(subject: Subject, { base, integrity }: Release): string {
  const { setup, code, options } = withoutSetup(subject.code, subject.options);
  const digest = integrity === null ? "" : ` integrity="${integrity}" crossorigin="anonymous"`;
  const attributes = writeOptions(options)
    .map(([name, value]) => ` ${name}="${attribute(value)}"`)
    .join("");
  const hidden = setup === "" ? "" : `<pre slot="setup" hidden>\n${escaped(setup)}</pre>`;
  return `<script type="module" src="${attribute(`${base}embed.js`)}"${digest}></script>
<ouro-playground controls editable${attributes}>${hidden}<pre><code>
${escaped(code.replace(/\n+$/, ""))}
</code></pre></ouro-playground>
`;
}

/** The name of a program: its first comment, or its first line. */
export function titleOf(code: string): string {
  const first = code.split("\n").find((line) => line.trim() !== "") ?? "";
  const title = first.replace(/^[#\s]+/, "").trim();
  return title === "" ? "A Python program" : title.length > 60 ? `${title.slice(0, 57)}…` : title;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', "&quot;");
}
