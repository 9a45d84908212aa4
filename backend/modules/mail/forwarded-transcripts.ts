import type { Language } from '#contract/chatbots.ts';
import type { Message } from '#contract/messages.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { MailService } from './service.ts';
import { writeMail } from './templates/write-mail.ts';

/** A member may send so many an hour: enough for work, too few to bother strangers with. */
export const MOST_PER_HOUR = 20;
const HOUR_MS = 3_600_000;

export interface ForwardedTranscript {
  sender: { memberId: string; workspaceId: string; name: string };
  conversationId: string;
  visitorName: string | null;
  chatbot: { name: string; language: Language };
  messages: Message[];
  timeZone: string;
  /** One strict address. */
  email: string;
}

/** Sends a conversation to somebody in a member's name. */
export function createForwardedTranscripts(deps: {
  db: Database;
  clock: Clock;
  mails: Pick<MailService, 'queue' | 'sendSoon' | 'hasServer'>;
}) {
  const { db, clock, mails } = deps;

  return async function forward(transcript: ForwardedTranscript): Promise<Result<null>> {
    const { sender, conversationId, chatbot, messages, timeZone, email } = transcript;
    const { workspaceId } = sender;
    if (!(await mails.hasServer(workspaceId))) {
      return fail('wrong_state', 'No mail can be sent from here: no mail server is set.');
    }
    const content = await writeMail({
      kind: 'transcript',
      chatbotName: chatbot.name,
      language: chatbot.language,
      messages,
      timeZone,
      sentBy: { name: sender.name, visitorName: transcript.visitorName },
    });
    const mail = { ...content, workspaceId, kind: 'transcript', to: email, conversationId } as const;
    const now = clock.now().getTime();
    const hour = Math.floor(now / HOUR_MS);
    // A place for each that is allowed, which only one mail can have: however many are sent at once, on however many servers.
    for (const dedupeKey of await freePlaces(workspaceId, `forwarded:${sender.memberId}:${hour}`)) {
      const queued = await db
        .transaction()
        .execute((tx) => mails.queue(tx, { ...mail, memberId: null, alertId: null, dedupeKey }));
      if (!queued) continue;
      mails.sendSoon();
      return succeed(null);
    }
    const message = `You have sent ${MOST_PER_HOUR} conversations in this hour. Download it, or wait.`;
    return fail('rate_limited', message, { retryAfterMs: (hour + 1) * HOUR_MS - now });
  };

  async function freePlaces(workspaceId: string, prefix: string): Promise<string[]> {
    const places = Array.from({ length: MOST_PER_HOUR }, (_, place) => `${prefix}:${place}`);
    const taken = await db
      .selectFrom('mails')
      .select('dedupe_key')
      .where('workspace_id', '=', workspaceId)
      .where('dedupe_key', 'in', places)
      .execute();
    const keys = new Set(taken.map((row) => row.dedupe_key));
    return places.filter((place) => !keys.has(place));
  }
}
