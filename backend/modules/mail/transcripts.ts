import type { Schedule } from '#contract/business-hours.ts';
import type { Language } from '#contract/chatbots.ts';
import type { Message } from '#contract/messages.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../server/database/connection.ts';
import type { ConversationService, ConversationView } from '../conversation/index.ts';
import type { MailService } from './service.ts';
import { writeMail } from './templates/write-mail.ts';

export type TranscriptMail = ReturnType<typeof createTranscriptMail>;

/** A visitor may have it sent to so many addresses. */
const MOST_ADDRESSES = 2;
const PAGE = 200;
const LONGEST = 2_000;

export interface TranscriptChatbot {
  name: string;
  language: Language;
  schedule: Schedule | null;
}

/**
 * Sends visitors what was said, when they ask for it. Only of a chat that a person took part in and that is over: anybody
 * may talk to the bot, and must not make us send words of theirs to strangers.
 */
export function createTranscriptMail(deps: {
  db: Database;
  conversations: Pick<ConversationService, 'page'>;
  mails: Pick<MailService, 'queue' | 'sendSoon' | 'hasServer'>;
}) {
  const { db, conversations, mails } = deps;

  return {
    isOffered: (workspaceId: string): Promise<boolean> => mails.hasServer(workspaceId),

    /** Asking again for the same address changes nothing and succeeds. `email` is one strict address. */
    async send(view: ConversationView, chatbot: TranscriptChatbot, email: string): Promise<Result<null>> {
      const { id, status, agentName } = view.forVisitor;
      if (status !== 'closed') return fail('wrong_state', 'The conversation is not over yet.');
      if (agentName === null) return fail('wrong_state', 'Nobody of the team was in this conversation.');
      if (!(await mails.hasServer(view.workspaceId))) return fail('wrong_state', 'No mail can be sent from here.');
      const to = email.toLowerCase();
      const taken = await addressesOf(view.workspaceId, id);
      if (taken.includes(to)) return succeed(null);
      const content = await writeMail({
        kind: 'transcript',
        chatbotName: chatbot.name,
        messages: await readAll(id),
        timeZone: chatbot.schedule?.timezone ?? 'UTC',
        language: chatbot.language,
        sentBy: null,
      });
      const mail = { ...content, workspaceId: view.workspaceId, kind: 'transcript', to, conversationId: id } as const;
      // A place per address: two calls at once cannot take the same.
      const dedupeKey = placesOf(id)[taken.length];
      const queued =
        dedupeKey &&
        (await db
          .transaction()
          .execute((tx) => mails.queue(tx, { ...mail, memberId: null, alertId: null, dedupeKey })));
      if (!queued) return fail('wrong_state', 'It was sent already. Look into your mailbox.');
      mails.sendSoon();
      return succeed(null);
    },
  };

  async function addressesOf(workspaceId: string, conversationId: string): Promise<string[]> {
    const rows = await db
      .selectFrom('mails')
      .select('to_address')
      .where('workspace_id', '=', workspaceId)
      .where('dedupe_key', 'in', placesOf(conversationId))
      .execute();
    return rows.map((row) => row.to_address);
  }

  async function readAll(conversationId: string): Promise<Message[]> {
    const all: Message[] = [];
    for (;;) {
      const page = await conversations.page({ conversationId, afterSeq: all.at(-1)?.seq ?? 0, limit: PAGE });
      all.push(...page.messages);
      if (!page.hasMore || all.length >= LONGEST) return all;
    }
  }
}

function placesOf(conversationId: string): string[] {
  return Array.from({ length: MOST_ADDRESSES }, (_, place) => `transcript:${conversationId}:${place}`);
}
