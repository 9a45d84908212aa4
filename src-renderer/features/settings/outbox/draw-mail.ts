import { readMail } from './read-mail.ts';

/** What a picture of a mail is made of; everything else (scripts, frames, forms, links of style sheets) stays out. */
const ELEMENTS = new Set(
  'A B BLOCKQUOTE BR CENTER CODE DIV EM FONT H1 H2 H3 H4 HR I IMG LI MARK OL P PRE SMALL SPAN STRONG TABLE TBODY TD TFOOT TH THEAD TR U UL'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'align alt bgcolor border cellpadding cellspacing class colspan dir height id lang role rowspan title valign width'.split(
    ' ',
  ),
);

/** Draws a mail into an empty page: text and looks only, with styles set one by one as the policy wants it. */
export function drawMail(html: string, page: Document): void {
  const view = page.defaultView;
  if (!view) return;
  const { markup, sheets } = readMail(html);
  const mail = new DOMParser().parseFromString(markup, 'text/html');
  page.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  copyLooks(mail.documentElement, page.documentElement);
  copyLooks(mail.body, page.body);
  page.body.replaceChildren(...copyChildren(mail.body, page));
}

function copyChildren(from: Element, page: Document): Node[] {
  return [...from.childNodes].flatMap((node): Node[] => {
    if (node instanceof Text) return [page.createTextNode(node.data)];
    if (!(node instanceof Element) || !ELEMENTS.has(node.tagName)) return [];
    const copy = page.createElement(node.tagName);
    copyLooks(node, copy);
    copy.append(...copyChildren(node, page));
    return [copy];
  });
}

/** Links lead nowhere: this is a picture of the mail. Pictures from elsewhere would tell that somebody looked. */
function copyLooks(from: Element, to: HTMLElement): void {
  for (const { name, value } of from.attributes) {
    if (ATTRIBUTES.has(name)) to.setAttribute(name, value);
  }
  if (from.tagName === 'A') to.title = from.getAttribute('href') ?? '';
  to.style.cssText = from.getAttribute('data-style') ?? '';
}
