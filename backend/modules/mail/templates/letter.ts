import '../../../server/production-mode.ts';
import { createElement as h, type ReactNode } from 'react';
import type { Language } from '#contract/chatbots.ts';
import type { Piece } from './mark-words.ts';
import { type Fact, factTable, page, quote, smallPrint } from './parts.ts';
import { styles } from './style.ts';

/** A mail before it is HTML and text: both are made from this, so that they say the same. */
export interface Letter {
  language: Language;
  subject: string;
  brand: string | null;
  title: string;
  lead: string;
  facts: Fact[];
  /** What somebody wrote, in order. */
  quotes: Piece[][];
  /** Between facts and quotes. */
  note: string | null;
  /** A conversation, line by line. */
  entries: { head: string; text: string }[];
  action: { label: string; href: string } | null;
  footer: { text: string; link: { label: string; href: string } | null };
}

export function toHtml(letter: Letter): ReactNode {
  const { language, brand, title, lead, facts, quotes, note, entries, action, footer } = letter;
  const first = quotes[0] ?? [];
  return page({
    language,
    brand,
    title,
    lead,
    preview: first.length > 0 ? textOf(first).slice(0, 120) : lead,
    body: [
      h('div', { key: 'facts' }, factTable(facts)),
      note !== null && h('div', { key: 'note' }, smallPrint(note)),
      h(
        'div',
        { key: 'quotes' },
        quotes.map((pieces, index) => quote(pieces.map(pieceToHtml), index)),
      ),
      h('div', { key: 'entries' }, entries.map(entryToHtml)),
    ],
    action,
    footer,
  });
}

function pieceToHtml({ text, marked }: Piece, key: number): ReactNode {
  return marked ? h('mark', { key, className: 'mark', style: styles.mark }, text) : text;
}

function entryToHtml({ head, text }: Letter['entries'][number], key: number): ReactNode {
  return h(
    'p',
    { key, style: styles.entry },
    h('span', { className: 'soft', style: styles.entryHead }, head),
    h('span', { style: styles.entryText }, text),
  );
}

/** Lines of what somebody wrote begin with `>`, so that nobody can pass theirs off as ours. */
export function toText(letter: Letter): string {
  const { title, lead, facts, quotes, note, entries, action, footer } = letter;
  const blocks = [
    title,
    lead,
    facts.map(([name, value]) => `${name}: ${value}`).join('\n'),
    note ?? '',
    ...quotes.map((pieces) => quoteLines(textOf(pieces, '*'))),
    ...entries.map(({ head, text }) => `${head}\n${quoteLines(text)}`),
    action ? `${action.label}:\n${action.href}` : '',
    `--\n${footer.text}${footer.link ? `\n${footer.link.label}: ${footer.link.href}` : ''}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function quoteLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function textOf(pieces: Piece[], around = ''): string {
  return pieces.map(({ text, marked }) => (marked ? `${around}${text}${around}` : text)).join('');
}
