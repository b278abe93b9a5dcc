import { html as lit, nothing, render } from "lit";
import type { Findings } from "../model/find";
import { findObjects } from "../model/find";
import type { Heap, Key } from "../model/heap";
import { count } from "../model/text";
import { html, icon } from "./elements";

export interface FindView {
  /** Opens the search, with a text to look for. */
  readonly button: Element;
  open(query?: string): void;
  show(heap: Heap | null): void;
}

const MOST = 12;

/** A search field over the picture: names, types, values, numbers, addresses. */
export function findView(host: HTMLElement, onSelect: (key: Key) => void): FindView {
  const button = html(
    "button",
    { class: "btn", type: "button", title: "Find an object (/)", "aria-expanded": "false" },
    icon("find"),
    html("span", {}, "Find"),
  );
  const panel = html("div", { class: "find", role: "search" });
  panel.hidden = true;
  host.append(panel);
  let heap: Heap | null = null;
  let query = "";
  let findings: Findings = { total: 0, first: [] };
  let active = 0;

  button.addEventListener("click", () => {
    if (panel.hasAttribute("hidden")) open();
    else close();
  });
  panel.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") close();
    else if (event.key === "Enter") choose(active);
    else if (step !== 0 && findings.first.length > 0) {
      active = (active + step + findings.first.length) % findings.first.length;
      draw();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    button,
    open,
    show(next) {
      heap = next;
      if (!panel.hasAttribute("hidden")) search();
    },
  };

  function open(text = query): void {
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    query = text;
    active = 0;
    search();
    const field = panel.querySelector("input");
    field?.focus();
    field?.select();
  }

  function close(): void {
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  function choose(index: number): void {
    const found = findings.first[index];
    if (found === undefined) return;
    close();
    onSelect(found.key);
  }

  function search(): void {
    findings = heap === null ? { total: 0, first: [] } : findObjects(heap, query, MOST);
    active = Math.min(active, Math.max(0, findings.first.length - 1));
    draw();
  }

  function draw(): void {
    const { first, total } = findings;
    const message =
      heap === null
        ? "There are no objects before a program has run."
        : query.trim() === ""
          ? "A name, a type, a value, #number or an address."
          : total === 0
            ? "No object of yours is called so at this moment."
            : total > first.length
              ? `${count(total)} objects, the first ${first.length} are listed.`
              : "";
    render(
      lit`<input type="search" role="combobox" aria-label="Find an object" aria-expanded=${first.length > 0}
          aria-controls="found" aria-autocomplete="list" autocomplete="off" spellcheck="false" placeholder="Find an object"
          aria-activedescendant=${first.length > 0 ? `found-${active}` : nothing} .value=${query}
          @input=${(event: Event) => {
            query = (event.target as HTMLInputElement).value;
            active = 0;
            search();
          }} />
        <ul id="found" role="listbox" aria-label="Objects found">${first.map(
          (found, i) =>
            lit`<li id="found-${i}" role="option" aria-selected=${i === active} @click=${() => {
              choose(i);
            }}><code>${found.name}</code><span>${found.note}</span></li>`,
        )}</ul>
        ${message === "" ? nothing : lit`<p role="status">${message}</p>`}`,
      panel,
    );
  }
}
