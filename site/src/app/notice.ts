// A bar over the page that says something and waits: nothing is covered, nothing happens until the reader chooses.
import { byId, html } from "../views/elements";

/** What the reader can do about it. */
export interface Choice {
  readonly label: string;
  readonly choose: () => void;
}

/** Shows a sentence with its choices; a later one of the same kind replaces it. It can always be put away. */
export function showNotice(
  kind: string,
  text: string,
  choices: readonly Choice[] = [],
  away = "Close",
): void {
  const bar = html("div", { class: "notice", "data-kind": kind }, html("p", {}, text));
  for (const [i, { label, choose }] of choices.entries()) {
    const button = html("button", { type: "button", class: i === 0 ? "btn main" : "btn" }, label);
    button.addEventListener("click", choose);
    bar.append(button);
  }
  const close = html("button", { type: "button", class: "btn" }, away);
  close.addEventListener("click", () => {
    bar.remove();
  });
  bar.append(close);
  dismissNotice(kind);
  byId("notices").append(bar);
}

/** Puts away the sentence of a kind, if there is one. */
export function dismissNotice(kind: string): void {
  byId("notices").querySelector(`[data-kind="${kind}"]`)?.remove();
}
