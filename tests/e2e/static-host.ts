// A host of plain files, as the built page is meant for: no logic, any sub-path, and it can be switched off.
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export class StaticHost {
  private server: Server | null = null;
  private port = 0;

  /** Serves the files of `folder` under `path`, which begins and ends with a slash; `headers` go with every answer. */
  constructor(
    public folder: string,
    private readonly path = "/",
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  get url(): string {
    return `http://localhost:${this.port}${this.path}`;
  }

  /** The same address every time it is started. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const inside = pathname.startsWith(this.path) ? pathname.slice(this.path.length) : "..";
      const name = normalize(inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside);
      readFile(join(this.folder, name)).then(
        (content) => {
          const type = TYPES[extname(name)] ?? "application/octet-stream";
          response.writeHead(200, { "content-type": type, "cache-control": "no-cache", ...this.headers });
          response.end(content);
        },
        () => {
          response.writeHead(404).end();
        },
      );
    });
    await new Promise<void>((resolve) => server.listen(this.port, "localhost", resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
