import { createKnowledgeIndex, type KnowledgeEntry } from './knowledge/knowledge-index.ts';
import { decideReply, type Reply } from './rules/decide-reply.ts';
import { decidePersonIntent } from './rules/person-intent.ts';
import { decideSmallTalk } from './rules/small-talk.ts';

export interface ReplyDecider {
  /** `personOffered`: the bot's last words in this conversation offered a person. */
  decide(text: string, context: { personOffered: boolean }): Reply;
}

/** The whole wit of one chatbot over its knowledge: pure, no I/O, rebuilt when the knowledge changes. */
export function createReplyDecider(entries: readonly KnowledgeEntry[]): ReplyDecider {
  const index = createKnowledgeIndex(entries);
  return {
    decide(text, { personOffered }) {
      return decideReply({
        hits: index.search(text),
        personIntent: decidePersonIntent(text),
        smallTalk: decideSmallTalk(text),
        personOffered,
      });
    },
  };
}
