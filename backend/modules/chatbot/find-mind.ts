import type { Database } from '../../server/database/connection.ts';
import { createCache } from './cache.ts';
import type { BotEngine } from './engine/bot-engine.ts';
import { createKnowledgeEngine } from './engine/knowledge-engine.ts';
import type { AskModel } from './engine/model/ask-model.ts';
import { createModelEngine } from './engine/model/model-engine.ts';
import { createKnowledgeIndex, type KnowledgeIndex } from './knowledge/knowledge-index.ts';
import { findLanguage } from './languages/index.ts';
import type { Mind } from './plan-reply.ts';
import { thresholdsFor } from './rules/decide-reply.ts';
import { type Chatbot, readKnowledge } from './store.ts';

interface Knowledge {
  index: KnowledgeIndex;
  titles: ReadonlyMap<string, string>;
}

/** Each holds a search index: a few MB for thousands of entries. */
const INDEXES_KEPT = 50;

export interface Minds {
  find(chatbot: Chatbot): Promise<Mind>;
  forget(chatbotId: string): void;
}

/** Puts together what a chatbot answers with. `ask` is null where the server has no language model. */
export function createMinds(deps: { db: Database; now: () => number; ask: AskModel | null }): Minds {
  const { db, now, ask } = deps;
  const kept = createCache<Knowledge>({ size: INDEXES_KEPT, now });

  const load = async ({ id, settings }: Chatbot): Promise<Knowledge> => {
    const entries = await readKnowledge(db, id);
    return {
      index: createKnowledgeIndex(entries, findLanguage(settings.language)),
      titles: new Map(entries.map((entry) => [entry.id, entry.question])),
    };
  };

  function chooseEngine({ name, settings }: Chatbot, index: KnowledgeIndex): BotEngine {
    const { engine, confidenceThreshold: confidence, language } = settings;
    if (engine === 'knowledge' || ask === null) return createKnowledgeEngine(index, thresholdsFor(confidence));
    return createModelEngine({ index, role: { chatbotName: name, language }, confidence, ask });
  }

  return {
    async find(chatbot) {
      const { index, titles } = await kept.get(chatbot.id, () => load(chatbot));
      return { chatbot, engine: chooseEngine(chatbot, index), titleOf: (id) => titles.get(id) ?? null };
    },
    forget: (chatbotId) => kept.forget(chatbotId),
  };
}
