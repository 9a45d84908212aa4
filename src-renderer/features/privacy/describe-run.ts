import type { Erasure, PrivacyRun } from '#contract/privacy/privacy.ts';
import { formatFull } from '../../words/time-words.ts';

export function isUnderWay({ state }: PrivacyRun): boolean {
  return state === 'queued' || state === 'running';
}

/** How far it is, in a sentence. `done` and `total` count conversations. */
export function describeRun({ state, done, total, finishedAt }: PrivacyRun): string {
  const when = finishedAt === null ? '' : ` on ${formatFull(finishedAt)}`;
  switch (state) {
    case 'queued':
      return 'Begins in a moment';
    case 'running':
      return `${done.toLocaleString()} of ${count(total, 'conversation')} so far`;
    case 'done':
      return `Done${when}: ${count(done, 'conversation')}`;
    case 'failed':
      return `Stopped${when} after ${done.toLocaleString()} of ${count(total, 'conversation')}. It can be started again.`;
  }
}

/** What is gone, largest things first; nothing is said of what there was none of. */
export function describeErased({ erased }: Pick<Erasure, 'erased'>): string {
  const parts = [
    [erased.visitors, 'visitor'],
    [erased.conversations, 'conversation'],
    [erased.messages, 'message'],
    [erased.contactMessages, 'message left for the team'],
    [erased.mails, 'mail'],
    [erased.ratings, 'rating'],
  ] as const;
  const there = parts.filter(([number]) => number > 0).map(([number, noun]) => count(number, noun));
  return there.length === 0 ? 'Nothing was found' : new Intl.ListFormat('en').format(there);
}

function count(number: number, noun: string): string {
  if (number === 1) return `1 ${noun}`;
  const plural = noun === 'message left for the team' ? 'messages left for the team' : `${noun}s`;
  return `${number.toLocaleString()} ${plural}`;
}
