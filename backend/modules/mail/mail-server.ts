import { isIP } from 'node:net';
import type { z } from 'zod';
import type { mailSecuritySchema } from '#contract/mail.ts';
import { emailSchema } from '#contract/primitives.ts';

/** Where mail is handed over, with what it takes to get in. Never shown, never logged. */
export interface MailServer {
  host: string;
  port: number;
  security: z.infer<typeof mailSecuritySchema>;
  user: string | null;
  password: string | null;
}

export interface Sender {
  name: string;
  address: string;
}

const USUAL_PORT = { tls: 465, starttls: 587, none: 25 };

/**
 * Reads SMTP_URL. `smtps:` is TLS from the first byte. `smtp:` is STARTTLS, required, on port 587 and wherever a password
 * would travel to another computer; otherwise in the clear. `?security=tls|starttls|none` says it outright.
 */
export function parseSmtpUrl(text: string): MailServer {
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const user = decode(url.username) || null;
  const wantsStartTls = url.port === '587' || (user !== null && !isThisComputer(host));
  const usual = url.protocol === 'smtps:' ? 'tls' : wantsStartTls ? 'starttls' : 'none';
  const asked = url.searchParams.get('security');
  const security = asked === 'tls' || asked === 'starttls' || asked === 'none' ? asked : usual;
  const password = decode(url.password) || null;
  return { host, port: Number(url.port) || USUAL_PORT[security], security, user, password };
}

/** As it stands where somebody wrote a bare `%`. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function isThisComputer(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Who mail is from until an owner says otherwise. */
export function defaultSender(workspaceName: string, server: MailServer | null, publicUrl: string): Sender {
  const ownAddress = emailSchema.safeParse(server?.user ?? '');
  const address = ownAddress.success ? ownAddress.data : `no-reply@${new URL(publicUrl).hostname}`;
  return { name: workspaceName, address };
}
