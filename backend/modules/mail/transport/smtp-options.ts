import { isIP } from 'node:net';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { MailServer } from '../mail-server.ts';
import type { MailTiming } from '../timing.ts';

/** Extra certificates to trust, as PEM; for tests with a server of their own. */
export interface TrustOptions {
  certificates?: string[];
}

/** How one connection to this server is made: never without TLS where TLS was asked for. */
export function smtpOptions(
  { host, port, security }: MailServer,
  timing: MailTiming,
  name: string,
  { certificates }: TrustOptions = {},
): SMTPConnectionOptions {
  return {
    host,
    port,
    // What we call ourselves in EHLO.
    name,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: timing.connect,
    dnsTimeout: timing.connect,
    greetingTimeout: timing.greeting,
    socketTimeout: timing.silence,
    maxResponseSize: 64 * 1024,
    tls: {
      minVersion: 'TLSv1.2',
      ...(isIP(host) === 0 && { servername: host }),
      ...(certificates && { ca: certificates }),
    },
  };
}
