// For pages with iframes of embed.html: every <iframe data-ouro-resize> gets the height of its content, and a link to
// the playground opens from a sandbox that may not open windows itself. The file is `resize.js`.
addEventListener(
  "message",
  ({
    source,
    data,
  }: MessageEvent<{ ouro?: unknown; type?: unknown; height?: unknown; url?: unknown } | null>) => {
    if (typeof data !== "object" || data?.ouro !== 1) return;
    // The origin of a sandboxed frame is "null": the window it comes from is what tells it apart.
    const frame = [...document.querySelectorAll<HTMLIFrameElement>("iframe[data-ouro-resize]")].find(
      ({ contentWindow }) => contentWindow === source,
    );
    if (frame === undefined) return;
    if (data.type === "resize" && typeof data.height === "number")
      frame.style.height = `${Math.min(4000, Math.max(80, data.height))}px`;
    if (
      data.type === "open" &&
      typeof data.url === "string" &&
      data.url.startsWith(new URL(".", frame.src).href)
    )
      open(data.url, "_blank", "noopener");
  },
);

export {};
