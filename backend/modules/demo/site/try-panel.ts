import type { Showcase } from './find-showcase.ts';
import { type Html, html } from './html.ts';
import type { Site } from './site.ts';

/** The discreet corner that tells a curious owner what to do here. Closed it is one small button. */
export function renderTryPanel(site: Site, { chatbotId, chatbotName }: Showcase): Html {
  const suggestions = site.suggestions.map(
    ({ text, shows }) => html`<li>
      <button type="button" class="copy" data-copy="${text}" title="Copy this question">${text}</button>
      <span>${shows}</span>
    </li>`,
  );
  // The address is filled in by the page itself: only the browser knows for certain under which one it was reached.
  const snippet = `<script async src="/widget.js" data-chatbot="${chatbotId}"></script>`;
  return html`<details class="try-panel">
    <summary>What to try here</summary>
    <div class="try-body">
      <p>Open the chat in the corner and talk to <strong>${chatbotName}</strong>:</p>
      <ol>${suggestions}</ol>
      <p>Change pages in the middle of it: the conversation comes along. To answer it as an agent, open the
        <a href="/console/">console</a>.</p>
      <p id="snippet-label">On your own website, one line does the same:</p>
      <div class="snippet">
        <pre tabindex="0" aria-labelledby="snippet-label"><code data-snippet>${snippet}</code></pre>
        <button type="button" class="copy-snippet" data-copy-from="[data-snippet]">Copy</button>
      </div>
      <p class="announcer" role="status" data-announcer></p>
    </div>
  </details>`;
}
