import { formatShare, formatTime } from './figure-words.ts';

/** What a number is, which decides how its change is said and whether more is better. */
export type Kind = 'count' | 'missed' | 'share' | 'time' | 'stars';

export interface Change {
  readonly direction: 'up' | 'down' | 'same';
  readonly words: string;
  readonly meaning: 'good' | 'bad' | 'neutral';
}

const SAME: Change = { direction: 'same', words: 'no change', meaning: 'neutral' };

/**
 * How a number differs from the one before, in words that say by themselves whether it is better: "14 s quicker". Null where
 * one of the two is missing.
 */
export function decideChange(kind: Kind, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) return null;
  const words = describe(kind, now, before);
  if (words === null) return SAME;
  const direction = now > before ? 'up' : 'down';
  return { direction, words, meaning: decideMeaning(kind, direction) };
}

function decideMeaning(kind: Kind, direction: 'up' | 'down'): Change['meaning'] {
  if (kind === 'count') return 'neutral';
  const isMoreBetter = kind === 'share' || kind === 'stars';
  return isMoreBetter === (direction === 'up') ? 'good' : 'bad';
}

/** Null where the difference is too small to be seen in the numbers as they are shown. */
function describe(kind: Kind, now: number, before: number): string | null {
  switch (kind) {
    case 'count':
    case 'missed':
      return describeCount(now, before);
    case 'share':
      return describeShare(now, before);
    case 'time':
      return formatTime(now) === formatTime(before)
        ? null
        : `${formatTime(Math.abs(now - before))} ${now < before ? 'quicker' : 'slower'}`;
    case 'stars':
      return now.toFixed(1) === before.toFixed(1)
        ? null
        : `${Math.abs(Number(now.toFixed(1)) - Number(before.toFixed(1))).toFixed(1)} ${now > before ? 'better' : 'worse'}`;
  }
}

function describeCount(now: number, before: number): string | null {
  if (now === before) return null;
  const word = now > before ? 'more' : 'fewer';
  // A share of almost nothing says nothing: "1 more" instead of "100 % more".
  if (before < 20) return `${Math.abs(now - before)} ${word}`;
  return `${formatShare(Math.abs(now - before) / before)} ${word}`;
}

function describeShare(now: number, before: number): string | null {
  const points = Math.abs(Math.round(now * 100) - Math.round(before * 100));
  if (points === 0) return null;
  return `${points} ${points === 1 ? 'point' : 'points'} ${now > before ? 'better' : 'worse'}`;
}
