import type { HandoffReason } from '#contract/messages.ts';
import type { Turn } from '../../conversation/index.ts';

/** What the turns before a message mean for the reply to it. */
export interface Memory {
  /** Why the bot's last words offered a person; null when they did not. */
  offer: HandoffReason | null;
  /** How often in a row the bot had no answer. */
  misses: number;
}

/**
 * `before` is everything said before the reply, in ascending order; `seq` is the message's own. An offer made behind it
 * is none: the visitor had not seen it when they wrote.
 */
export function readMemory(before: readonly Turn[], seq = Number.POSITIVE_INFINITY): Memory {
  const last = before.findLast((turn) => turn.from !== 'visitor' && turn.seq < seq);
  return { offer: last?.from === 'bot' ? last.offer : null, misses: countMisses(before) };
}

function countMisses(before: readonly Turn[]): number {
  let misses = 0;
  for (const { from, verdict } of before.toReversed()) {
    // Small talk in between neither is an answer nor a miss.
    if (from === 'visitor' || verdict === 'chat') continue;
    if (verdict === null || verdict === 'answered') break;
    misses += 1;
  }
  return misses;
}
