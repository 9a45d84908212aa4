import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';

export interface NewContactMessage {
  workspaceId: string;
  chatbotId: string;
  visitorId: string;
  /** The visitor's thread with the bot, if there is one. */
  conversationId: string | null;
  /** Chosen by the browser: the same message sent again is stored once. */
  clientId: string;
  name: string;
  email: string;
  text: string;
}

export type ContactService = ReturnType<typeof createContactService>;

/** A visitor may leave so many messages that nobody has looked at yet. */
const MOST_OPEN = 20;

/** Messages that visitors leave while no person can be had. */
export function createContactService({ db, clock, events }: { db: Database; clock: Clock; events: EventBus }) {
  return {
    /** Repeating it changes nothing and succeeds. */
    async leave(message: NewContactMessage): Promise<Result<null>> {
      const { workspaceId, chatbotId, visitorId, clientId, name, email } = message;
      const open = await db
        .selectFrom('contact_messages')
        .select((select) => [
          select.fn.countAll<number>().as('count'),
          select.fn.countAll<number>().filterWhere('client_id', '=', clientId).as('same'),
        ])
        .where('visitor_id', '=', visitorId)
        .where((is) => is.or([is('handled_at', 'is', null), is('client_id', '=', clientId)]))
        .executeTakeFirstOrThrow();
      if (Number(open.same) > 0) return succeed(null);
      if (Number(open.count) >= MOST_OPEN) return fail('rate_limited', 'Your earlier messages are still being read.');
      const id = newId();
      const stored = await db
        .insertInto('contact_messages')
        .values({
          id,
          workspace_id: workspaceId,
          chatbot_id: chatbotId,
          visitor_id: visitorId,
          conversation_id: message.conversationId,
          client_id: clientId,
          name,
          email,
          body: message.text,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.constraint('contact_messages_client').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (stored) events.emit('contact.left', { workspaceId, chatbotId, contactMessageId: id });
      return succeed(null);
    },
  };
}
