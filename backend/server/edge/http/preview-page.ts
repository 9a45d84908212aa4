import { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import { pagePolicy } from './security-headers.ts';

/**
 * `/preview/<chatbot id>`: an empty page with the real widget of one chatbot, opened. The console shows it beside the
 * settings; nobody else's page may frame it. It holds nothing but the id in its address, so anybody may see it.
 */
export function createPreviewPage(publicUrl: string): Router {
  const router = Router();
  const policy = pagePolicy({ connections: [publicUrl.replace(/^http/, 'ws')], framedBy: ["'self'"] });
  router.get('/preview.js', sendText('text/javascript', SCRIPT));
  router.get('/preview.css', sendText('text/css', STYLE));
  router.get('/:id', policy, (request, response, next) => {
    const id = z.uuid().safeParse(request.params['id']);
    if (!id.success) return next();
    response.set({ 'Cache-Control': 'no-store', 'X-Frame-Options': 'SAMEORIGIN' });
    response.type('html').send(renderPage(id.data.toLowerCase()));
  });
  return router;
}

function sendText(type: string, text: string): RequestHandler {
  return (_request, response) => {
    response.set('Cache-Control', 'no-cache').type(type).send(text);
  };
}

const renderPage = (id: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Preview of a chatbot</title>
<link rel="icon" href="/console/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/preview/preview.css">
<script src="/preview/preview.js"></script>
<script src="/widget.js" data-chatbot="${id}" defer></script>
</head>
<body>
<div class="page" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div>
</body>
</html>
`;

/** Somebody may be typing in the page around this one: nothing in here takes the focus before it is used itself. */
const SCRIPT = `'use strict';
if (window !== window.parent) {
  let used = false;
  const use = () => { used = true; };
  addEventListener('pointerdown', use, { capture: true, once: true });
  addEventListener('keydown', use, { capture: true, once: true });
  const focus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function (options) {
    if (used) focus.call(this, options);
  };
}
window.HandoffDesk = function () { window.HandoffDesk.q.push(arguments); };
window.HandoffDesk.q = [];
window.HandoffDesk('open');
`;

const STYLE = `:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; background: light-dark(#fbfbfb, #161616); }
.page { display: grid; gap: 14px; padding: 28px; }
.page i { height: 14px; border-radius: 7px; background: light-dark(#e9ecea, #262b29); }
.page i:first-child { width: 45%; height: 28px; }
.page i:last-child { width: 70%; }
`;
