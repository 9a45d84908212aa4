import { render } from 'preact';
import type { StartApp } from '../shared/page-side.ts';
import { createChat } from './chat.ts';
import cardsCss from './styles/cards.css?inline';
import composerCss from './styles/composer.css?inline';
import panelCss from './styles/panel.css?inline';
import threadCss from './styles/thread.css?inline';
import tokensCss from './styles/tokens.css?inline';
import { Panel } from './views/panel.tsx';

export const startApp: StartApp = (page) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensCss + panelCss + threadCss + composerCss + cardsCss);
  page.root.adoptedStyleSheets = [...page.root.adoptedStyleSheets, sheet];
  const container = document.createElement('div');
  container.className = 'widget';
  page.root.append(container);

  const chat = createChat(page);
  let shown = false;
  let wasShown = false;
  let scheduled = false;
  const draw = () => {
    scheduled = false;
    // Until it is opened on this page, only the launcher's badge is of interest.
    if (!wasShown) return;
    const { store, actions } = chat;
    render(
      <Panel state={store.get()} actions={actions} natives={page.natives} shown={shown} onMinimise={page.dismiss} />,
      container,
    );
  };
  const drawSoon = () => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(draw);
  };
  chat.store.subscribe(drawSoon);

  const setShown = (next: boolean) => {
    shown = next;
    wasShown ||= next;
    draw();
    chat.setShown(next);
  };
  return {
    show: () => setShown(true),
    hide: () => setShown(false),
    shutdown() {
      chat.shutdown();
      render(null, container);
      container.remove();
    },
  };
};
