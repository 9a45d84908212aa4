import type { Showcase } from './find-showcase.ts';
import { type Html, html } from './html.ts';
import { type PageName, pageNames, type Site } from './site.ts';
import { renderTryPanel } from './try-panel.ts';

export interface PageParts {
  site: Site;
  page: PageName;
  showcase: Showcase;
  /** The chatbot was asked for by its id, so links must keep asking for it. */
  isChosen: boolean;
}

export function layOutPage({ site, page, showcase, isChosen }: PageParts): Html {
  const { title, body } = site.pages[page];
  const linkTo = (name: PageName): string =>
    `/demo${name === 'home' ? '' : pageNames[name]}${isChosen ? `?chatbot=${showcase.chatbotId}` : ''}`;
  const links = (Object.keys(pageNames) as PageName[]).map((name) => {
    const current = name === page ? html` aria-current="page"` : html``;
    return html`<a href="${linkTo(name)}"${current}>${site.nav[name]}</a>`;
  });
  return layOutShell(
    site.theme,
    `${title} · ${site.name}`,
    html`<header class="site-header">
      <a class="brand" href="${linkTo('home')}">${site.theme === 'shop' ? brandMark : html``}<span>${site.name}</span></a>
      <nav aria-label="Pages">${links}</nav>
    </header>
    <main>${body(linkTo)}</main>
    <footer class="site-footer">
      <p><strong>${site.name}</strong> ${site.strapline}</p>
      <p>${site.disclaimer}</p>
    </footer>
    ${renderTryPanel(site, showcase)}
    <script async src="/widget.js" data-chatbot="${showcase.chatbotId}"></script>`,
  );
}

/** The frame of every page, with or without a chat. */
export function layOutShell(theme: Site['theme'], title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en" data-theme="${theme}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="icon" href="/demo/assets/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/demo/assets/demo.css">
    <link rel="stylesheet" href="/demo/assets/content.css">
    <link rel="stylesheet" href="/demo/assets/try-panel.css">
    <script defer src="/demo/assets/demo.js"></script>
  </head>
  <body>
    ${body}
  </body>
</html>
`;
}

const brandMark = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path class="mark-body" d="M4 7h12v9a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4z"/>
  <path class="mark-handle" d="M16 9h2a3 3 0 0 1 0 6h-2" fill="none"/>
  <path class="mark-moss" d="M4 7h12v3c-1.5 0-1.5 2-3 2s-1.5-1.5-3-1.5S8.500 14 7 14s-1.500-3-3-3z"/>
</svg>`;
