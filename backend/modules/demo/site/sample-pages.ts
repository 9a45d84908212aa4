import { html } from './html.ts';
import type { PageBody, Site } from './site.ts';

const home: PageBody = (linkTo) => html`<section class="hero plain">
    <div>
      <p class="eyebrow">Sample page</p>
      <h1>This could be your website</h1>
      <p class="lead">The chat in the corner is the real one. It answers from a handful of sample questions, and hands over to a person when it cannot.</p>
      <p><a class="button" href="${linkTo('shipping')}">How a handoff goes</a> <a class="quiet" href="/console/">Open the console</a></p>
    </div>
  </section>
  <section class="facts">
    <div><h3>1. A visitor asks</h3><p>The chatbot answers from the questions and answers you give it.</p></div>
    <div><h3>2. It does not know</h3><p>It says so, and offers a person instead of guessing.</p></div>
    <div><h3>3. A person takes over</h3><p>An agent accepts in the console and sees everything that was said.</p></div>
  </section>`;

const handoff: PageBody = () => html`<article class="prose">
    <h1>How a handoff goes</h1>
    <p class="lead">Try it yourself: open the chat here and the console in another window.</p>
    <ol>
      <li>Ask the chatbot something it knows, such as “How does this chat work?”.</li>
      <li>Ask something it cannot know. It offers a person.</li>
      <li>Press “Request Live Agent”, or just write that you want to talk to a human.</li>
      <li>In the console the request appears under “Pending Requests”. Press “Accept”.</li>
      <li>Talk. Reload this page or go to another one: the conversation stays.</li>
      <li>In the console, press “Mark as Complete”.</li>
    </ol>
  </article>`;

const about: PageBody = () => html`<article class="prose">
    <h1>About this page</h1>
    <p class="lead">It exists so that you can see the chat as your visitors will, before it is on your website.</p>
    <p>It sends the strict content security policy of a careful website. The chat needs nothing that such a policy forbids.</p>
    <h2>What you would change first</h2>
    <p>The name and greeting of the chatbot, and its sample questions and answers. Then copy the line from “What to try here” into your own pages.</p>
  </article>`;

/** A neutral website around the chatbot of a fresh installation, or any other of the owner's own. */
export const samplePages: Site = {
  theme: 'sample',
  name: 'Your website',
  strapline: 'A sample page for trying the chat.',
  disclaimer: 'Made to show the chat. Search engines are asked to stay away.',
  nav: { home: 'Home', shipping: 'How it goes', about: 'About' },
  pages: {
    home: { title: 'Sample page', body: home },
    shipping: { title: 'How a handoff goes', body: handoff },
    about: { title: 'About this page', body: about },
  },
  suggestions: [
    { text: 'How does this chat work?', shows: 'answered from the sample questions' },
    { text: 'Do you sell spaceships?', shows: 'not known, so a person is offered' },
    { text: 'Can I talk to a human?', shows: 'goes to the queue at once' },
  ],
};
