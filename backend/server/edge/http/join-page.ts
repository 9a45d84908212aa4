import { Router } from 'express';
import { renderLinkPage, sendText } from './link-page.ts';
import { pagePolicy } from './security-headers.ts';

/**
 * Where invites lead: `/join#<token>` opens the desktop app or the browser's console, as the person chooses. The token is
 * in the fragment, so no server, log or mail scanner that opens the link ever has it; nothing is used up here.
 */
export function createJoinPage(): Router {
  const router = Router();
  router.get('/join.js', sendText('text/javascript', SCRIPT));
  router.get('/', pagePolicy({}), (_request, response) => {
    response.set('Cache-Control', 'no-store').type('html').send(PAGE);
  });
  return router;
}

const PAGE = renderLinkPage({
  title: 'Join a team',
  script: '/join/join.js',
  main: `<h1 id="title">You are invited</h1>
<p id="lead">Choose where you want to answer chats. You can use both later on.</p>
<p id="ways" class="ways" hidden>
<a id="app" class="primary">Open in the app</a>
<a id="browser">Continue in the browser</a>
</p>
<noscript><p>Turn JavaScript on to go on.</p></noscript>`,
});

/** Only what looks like a token becomes part of a link. */
const SCRIPT = `'use strict';
function show() {
  const token = /^#([A-Za-z0-9_-]{43})$/.exec(location.hash);
  const ways = document.getElementById('ways');
  ways.hidden = token === null;
  if (token === null) {
    document.getElementById('title').textContent = 'This link is not complete';
    document.getElementById('lead').textContent = 'Open it from the mail once more, or copy all of it into the address bar.';
    return;
  }
  document.getElementById('app').href = 'handoff-desk://join/' + token[1];
  document.getElementById('browser').href = '/console/#/join/' + token[1];
}
addEventListener('hashchange', () => location.reload());
show();
`;
