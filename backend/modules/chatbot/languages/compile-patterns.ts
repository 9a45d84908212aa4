import type { Language } from './language.ts';

/**
 * Turns a pattern of a language into a regular expression over one normalised sentence; the notation is described at
 * `Language`. All repetition is bounded, so that the time to match stays proportional to the length of the text.
 */
export function compilePatterns(language: Language, patterns: readonly string[]): RegExp[] {
  return patterns.map((pattern) => new RegExp(toSource(language, pattern), 'u'));
}

/** Whether one of the compiled patterns is found in a normalised sentence. */
export function matchesAny(patterns: readonly RegExp[], sentence: string): boolean {
  // Every word of a pattern brings its own trailing blank, so that "agent" does not match in "agents".
  const closed = `${sentence} `;
  return patterns.some((pattern) => pattern.test(closed));
}

function toSource(language: Language, pattern: string): string {
  const anchoredStart = pattern.startsWith('^');
  const anchoredEnd = pattern.endsWith('$');
  const body = pattern.replace(/^\^/, '').replace(/\$$/, '').trim();
  const source = body
    .replace(/([()|])/g, ' $1 ')
    .split(/\s+/)
    .filter((token) => token !== '')
    .map((token) => toPart(language, token))
    .join('');
  return `${anchoredStart ? '^' : '(?:^| )'}${source}${anchoredEnd ? '$' : ''}`;
}

function toPart(language: Language, token: string): string {
  if (token === '(') return '(?:';
  if (token === ')' || token === '|' || token === '?') return token;
  if (token === '…') return `(?:${toAlternatives(language, 'filler')} ){0,3}`;
  const optional = token.endsWith('?');
  const word = optional ? token.slice(0, -1) : token;
  const list = /^\{(\w+)\}$/.exec(word)?.[1];
  const source = list ? toAlternatives(language, list) : word;
  return `(?:${source} )${optional ? '?' : ''}`;
}

function toAlternatives(language: Language, list: string): string {
  const words = language.lists[list];
  if (!words) throw new Error(`language ${language.code} has no list {${list}}`);
  // Longest first, so that "customer service team" is not taken for "customer service" with something behind it.
  return `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
}
