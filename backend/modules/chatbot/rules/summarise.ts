import type { HandoffSummary } from '#contract/handoff-summary.ts';
import type { HandoffReason } from '#contract/messages.ts';
import type { Turn } from '../../conversation/index.ts';

const MAX_LENGTH = 280;
const MAX_TRIED = 5;

export interface SummaryInput {
  /** In ascending order, up to the moment of the request. */
  turns: readonly Turn[];
  reason: HandoffReason;
  /** The question of a knowledge entry; null for one that is gone. */
  titleOf: (entryId: string) => string | null;
}

/** What an agent is told before reading the thread. */
export function summarise({ turns, reason, titleOf }: SummaryInput): HandoffSummary {
  const since = turns.slice(turns.findLastIndex(({ from }) => from === 'system') + 1);
  const asked = new Map(since.filter(({ from }) => from === 'visitor').map((turn) => [turn.id, turn.text]));
  const tried = since.flatMap(({ replyTo, verdict, sources }) => {
    const question = replyTo === null ? undefined : asked.get(replyTo);
    if (question === undefined || verdict === null || verdict === 'chat') return [];
    return [{ question: shorten(question), answerTitle: sources.map(titleOf).find((title) => title !== null) ?? null }];
  });
  // "Yes please" and "a person please" are no questions, but better than nothing; what touched a rule is one.
  const newest = [...asked.values()].at(-1);
  const last = reason === 'rule' || reason === 'keyword' ? newest : (tried.at(-1)?.question ?? newest);
  return { lastQuestion: last === undefined ? null : shorten(last), tried: tried.slice(-MAX_TRIED) };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= MAX_LENGTH ? line : `${characters.slice(0, MAX_LENGTH - 1).join('')}…`;
}
