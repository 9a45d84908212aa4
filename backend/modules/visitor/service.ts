import { createHash, randomBytes } from 'node:crypto';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';

export interface Visitor {
  id: string;
  workspaceId: string;
  chatbotId: string;
  name: string | null;
  email: string | null;
}

export type VisitorService = ReturnType<typeof createVisitorService>;

/** Visitors and the tokens by which their browsers are known again. Only hashes of tokens are kept. */
export function createVisitorService({ db, clock }: { db: Database; clock: Clock }) {
  return {
    /** The visitor a token belongs to, with this chatbot; null when it is unknown or another chatbot's. */
    async recognise(token: string, chatbotId: string): Promise<Visitor | null> {
      const row = await db
        .selectFrom('visitors')
        .select(['id', 'workspace_id', 'chatbot_id', 'name', 'email'])
        .where('token_hash', '=', hashToken(token))
        .where('chatbot_id', '=', chatbotId)
        .executeTakeFirst();
      if (!row) return null;
      return { id: row.id, workspaceId: row.workspace_id, chatbotId: row.chatbot_id, name: row.name, email: row.email };
    },

    /** A new, anonymous visitor. The token is told once and never again. */
    async create(chatbot: { id: string; workspaceId: string }): Promise<{ visitor: Visitor; token: string }> {
      const token = randomBytes(32).toString('base64url');
      const visitor: Visitor = {
        id: newId(),
        workspaceId: chatbot.workspaceId,
        chatbotId: chatbot.id,
        name: null,
        email: null,
      };
      await db
        .insertInto('visitors')
        .values({
          id: visitor.id,
          workspace_id: visitor.workspaceId,
          chatbot_id: visitor.chatbotId,
          token_hash: hashToken(token),
          name: null,
          email: null,
          created_at: clock.now(),
        })
        .execute();
      return { visitor, token };
    },

    /** What the visitor says of themselves: claimed, never verified. `undefined` leaves a field as it is. */
    async update(
      visitorId: string,
      claims: { name?: string | null | undefined; email?: string | null | undefined },
    ): Promise<Result<{ name: string | null; email: string | null }>> {
      const changes = {
        ...(claims.name !== undefined && { name: claims.name }),
        ...(claims.email !== undefined && { email: claims.email }),
      };
      const query =
        Object.keys(changes).length > 0
          ? db.updateTable('visitors').set(changes).where('id', '=', visitorId).returning(['name', 'email'])
          : db.selectFrom('visitors').select(['name', 'email']).where('id', '=', visitorId);
      const row = await query.executeTakeFirst();
      return row ? succeed(row) : fail('not_found', 'This visitor is no longer known.');
    },
  };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
