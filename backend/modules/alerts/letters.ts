import type { MailData } from '../mail/index.ts';
import type { RaisedFact } from './fact.ts';
import type { Subject } from './store/read-subject.ts';

/** What the mail of an alert is made of. */
export function describeMail(
  { kind, words, workspaceId }: RaisedFact,
  subject: Subject,
  { publicUrl, now }: { publicUrl: string; now: Date },
): MailData {
  const { chatbotName, visitorName, visitorEmail, conversationId, reason, waitingSince, texts, earlier } = subject;
  const about = {
    publicUrl,
    workspaceId,
    chatbotName,
    visitor: { name: visitorName, email: visitorEmail, page: null },
    conversationId,
  };
  const text = texts.at(-1) ?? '';
  const lastQuestion = texts.at(-1) ?? null;
  switch (kind) {
    case 'new_request':
      return { ...about, kind, lastQuestion, reason };
    case 'waiting': {
      const waitedMs = now.getTime() - (waitingSince ?? now).getTime();
      return { ...about, kind, lastQuestion, waitedMinutes: Math.max(0, Math.floor(waitedMs / 60_000)) };
    }
    case 'message':
      return { ...about, kind, messages: texts, earlier };
    case 'keyword':
      return { ...about, kind, text, words };
    case 'contact':
      return { ...about, kind, text };
  }
}
