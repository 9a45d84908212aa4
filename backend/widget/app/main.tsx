import { render } from 'preact';
import type { PageSettings, StartApp } from '../shared/page-side.ts';
import { decideColours, decideLook } from './appearance.ts';
import { createChat } from './chat.ts';
import { createLanguageChanger, decideLanguage } from './language.ts';
import cardsCss from './styles/cards.css?inline';
import composerCss from './styles/composer.css?inline';
import launcherCss from './styles/launcher.css?inline';
import panelCss from './styles/panel.css?inline';
import threadCss from './styles/thread.css?inline';
import tokensCss from './styles/tokens.css?inline';
import { language, texts } from './texts.ts';
import { changeBotPicture } from './views/message-row.tsx';
import { Panel } from './views/panel.tsx';

export const startApp: StartApp = (page) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(launcherCss + tokensCss + panelCss + threadCss + composerCss + cardsCss);
  page.root.adoptedStyleSheets = [...page.root.adoptedStyleSheets, sheet];
  const container = document.createElement('div');
  container.className = 'widget';
  page.root.append(container);

  const chat = createChat(page);
  let shown = false;
  let wasShown = false;
  let scheduled = false;
  let locale: string | null = null;

  const draw = () => {
    scheduled = false;
    // Until it is opened on this page, only the launcher's badge is of interest.
    if (!wasShown) return;
    const { store, actions } = chat;
    render(
      // Another language draws everything anew.
      <Panel
        key={language}
        state={store.get()}
        actions={actions}
        natives={page.natives}
        shown={shown}
        onMinimise={page.dismiss}
      />,
      container,
    );
  };
  const drawSoon = () => {
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(draw);
  };
  const nameLauncher = () => page.name({ open: texts.openChat, close: texts.closeChat, unread: texts.openUnread });
  const changeLanguage = createLanguageChanger(page.config.server, () => {
    nameLauncher();
    drawSoon();
  });
  nameLauncher();
  const chooseLanguage = () => {
    const owners = chat.store.get().chatbot?.language ?? page.preset?.language ?? null;
    void changeLanguage(decideLanguage([locale, owners]));
  };
  const wear = () => {
    const { chatbot } = chat.store.get();
    if (!chatbot) return;
    const { colour, theme } = chatbot.appearance;
    container.className = `widget is-${theme}`;
    for (const [name, value] of Object.entries(decideColours(colour))) container.style.setProperty(name, value);
    changeBotPicture(chatbot.avatar);
    page.paint(decideLook(chatbot));
    chooseLanguage();
  };
  chat.store.subscribe((state, before) => {
    if (state.chatbot !== before.chatbot) wear();
    drawSoon();
  });
  const update = (settings: PageSettings) => {
    if (typeof settings.locale === 'string' || settings.locale === null) locale = settings.locale;
    chooseLanguage();
    chat.update(settings);
  };
  update(page.settings);

  const setShown = (next: boolean) => {
    shown = next;
    wasShown ||= next;
    draw();
    chat.setShown(next);
  };
  return {
    show: () => setShown(true),
    hide: () => setShown(false),
    update,
    shutdown() {
      chat.shutdown();
      render(null, container);
      container.remove();
    },
  };
};
