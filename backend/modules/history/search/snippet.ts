import type { Hit } from '#contract/history/past-conversations.ts';
import type { Place } from './match.ts';

/** So many characters of a text are shown, and so many of them before what was found. */
const LENGTH = 180;
const BEFORE = 50;

/** A text around what was found in it, in pieces; what is left out at an end is told by `…`. */
export function makeSnippet(text: string, places: readonly Place[]): Hit['snippet'] {
  const from = text.length <= LENGTH ? 0 : startNear(text, (places[0]?.start ?? 0) - BEFORE);
  const to = text.length - from <= LENGTH ? text.length : endNear(text, from + LENGTH);
  const pieces: Hit['snippet'] = [];
  const add = (piece: string, found: boolean): void => {
    if (piece !== '') pieces.push({ text: piece.replace(/\s+/g, ' '), found });
  };
  let at = from;
  if (from > 0) add('…', false);
  for (const { start, end } of places) {
    if (start >= to || end <= at) continue;
    add(text.slice(at, start), false);
    add(text.slice(Math.max(start, at), Math.min(end, to)), true);
    at = Math.min(end, to);
  }
  add(text.slice(at, to), false);
  if (to < text.length) add('…', false);
  return pieces;
}

/** The beginning of a word nearby, and never the middle of a character. */
function startNear(text: string, wish: number): number {
  if (wish <= 0) return 0;
  const space = text.slice(wish, wish + 25).search(/\s\S/);
  return space >= 0 ? wish + space + 1 : alignTo(text, wish);
}

function endNear(text: string, wish: number): number {
  const space = text.slice(wish - 25, wish).lastIndexOf(' ');
  return space > 0 ? wish - 25 + space : alignTo(text, wish);
}

function alignTo(text: string, place: number): number {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place;
}
