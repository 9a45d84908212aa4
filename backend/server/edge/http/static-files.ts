import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { type LauncherPreset, writePreset } from './launcher-preset.ts';
import { pagePolicy } from './security-headers.ts';

const REVALIDATE = 'no-cache';
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * The widget, for any site: `/widget.js` is asked for anew each time (a few kB, mostly 304), its parts below `/widget/`
 * have their content's hash in the name. Scripts of other origins need no more than these two headers.
 * `/widget.js?chatbot=<id>` has that chatbot's launcher in front, so that it looks right with this one request.
 */
export function serveWidget(folder: string, findPreset: (chatbotId: string) => Promise<LauncherPreset | null>): Router {
  const router = Router();
  const openToAll: RequestHandler = (_request, response, next) => {
    response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    next();
  };
  router.get('/widget.js', openToAll, async (request, response, next) => {
    const id = z.uuid().safeParse(request.query['chatbot']);
    // Without the database the chat comes later, but the page gets its launcher.
    const preset = id.success ? await findPreset(id.data.toLowerCase()).catch(() => null) : null;
    if (!id.success || !preset) return next();
    const loader = await readFile(join(folder, 'widget.js'), 'utf8');
    response.set('Cache-Control', REVALIDATE).type('text/javascript');
    response.send(writePreset(id.data.toLowerCase(), preset) + loader);
  });
  router.get('/widget.js', openToAll, (_request, response, next) => {
    response.sendFile(
      'widget.js',
      { root: folder, headers: { 'Cache-Control': REVALIDATE }, cacheControl: false },
      next,
    );
  });
  router.use('/widget', openToAll, serveFolder(folder));
  return router;
}

/** The console in a browser. Its page is asked for anew each time, its parts have their content's hash in the name. */
export function serveConsole(folder: string, publicUrl: string): Router {
  const router = Router();
  // `'self'` covers WebSockets to the same address; this is for browsers that do not know it yet.
  // Frames: the preview of a chatbot.
  const policy = pagePolicy({ connections: [publicUrl.replace(/^http/, 'ws')], frames: ["'self'"] });
  router.get('/', (request, response, next) => {
    // Relative paths in the page start from here. The fragment of a link survives a redirect.
    if (!request.originalUrl.split('?')[0]?.endsWith('/')) return response.redirect(308, '/console/');
    next();
  });
  // Addresses to tell people: the page itself has one place, and the rest in its fragment, which no server sees.
  router.get(['/settings', '/settings/:page'], (request, response) => {
    const page = /^[a-z-]{1,40}$/.exec(String(request.params['page'] ?? ''))?.[0];
    response.redirect(302, `/console/#/settings${page === undefined ? '' : `/${page}`}`);
  });
  router.use(policy);
  router.get('/', (_request, response, next) => {
    response.sendFile(
      'index.html',
      { root: folder, headers: { 'Cache-Control': REVALIDATE }, cacheControl: false },
      next,
    );
  });
  router.use(serveFolder(folder));
  return router;
}

/** A content hash before the ending, such as `app-Ck3x9_aB.js`: what has it never changes under its name. */
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

/** Without listings, dot files, or redirects; what is not there is passed on. */
function serveFolder(folder: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (response, path) => response.set('Cache-Control', HASHED.test(path) ? FOREVER : REVALIDATE),
  });
}
