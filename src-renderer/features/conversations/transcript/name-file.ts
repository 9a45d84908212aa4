import type { TranscriptFormat } from '#contract/history/export.ts';
import type { PastConversation } from '#contract/history/past-conversations.ts';
import { nameOfVisitor } from '../../../words/visitor-words.ts';

const LONGEST = 40;

/** What a transcript is called in somebody's downloads: letters, digits and hyphens, whatever the visitor is called. */
export function nameTranscriptFile(
  { visitor, startedAt }: Pick<PastConversation, 'visitor' | 'startedAt'>,
  format: TranscriptFormat,
): string {
  const plain = nameOfVisitor(visitor)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return `conversation-${startedAt.slice(0, 10)}${plain === '' ? '' : `-${plain}`}.${format}`;
}
