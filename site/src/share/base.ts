// Where the playground lies: links and snippets begin with it.

/** The folder of the page, with its slash. */
export function addressBase(): string {
  return location.href.replace(/[?#].*$/, "").replace(/[^/]*$/, "");
}
