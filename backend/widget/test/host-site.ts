import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostSite {
  url(path: string): string;
  stop(): Promise<void>;
}

export interface HostPage {
  /** Goes into the head, before everything. */
  head?: string;
  /** The embedding; the plain one-line script unless told otherwise. `SERVER` stands for the widget's server. */
  embed?: string;
  /** Content-Security-Policy; `SERVER` stands for the widget's server. */
  csp?: string;
}

/** A website on an origin of its own that embeds the widget, with pages a test can shape. */
export async function startHostSite(
  pages: Record<string, HostPage>,
  plainEmbed: string,
  widgetServer: string,
): Promise<HostSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://internal');
    const page = pages[pathname];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(page.csp && { 'Content-Security-Policy': page.csp.replaceAll('SERVER', widgetServer) }),
    });
    response.end(renderPage(page, plainEmbed).replaceAll('SERVER', widgetServer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://localhost:${port}${path}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function renderPage({ head = '', embed }: HostPage, plainEmbed: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Acme Outdoor</title>
<style>
  body { margin: 0; font: 18px/1.6 Georgia, serif; color: #2a2a2a; background: #fbf8f3; }
  main { max-width: 680px; margin: 0 auto; padding: 64px 24px; }
  @media (prefers-color-scheme: dark) { body { color: #ddd; background: #121212; } a { color: #8ab4f8; } }
</style>
${head}
</head>
<body>
<main>
  <h1>Acme Outdoor</h1>
  <p>Tents, boots and lanterns for people who would rather be outside.</p>
  <p><a href="/other">Another page</a> <input aria-label="Search the shop"></p>
</main>
${embed ?? plainEmbed}
</body>
</html>`;
}
