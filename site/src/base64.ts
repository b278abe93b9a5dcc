// Text in an address: deflated, in the alphabet of base64 that needs no escaping there.

/** What of a packed text could be read, and whether that is all of it. */
export interface Unpacked {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Raw deflate in base64url, without padding. */
export async function packText(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The text, or as much of it as is left of one that was cut or damaged on its way. */
export async function unpackText(packed: string): Promise<Unpacked> {
  const legible = /^[\w-]*/.exec(packed)?.[0] ?? "";
  // One letter over carries no byte.
  const letters = legible.length % 4 === 1 ? legible.slice(0, -1) : legible;
  const binary = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const inflater = new DecompressionStream("deflate-raw");
  const writer = inflater.writable.getWriter();
  const reader = inflater.readable.getReader();
  // The end is announced after what was there has been read: an error would take it along.
  const writing = writer.write(bytes).then(
    () => writer.close(),
    () => undefined,
  );
  const decoder = new TextDecoder();
  let text = "";
  let isWhole = legible === packed && letters === legible;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    await writing;
  } catch {
    writing.catch(() => undefined);
    isWhole = false;
  }
  return { text, isWhole };
}
