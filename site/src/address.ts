// Programs in the address: `#code=<percent-encoded program>`.

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

/** An address that opens the program. */
export function addressOf(code: string, base: string): string {
  return `${base.replace(/#.*$/, "")}#code=${encodeURIComponent(code)}`;
}
