// A link's program and what the reader typed over it: which of the two is shown, and the bars that tell about them.
import { draftAt, keepDraft } from "./drafts";
import { dismissNotice, showNotice } from "./notice";

/** Where a text is shown. */
export interface Shower {
  text(): string;
  open(text: string): void;
}

/** The text at the page's address. */
export class LinkText {
  /** The set-up code in front of the last link's program. */
  setup = "";

  constructor(private readonly shower: Shower) {}

  /**
   * The text to show at an address: the link's program, or what the reader typed over it, and a bar has the other one.
   * What was typed comes first in the same visit: whoever loads the page again goes on where they were.
   */
  choose(code: string | null, address: string, isTypedFirst: boolean): string | null {
    const typed = draftAt(address);
    if (code === null || typed === null || typed === code) return code ?? typed;
    const [shown, other] = isTypedFirst ? [typed, code] : [code, typed];
    this.offerOther(code, shown, other, address);
    return shown;
  }

  /** Whether the text still begins with the link's set-up code. */
  hasSetup(text: string): boolean {
    return text.startsWith(this.setup);
  }

  /** An article shows its program without the code that prepares it. */
  tellSetup(text: string): void {
    const count = this.hasSetup(text) ? this.setup.split("\n").length - 1 : 0;
    const lines = count === 1 ? "Line 1 is" : `Lines 1 to ${count} are`;
    if (count === 0) dismissNotice("setup");
    else
      showNotice(
        "setup",
        `${lines} set-up code: the article that this comes from runs it first and does not show it.`,
      );
  }

  /** The address is another one now. */
  leave(): void {
    this.setup = "";
    dismissNotice("draft");
    dismissNotice("setup");
  }

  private offerOther(code: string, shown: string, other: string, address: string): void {
    const isLinks = shown === code;
    const label =
      other === code ? "Show the link's program" : isLinks ? "Show what you typed" : "Show your other text";
    const choose = () => {
      // Meanwhile more may have been typed over the one that is shown.
      const left = this.shower.text();
      this.shower.open(other);
      if (other !== code) keepDraft(address, other);
      this.offerOther(code, other, left, address);
    };
    showNotice(
      "draft",
      isLinks
        ? "This is the link's program. You have typed over it before."
        : "This is what you typed over the link's program.",
      [{ label, choose }],
    );
  }
}
