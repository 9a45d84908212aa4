export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string };

const CANDIDATE = /https?:\/\/[^\s<>"'`\p{C}]+/giu;
const TRAILING = /[.,;:!?)\]}…]$/u;

/**
 * Splits plain text into text and http(s) links. Nothing else becomes a link, whatever it claims to be: the visible text of
 * a link is its address, and invisible or direction-changing characters end it.
 */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const shown = trimTrailing(match[0]);
    const url = parseWebUrl(shown);
    if (url === null) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'link', url, text: shown });
    from = match.index + shown.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** Punctuation after an address belongs to the sentence; a closing bracket only when it was not opened inside. */
function trimTrailing(candidate: string): string {
  let shown = candidate;
  while (TRAILING.test(shown)) {
    if (shown.endsWith(')') && count(shown, '(') >= count(shown, ')')) break;
    shown = shown.slice(0, -1);
  }
  return shown;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function parseWebUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
