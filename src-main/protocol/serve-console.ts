import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { decideAppFile } from './app-file.ts';
import { APP_SCHEME } from './app-origin.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

const RENDERER_FOLDER = join(import.meta.dirname, '../renderer');

/** Must run before the app is ready: afterwards Chromium no longer takes new kinds of origins. */
export function announceAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer; the policy is made anew per answer because the server can be changed while running. */
export function serveConsole(currentServer: () => string | null): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? decideAppFile(RENDERER_FOLDER, request.url) : null;
    const content = file && (await readFile(file.path).catch(() => null));
    if (!file || !content) return new Response('Not found', { status: 404 });
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': file.contentType,
        'content-security-policy': contentSecurityPolicy(currentServer()),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}
