import { startMailServer, type TestMailServer } from '../../backend/test-support/mail-server.ts';
import { answerQuestions } from '../support/program.ts';
import type { Arrival } from './plan.ts';

let server: TestMailServer | null = null;
const times: number[] = [];

/** A mail server of its own process that takes everything and notes when. */
const answers = {
  async start(_: null): Promise<{ url: string }> {
    server = await startMailServer();
    const { received } = server;
    const note = received.push.bind(received);
    received.push = (...mails) => {
      for (const _mail of mails) times.push(Date.now());
      return note(...mails);
    };
    return { url: server.url };
  },

  arrivals(_: null): Arrival[] {
    return (server?.received ?? []).map(({ raw, recipients }, index) => ({
      conversationId: /open\/chats\/([0-9a-f-]{36})/.exec(raw.replaceAll('=\r\n', ''))?.[1] ?? '',
      to: recipients.join(),
      at: times[index] ?? 0,
    }));
  },
};
export type MailAnswers = typeof answers;

answerQuestions(answers, () => server?.close());
