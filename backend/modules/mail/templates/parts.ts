import '../../../server/production-mode.ts';
import { createElement as h, type ReactNode } from 'react';
import type { Language } from '#contract/chatbots.ts';
import { DARK, styles } from './style.ts';

export interface PageParts {
  language: Language;
  /** Above the card; null in mails to visitors, who know the chatbot and not this product. */
  brand: string | null;
  title: string;
  /** Below the title. */
  lead: string;
  /** What a list of mails shows behind the subject. */
  preview: string;
  body: ReactNode;
  action: { label: string; href: string } | null;
  /** Why this mail came, and where to change that. */
  footer: { text: string; link: { label: string; href: string } | null };
}

/** The page every mail is: one card of 600 px with one button. */
export function page({ language, brand, title, lead, preview, body, action, footer }: PageParts): ReactNode {
  return h(
    'html',
    { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
      // Or phones would turn numbers that visitors wrote into links.
      h('meta', { name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no, url=no' }),
      h('title', null, title),
      h('style', null, DARK),
    ),
    h(
      'body',
      { className: 'page', style: styles.page },
      h('div', { style: styles.preview }, preview),
      h(
        Layout,
        { style: styles.outer },
        brand !== null && h('div', { className: 'soft', style: styles.brand }, brand),
        h(
          'div',
          { className: 'card', style: styles.card },
          h('h1', { style: styles.title }, title),
          h('p', { className: 'soft', style: styles.lead }, lead),
          body,
          action &&
            h(
              'div',
              { style: styles.actions },
              h('a', { className: 'button', style: styles.button, href: action.href }, action.label),
            ),
        ),
        h(
          'div',
          { className: 'soft', style: styles.footer },
          footer.text,
          footer.link && [
            ' ',
            h(
              'a',
              { key: 'link', className: 'link', style: styles.footerLink, href: footer.link.href },
              footer.link.label,
            ),
          ],
        ),
      ),
    ),
  );
}

/** A table, because some mail clients know no other way to a width. */
function Layout({ style, children }: { style: object; children?: ReactNode }): ReactNode {
  const table = { role: 'presentation', cellPadding: 0, cellSpacing: 0, border: 0 };
  const row = h('tbody', null, h('tr', null, h('td', { style }, children)));
  return h('table', { ...table, align: 'center', style: styles.frame }, row);
}

export type Fact = [name: string, value: string];

/** Name and value, line by line. */
export function factTable(facts: Fact[]): ReactNode {
  if (facts.length === 0) return null;
  const rows = facts.map(([name, value]) =>
    h(
      'tr',
      { key: name },
      h('td', { className: 'soft', style: styles.factName, valign: 'top' }, name),
      h('td', { style: styles.factValue }, value),
    ),
  );
  return h('table', { role: 'presentation', style: styles.facts }, h('tbody', null, rows));
}

/** What somebody wrote. */
export function quote(content: ReactNode, key?: number): ReactNode {
  return h('blockquote', { ...(key !== undefined && { key }), className: 'quote', style: styles.quote }, content);
}

export function smallPrint(text: string): ReactNode {
  return h('p', { className: 'soft', style: styles.more }, text);
}
