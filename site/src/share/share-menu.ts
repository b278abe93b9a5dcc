// The share menu: links, snippets for other pages, and files of the picture.
import { fragmentOf } from "../address";
import type { Options } from "../options";
import type { PageState } from "../session";
import { html } from "../views/elements";
import { addressBase } from "./base";
import { pngOf } from "./picture";
import type { Release, Subject } from "./snippets";
import { component, iframe, markdown, titleOf } from "./snippets";

/** What the menu asks the page for. */
export interface ShareSource {
  state(): PageState;
  text(): string;
  /** The program's options without its moment, which the state tells. */
  options(): Options;
  /** The picture as an SVG file with this title; null when there is none. */
  picture(title: string): Promise<string | null>;
  say(text: string): void;
}

interface Item {
  readonly title: string;
  readonly note: string;
  readonly act: () => Promise<void>;
}

export class ShareMenu {
  /** The fragment that was last put into the address, so that the page does not take it for a new link. */
  address = "";
  private readonly menu = html("div", {
    class: "menu",
    role: "menu",
    "aria-label": "Share",
    id: "share-menu",
  });

  constructor(
    private readonly button: HTMLElement,
    private readonly source: ShareSource,
  ) {
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-controls", "share-menu");
    button.setAttribute("aria-expanded", "false");
    this.menu.hidden = true;
    button.after(this.menu);
    const rows = this.items().map(({ title, note, act }) => {
      const row = html(
        "button",
        { type: "button", role: "menuitem", tabindex: -1 },
        html("span", {}, title),
        html("span", { class: "muted" }, note),
      );
      row.addEventListener("click", () => {
        this.close();
        void act();
      });
      return row;
    });
    this.menu.append(...rows);
    this.listen(rows);
  }

  private items(): Item[] {
    const { source } = this;
    return [
      { title: "Copy link", note: "program and moment", act: () => this.copyLink() },
      {
        title: "Copy as Markdown",
        note: "for a README or a forum",
        act: () => this.copy((subject) => markdown(subject), "The link in Markdown is copied."),
      },
      {
        title: "Copy as iframe",
        note: "for any web page",
        act: async () => {
          const { base } = await releaseToEmbed();
          await this.copy((subject) => iframe(subject, base), "The iframe is copied.");
        },
      },
      {
        title: "Copy as web component",
        note: "readable without JavaScript",
        act: async () => {
          const release = await releaseToEmbed();
          await this.copy((subject) => component(subject, release), "The web component is copied.");
        },
      },
      {
        title: "Save picture as SVG",
        note: "sharp at any size",
        act: async () => {
          await this.save("svg", (picture) =>
            Promise.resolve(new Blob([picture], { type: "image/svg+xml" })),
          );
        },
      },
      { title: "Save picture as PNG", note: "", act: () => this.save("png", pngOf) },
    ].map((item) => ({
      ...item,
      act: () =>
        item.act().catch((error: unknown) => {
          source.say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
        }),
    }));
  }

  private listen(rows: readonly HTMLElement[]): void {
    this.button.addEventListener("click", () => {
      if (this.menu.hasAttribute("hidden")) this.open(rows[0]);
      else this.close();
    });
    this.menu.addEventListener("keydown", (event) => {
      const at = rows.indexOf(event.target as HTMLElement);
      const next = {
        ArrowDown: (at + 1) % rows.length,
        ArrowUp: (at + rows.length - 1) % rows.length,
        Home: 0,
        End: rows.length - 1,
      }[event.key];
      if (event.key === "Escape" || event.key === "Tab") {
        this.close();
        this.button.focus();
        if (event.key === "Tab") return;
      } else if (next !== undefined) rows[next]?.focus();
      else if (event.key !== "Enter" && event.key !== " ") return;
      if (next !== undefined || event.key === "Escape") event.preventDefault();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => {
      const target = event.target as Node;
      if (!this.menu.contains(target) && !this.button.contains(target)) this.close();
    });
  }

  private open(first: HTMLElement | undefined): void {
    this.menu.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    first?.focus();
  }

  private close(): void {
    if (this.menu.contains(document.activeElement)) this.button.focus();
    this.menu.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  private async subject(): Promise<Subject> {
    const code = this.source.text();
    const options = { ...this.source.options(), ...momentIn(this.source.state()) };
    return { code, options, fragment: await fragmentOf(code, options), title: titleOf(code) };
  }

  private async copyLink(): Promise<void> {
    const { fragment } = await this.subject();
    this.address = fragment;
    history.replaceState(null, "", fragment);
    await this.write(`${addressBase()}${fragment}`, "The link to this program is copied.");
  }

  private async copy(snippet: (subject: Subject) => string, done: string): Promise<void> {
    await this.write(snippet(await this.subject()), done);
  }

  /** Where nothing can be copied, the text is there to be taken by hand. */
  private async write(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.source.say(done);
    } catch {
      const field = html("textarea", { readonly: "", rows: 8, "aria-label": "Text to copy" }, text);
      const dialog = html(
        "dialog",
        { class: "to-copy", "aria-label": "Share" },
        html("h2", {}, "Copy this text"),
        field,
        html("form", { method: "dialog" }, html("button", { class: "btn" }, "Close")),
      );
      document.body.append(dialog);
      dialog.addEventListener("close", () => {
        dialog.remove();
      });
      dialog.showModal();
      field.select();
    }
  }

  private async save(extension: string, encode: (picture: string) => Promise<Blob>): Promise<void> {
    const title = titleOf(this.source.text());
    const picture = await this.source.picture(title);
    if (picture === null) {
      this.source.say("There is no picture yet: run the program first.");
      return;
    }
    const url = URL.createObjectURL(await encode(picture));
    const link = html("a", { href: url, download: `${fileName(title)}.${extension}` });
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 10_000);
  }
}

/** The moment that the page shows, if it is one of the text in the editor. */
function momentIn({
  heap,
  isEdited,
  failure,
  status,
  position,
  line,
}: PageState): Pick<Options, "at" | "step" | "tick"> {
  const isThere =
    heap !== null && !isEdited && failure === null && status !== "running" && status !== "loading";
  if (!isThere) return { at: null, step: null, tick: null };
  return { tick: position, at: line > 0 ? { line, times: 1 } : null, step: null };
}

/** A release tells where its files lie for good and what they digest to; a build that is none has no such file. */
async function releaseToEmbed(): Promise<Release> {
  const base = addressBase();
  try {
    const response = await fetch(`${base}release.json`);
    const release = response.ok ? ((await response.json()) as Partial<Record<string, unknown>>) : {};
    const { path, integrity } = release;
    return {
      base: typeof path === "string" ? new URL(path, base).href : base,
      integrity: typeof integrity === "string" ? integrity : null,
    };
  } catch {
    return { base, integrity: null };
  }
}

function fileName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" ? "picture" : name;
}
