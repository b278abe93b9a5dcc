// Programs in the address: `#code=<percent-encoded program>`, after `python=<release>&` when it is not the default one.
import type { Release } from "./releases";
import { DEFAULT_RELEASE, isRelease } from "./releases";

/** The program that the address carries, or null. */
export function codeInAddress(hash: string): string | null {
  const match = /[#&]code=([^&]*)/.exec(hash);
  if (match?.[1] === undefined) return null;
  try {
    return decodeURIComponent(match[1].replace(/\+/g, "%2B"));
  } catch {
    return match[1];
  }
}

/** The release of CPython that the address asks for, or null. */
export function releaseInAddress(hash: string): Release | null {
  const wish = /[#&]python=([^&]*)/.exec(hash)?.[1] ?? null;
  return isRelease(wish) ? wish : null;
}

/** An address that opens the program as a release of CPython. */
export function addressOf(code: string, release: Release, base: string): string {
  const wish = release === DEFAULT_RELEASE ? "" : `python=${release}&`;
  return `${base.replace(/#.*$/, "")}#${wish}code=${encodeURIComponent(code)}`;
}
