import { Router } from 'express';
import { z } from 'zod';
import { renderLinkPage, sendText } from './link-page.ts';
import { pagePolicy } from './security-headers.ts';

/**
 * Where links in e-mails lead: `/open/chats/<id>?workspace=<id>` opens the chat in the desktop app, and in the browser's
 * console when there is no app. Anybody may see this page; it holds nothing but the ids that were in the link.
 */
export function createOpenPages(): Router {
  const router = Router();
  const policy = pagePolicy({});
  router.get('/open.js', sendText('text/javascript', SCRIPT));
  router.get('/open.css', sendText('text/css', STYLE));
  router.get('/chats/:id', policy, (request, response, next) => {
    const id = z.uuid().safeParse(request.params['id']);
    // Links of before it was said have none.
    const workspace = z.uuid().optional().safeParse(request.query['workspace']);
    if (!id.success || !workspace.success) return next();
    const of = workspace.data === undefined ? '' : `?workspace=${workspace.data.toLowerCase()}`;
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(renderPage(id.data.toLowerCase() + of));
  });
  return router;
}

const renderPage = (place: string): string =>
  renderLinkPage({
    title: 'Opening the chat',
    script: '/open/open.js',
    main: `<h1>Opening the chat…</h1>
<p>If your browser asks, allow it to open Handoff Desk.</p>
<p class="ways">
<a id="app" class="primary" href="handoff-desk://chats/${place}">Open in the app</a>
<a id="browser" href="/console/#/chats/${place}">Continue in the browser</a>
</p>`,
  });

/**
 * A browser does not tell whether an app took the link. When one did, this page loses the focus; when it still has it
 * after a moment, there is none. Whoever comes back by the Back button is left to choose.
 */
const SCRIPT = `'use strict';
const app = document.getElementById('app');
const browser = document.getElementById('browser');
const arrived = performance.getEntriesByType('navigation')[0];
if (arrived === undefined || arrived.type !== 'back_forward') {
  const timer = setTimeout(() => {
    if (document.hasFocus()) location.replace(browser.href);
  }, 2000);
  const settle = () => clearTimeout(timer);
  addEventListener('blur', settle, { once: true });
  addEventListener('pagehide', settle, { once: true });
  addEventListener('click', settle, { once: true });
  location.href = app.href;
}
`;

const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f5f4, #101413); color: light-dark(#18201e, #e8eceb); }
main { max-width: 26rem; padding: 2rem; text-align: center; }
h1 { font-size: 1.375rem; margin: 0 0 .5rem; }
p { margin: 0 0 1.5rem; color: light-dark(#56625e, #a3afab); }
[hidden] { display: none !important; }
.ways { display: flex; flex-wrap: wrap; gap: .75rem; justify-content: center; }
a { padding: .625rem 1rem; border-radius: .5rem; border: 1px solid light-dark(#c3cbc8, #3a4542); color: inherit; text-decoration: none; font-weight: 500; }
a.primary { background: light-dark(#0b7466, #4fc3ae); border-color: transparent; color: light-dark(#fff, #06211c); }
a:focus-visible { outline: 3px solid light-dark(#0b7466, #4fc3ae); outline-offset: 2px; }
`;
