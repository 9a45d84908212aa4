import { type Html, html } from './html.ts';
import { layOutShell } from './layout.ts';

export function explainMissingChatbot(): Html {
  return layOutShell(
    'sample',
    'No such chatbot',
    html`<main class="notice">
      <h1>There is no chatbot with this id</h1>
      <p>The part behind <code>?chatbot=</code> in the address is not, or no longer, the id of a chatbot of this installation.</p>
      <p><a class="button" href="/demo">Open the demo page without it</a></p>
    </main>`,
  );
}

export function explainNoChatbot(): Html {
  return layOutShell(
    'sample',
    'No chatbot yet',
    html`<main class="notice">
      <h1>There is no chatbot yet</h1>
      <p>This page shows the first chatbot of the installation. Create one in the console, or restart the server: a fresh installation comes with one.</p>
      <p><a class="button" href="/console/">Open the console</a></p>
    </main>`,
  );
}
