/** Elements whose content is no text for readers. */
const UNREAD = /^(script|style|noscript|template|svg|math|iframe|object|canvas|select|button|nav|footer|form|head)$/;
const BLOCK =
  /^(address|article|aside|blockquote|body|br|dd|div|dl|figcaption|figure|header|hr|html|main|ol|p|pre|section|table|tr|ul)$/;
/** A question in a list of definitions, or what unfolds an answer. */
const ASKING = /^(dt|summary)$/;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['bull', '•'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['middot', '·'],
  ['euro', '€'],
  ['pound', '£'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['deg', '°'],
  ['times', '×'],
  ['auml', 'ä'],
  ['ouml', 'ö'],
  ['uuml', 'ü'],
  ['Auml', 'Ä'],
  ['Ouml', 'Ö'],
  ['Uuml', 'Ü'],
  ['szlig', 'ß'],
  ['eacute', 'é'],
  ['egrave', 'è'],
  ['agrave', 'à'],
  ['ccedil', 'ç'],
  ['ntilde', 'ñ'],
  ['iexcl', '¡'],
  ['iquest', '¿'],
]);

/**
 * The text of a page, with headings as Markdown has them. Not a browser: it reads what a page says, keeps no markup,
 * and its time is linear in the length of the page.
 */
export function htmlToMarkdown(html: string): string {
  let text = '';
  let at = 0;
  let heading = 0;
  const breakLine = (): void => {
    text += heading > 0 ? ' ' : '\n\n';
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      text += readText(html.slice(at));
      break;
    }
    text += readText(html.slice(at, open));
    const tag = readTag(html, open);
    if (tag === null) {
      text += '<';
      at = open + 1;
      continue;
    }
    at = tag.end;
    const level = /^h([1-6])$/.exec(tag.name)?.[1] ?? (ASKING.test(tag.name) ? '6' : null);
    if (!tag.closing && UNREAD.test(tag.name)) at = findEnd(html, tag);
    else if (level !== null && !tag.closing) {
      heading = Number(level);
      text += `\n\n${'#'.repeat(heading)} `;
    } else if (level !== null) {
      heading = 0;
      breakLine();
    } else if (tag.name === 'li' && !tag.closing) text += heading > 0 ? ' ' : '\n- ';
    else if (/^t[dh]$/.test(tag.name)) text += ' ';
    else if (tag.name === 'br') text += heading > 0 ? ' ' : '\n';
    else if (BLOCK.test(tag.name)) breakLine();
  }
  return tidy(text);
}

interface Tag {
  name: string;
  closing: boolean;
  /** Just after it. */
  end: number;
}

/** A tag or a comment (without a name) at `open`; null for a "<" that is text. */
function readTag(html: string, open: number): Tag | null {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4);
    return { name: '', closing: false, end: end < 0 ? html.length : end + 3 };
  }
  const head = /^<(\/?)([a-zA-Z][a-zA-Z0-9:-]*|[!?])/.exec(html.slice(open, open + 80));
  if (!head) return null;
  let quote = '';
  for (let end = open + head[0].length; end < html.length; end += 1) {
    const character = html[end] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return { name: head[2]?.toLowerCase() ?? '', closing: head[1] === '/', end: end + 1 };
  }
  return { name: '', closing: false, end: html.length };
}

/** Just after the closing tag of an element whose content is not read; the end of the page when there is none. */
function findEnd(html: string, tag: Tag): number {
  const closing = new RegExp(`</${tag.name}[\\s>]`, 'gi');
  closing.lastIndex = tag.end;
  const found = closing.exec(html);
  if (!found) return html.length;
  const end = html.indexOf('>', found.index);
  return end < 0 ? html.length : end + 1;
}

function readText(raw: string): string {
  return raw
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return NAMED.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      const isText = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isText ? String.fromCodePoint(code) : ' ';
    })
    .replace(/\s+/g, ' ');
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/^(?:#{1,6}|-)$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
