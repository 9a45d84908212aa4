import { createHash, randomBytes } from 'node:crypto';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import { newId } from '../../server/new-id.ts';
import type { Identity } from './read-identity.ts';
import { createSiteNotes } from './site-connections.ts';

export interface Visitor {
  id: string;
  workspaceId: string;
  chatbotId: string;
  name: string | null;
  email: string | null;
  /** The site's own id of the person, from a signed identity; null = name and e-mail are claimed. */
  verifiedAs: string | null;
}

export type VisitorService = ReturnType<typeof createVisitorService>;

/** Visitors and the tokens by which their browsers are known again. Only hashes of tokens are kept. */
export function createVisitorService({ db, clock }: { db: Database; clock: Clock }) {
  return {
    /** The visitor a token belongs to, with this chatbot; null when it is unknown or another chatbot's. */
    async recognise(token: string, chatbotId: string): Promise<Visitor | null> {
      const row = await db
        .selectFrom('visitors')
        .select(['id', 'workspace_id', 'chatbot_id', 'name', 'email', 'verified_as'])
        .where('token_hash', '=', hashToken(token))
        .where('chatbot_id', '=', chatbotId)
        .executeTakeFirst();
      if (!row) return null;
      const { id, name, email } = row;
      return {
        id,
        workspaceId: row.workspace_id,
        chatbotId: row.chatbot_id,
        name,
        email,
        verifiedAs: row.verified_as,
      };
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
        verifiedAs: null,
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

    /**
     * What the visitor says of themselves: claimed, so it changes nothing about somebody whose site has vouched for them.
     * `undefined` leaves a field as it is.
     */
    async update(
      visitorId: string,
      claims: { name?: string | null | undefined; email?: string | null | undefined },
    ): Promise<Result<{ name: string | null; email: string | null }>> {
      const changes = {
        ...(claims.name !== undefined && { name: claims.name }),
        ...(claims.email !== undefined && { email: claims.email }),
      };
      const updated =
        Object.keys(changes).length > 0
          ? await db
              .updateTable('visitors')
              .set({ ...changes, anonymised_at: null })
              .where('id', '=', visitorId)
              .where('verified_as', 'is', null)
              .returning(['name', 'email'])
              .executeTakeFirst()
          : undefined;
      const row =
        updated ??
        (await db.selectFrom('visitors').select(['name', 'email']).where('id', '=', visitorId).executeTakeFirst());
      return row ? succeed(row) : fail('not_found', 'This visitor is no longer known.');
    },

    /**
     * Takes over what the visitor's site vouches for. Fails with `wrong_state` when this browser belonged to another person
     * of that site before: their conversations are not shown to the next one.
     */
    async verify(visitorId: string, { subject, name, email }: Identity): Promise<Result<null>> {
      const { numUpdatedRows } = await db
        .updateTable('visitors')
        .set({ verified_as: subject, name, email, anonymised_at: null })
        .where('id', '=', visitorId)
        .where((is) => is.or([is('verified_as', 'is', null), is('verified_as', '=', subject)]))
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return succeed(null);
      return fail('wrong_state', 'This browser was somebody else’s before.');
    },

    /** A page of this origin has loaded the chatbot. Kept at most once a minute. */
    noteSite: createSiteNotes({ db, clock }),
  };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
