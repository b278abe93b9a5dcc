// Somebody else's web server, on another origin than the playground's: a page for every test.
import { createServer } from "node:http";
import type { IncomingHttpHeaders, OutgoingHttpHeaders, Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface BlogPage {
  readonly body: string | Buffer;
  readonly headers?: OutgoingHttpHeaders;
}

/** A blog with pages by path. */
export class Blog {
  readonly pages = new Map<string, BlogPage>();
  readonly asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  private server: Server | null = null;

  async open(): Promise<void> {
    const server = createServer((request, response) => {
      const path = request.url ?? "/";
      this.asked.push({ path, headers: request.headers });
      const page = this.pages.get(path);
      response.writeHead(page === undefined ? 404 : 200, {
        "content-type": path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8",
        ...page?.headers,
      });
      response.end(page?.body ?? "");
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }

  /** Another origin than the playground's: a host name of its own, too. */
  get origin(): string {
    const { port } = this.server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Puts up an article and tells its address. */
  write(body: string, headers: OutgoingHttpHeaders = {}): string {
    const path = `/${this.pages.size + 1}.html`;
    const article = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>
<style>body{max-width:700px;margin:0 auto;padding:24px 16px;font:18px/1.6 Georgia,serif;color-scheme:light dark}</style></head><body>${body}</body></html>`;
    this.pages.set(path, { body: article, headers });
    return this.origin + path;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server?.close(resolve));
  }
}
