import { expect, test } from "vitest";
import { addressOf, codeInAddress, releaseInAddress } from "./address";

test("a program survives the way through the address", () => {
  const code = "print(\"a+b & 50 %\", 'ü')\n# end";
  const address = addressOf(code, "3.13", "https://example.org/page#old");
  expect(codeInAddress(new URL(address).hash)).toBe(code);
});

test("an address names the release when it is not the default one", () => {
  const address = addressOf("x = 1", "3.12", "https://example.org/");
  expect(address).toBe("https://example.org/#python=3.12&code=x%20%3D%201");
  expect(releaseInAddress(new URL(address).hash)).toBe("3.12");
  expect(codeInAddress(new URL(address).hash)).toBe("x = 1");
  expect(addressOf("x", "3.13", "https://example.org/")).toBe("https://example.org/#code=x");
});

test("a release that there is not is no wish", () => {
  expect(releaseInAddress("#python=2.7&code=x")).toBeNull();
  expect(releaseInAddress("#code=python%3D3.12")).toBeNull();
});

test("an address without a program, or with a broken one, is no error", () => {
  expect(codeInAddress("")).toBeNull();
  expect(codeInAddress("#code=%")).toBe("%");
});
