import { createTransport } from 'nodemailer';
import type { MailServer, Sender } from '../mail-server.ts';
import type { MailTiming } from '../timing.ts';
import { composeMessage, type OutgoingMail } from './compose-message.ts';
import { explainFailure, type SendFailure } from './explain-failure.ts';
import { smtpOptions, type TrustOptions } from './smtp-options.ts';

export interface Mailer {
  /** Null once the server has taken it. */
  send(server: MailServer, sender: Sender, mail: OutgoingMail): Promise<SendFailure | null>;
  /** Cuts all connections. */
  close(): void;
}

const CONNECTIONS = 4;
const IDLE_MS = 10_000;
/** More servers than one installation has at a time: an owner has changed theirs that often since the start. */
const MOST_POOLS = 20;

/** Hands mails over to mail servers, on a few connections per server that are kept for a moment. */
export function createMailer({
  publicUrl,
  timing,
  trust,
}: {
  publicUrl: string;
  timing: MailTiming;
  trust: TrustOptions;
}) {
  const ourHost = new URL(publicUrl).hostname;
  const pools = new Map<string, ReturnType<typeof open>>();

  function open(server: MailServer) {
    const { user, password } = server;
    return createTransport({
      ...smtpOptions(server, timing, ourHost, trust),
      ...(user !== null && { auth: { user, pass: password ?? '' } }),
      pool: true,
      maxConnections: CONNECTIONS,
      maxMessages: 100,
      maxRequeues: 0,
      idleTimeout: IDLE_MS,
    });
  }

  function poolOf(server: MailServer): ReturnType<typeof open> {
    const key = JSON.stringify(server);
    const known = pools.get(key);
    if (known) return known;
    const [oldest] = pools;
    if (oldest && pools.size >= MOST_POOLS) {
      oldest[1].close();
      pools.delete(oldest[0]);
    }
    const made = open(server);
    pools.set(key, made);
    return made;
  }

  const mailer: Mailer = {
    async send(server, sender, mail) {
      const message = composeMessage(mail, sender, ourHost);
      if (message === null) return { permanent: true, detail: 'The address is not one plain e-mail address.' };
      try {
        await poolOf(server).sendMail({ ...message, signal: AbortSignal.timeout(timing.attempt) });
        return null;
      } catch (error) {
        return explainFailure(error, server);
      }
    },
    close() {
      for (const pool of pools.values()) pool.close();
      pools.clear();
    },
  };
  return mailer;
}
