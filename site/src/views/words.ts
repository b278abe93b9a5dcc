import type { Words } from "../model/narration";
import { html } from "./elements";

/** The pieces of a sentence as elements. */
export function wordsElements(words: readonly Words[]): (Element | string)[] {
  return words.map(({ text, style }) => {
    switch (style) {
      case "code":
        return html("code", {}, text);
      case "strong":
        return html("b", {}, text);
      case "now":
        return html("em", {}, text);
      default:
        return text;
    }
  });
}
