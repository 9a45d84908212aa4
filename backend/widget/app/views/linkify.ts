export interface TextPart {
  readonly text: string;
  /** Only ever http, https or mailto. */
  readonly href: string | null;
}

// Direction controls inside an address could make it read as another one, so they end it.
const candidate = /(?:https?:\/\/|mailto:)[^\s<>"\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
const safeProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Punctuation after an address belongs to the sentence; a bracket only if it was opened before the address. */
function trimAddress(address: string): string {
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const body = address.slice(0, end);
    const closesOwnBracket = last === ')' && body.split('(').length === body.split(')').length;
    if (closesOwnBracket || !/[.,;:!?'")\]}*_]/.test(last)) break;
  }
  return address.slice(0, end);
}

function toHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return safeProtocols.has(url.protocol) ? url.href : null;
}

/** Splits text into plain parts and links; joining the parts' text gives the text back. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const address = trimAddress(match[0]);
    const href = toHref(address);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}
