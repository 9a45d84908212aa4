import type { Queryable } from '../../server/database/connection.ts';
import { forgetTexts } from './indexing/text-index.ts';

interface Subjects {
  conversationIds: readonly string[];
}

/** What can be searched for; the row of a conversation that is removed goes by the database's own rules. */
export const forgetSearchWords = {
  anonymise: (tx: Queryable, { conversationIds }: Subjects): Promise<void> => forgetTexts(tx, conversationIds),
  remove: async (): Promise<Record<string, never>> => ({}),
};
