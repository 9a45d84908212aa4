import type { KnowledgeIndex } from '../knowledge/knowledge-index.ts';
import { decideFromKnowledge, type Thresholds } from '../rules/decide-reply.ts';
import type { BotEngine } from './bot-engine.ts';

/** Answers with the entries as they were written: deterministic, no network. */
export function createKnowledgeEngine(index: KnowledgeIndex, thresholds: Thresholds): BotEngine {
  return {
    async reply({ text, personIntent, personOffered }) {
      return decideFromKnowledge({ hits: index.search(text), personIntent, personOffered }, thresholds);
    },
  };
}
