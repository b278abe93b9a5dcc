import { expect, test } from "vitest";
import { addressOf, codeInAddress } from "./address";

test("a program survives the way through the address", () => {
  const code = "print(\"a+b & 50 %\", 'ü')\n# end";
  const address = addressOf(code, "https://example.org/page#old");
  expect(codeInAddress(new URL(address).hash)).toBe(code);
});

test("an address without a program, or with a broken one, is no error", () => {
  expect(codeInAddress("")).toBeNull();
  expect(codeInAddress("#code=%")).toBe("%");
});
