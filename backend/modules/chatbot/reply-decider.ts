import { createKnowledgeIndex, type KnowledgeEntry } from './knowledge/knowledge-index.ts';
import { english } from './languages/index.ts';
import type { Language } from './languages/language.ts';
import { decideReply, type Reply } from './rules/decide-reply.ts';
import { decidePersonIntent } from './rules/person-intent.ts';
import { decideSmallTalk } from './rules/small-talk.ts';

export interface ReplyDecider {
  /** `personOffered`: the bot's last words in this conversation offered a person. */
  decide(text: string, context: { personOffered: boolean }): Reply;
}

/** The wit of a chatbot that answers from its knowledge, all at once and without I/O: for trying knowledge out. */
export function createReplyDecider(entries: readonly KnowledgeEntry[], language: Language = english): ReplyDecider {
  const index = createKnowledgeIndex(entries, language);
  return {
    decide(text, { personOffered }) {
      return decideReply({
        hits: index.search(text),
        personIntent: decidePersonIntent(text, language),
        smallTalk: decideSmallTalk(text, language),
        personOffered,
      });
    },
  };
}
