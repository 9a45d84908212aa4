import type { MailServer } from '../mail-server.ts';

export interface SendFailure {
  /** The server refused this very mail for good; everything else is worth another try. */
  permanent: boolean;
  /** For people; without the password. */
  detail: string;
}

interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  permanent?: boolean;
  timeoutType?: string;
  cert?: { subjectaltname?: string; subject?: { CN?: string | string[] } };
}

/** Commands after which an answer is about the mail and not about us, our password or the connection. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA', 'MESSAGE']);
const LONGEST = 400;

/** What went wrong, and whether the same mail could get through later. */
export function explainFailure(thrown: unknown, server: MailServer): SendFailure {
  const error = (thrown instanceof Error ? thrown : new Error(String(thrown))) as SmtpError;
  const isRefusal = error.code === 'EENVELOPE' || error.code === 'EMESSAGE' || ABOUT_THE_MAIL.has(error.command ?? '');
  return { permanent: isRefusal && error.permanent === true, detail: withoutSecrets(describe(error, server), server) };
}

function describe(error: SmtpError, server: MailServer): string {
  const at = `${server.host}:${server.port}`;
  const code = error.originalCode ?? error.code ?? '';
  const tls = describeTls(error, code, server);
  if (tls) return tls;
  if (error.code === 'EDNS' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The name ${server.host} cannot be found. Check how it is spelled.`;
  }
  if (code === 'ECONNREFUSED') return `Nothing listens at ${at}. Check host and port, and that the mail server runs.`;
  if (error.timeoutType === 'CONNECT_TIMEOUT') {
    return `${at} does not answer. A firewall may be in between, or the port is not the right one.`;
  }
  if (error.timeoutType === 'GREETING_TIMEOUT') {
    return server.security === 'tls'
      ? `${at} took the connection and said nothing.`
      : `${at} took the connection and said nothing. If the port is 465, choose TLS from the start.`;
  }
  if (error.code === 'EAUTH') return describeSignIn(error, server);
  if (error.response) return `The mail server answered: ${error.response}`;
  if (error.code === 'ETIMEDOUT' || error.code === 'EABORT') return `${at} took too long.`;
  if (code === 'ECONNRESET' || error.code === 'ECONNECTION' || error.code === 'ESOCKET') {
    return `The connection to ${at} was cut${error.command && error.command !== 'CONN' ? ` after ${error.command}` : ''}.`;
  }
  return error.message;
}

function describeSignIn({ response, responseCode }: SmtpError, { user }: MailServer): string {
  if (user === null) return 'The mail server wants a user and a password.';
  if (responseCode === 535 || responseCode === 534) {
    return `Wrong user or password${response ? `. The mail server answered: ${response}` : '.'}`;
  }
  return response ? `The sign-in failed. The mail server answered: ${response}` : 'The sign-in failed.';
}

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
]);

function describeTls(error: SmtpError, code: string, server: MailServer): string | null {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `The certificate is for ${namesOf(error)}, not for ${server.host}. Use the name it is made for.`;
  }
  if (UNTRUSTED.has(code)) return `The certificate of ${server.host} is not signed by anybody this computer trusts.`;
  if (code === 'CERT_HAS_EXPIRED') return `The certificate of ${server.host} has expired.`;
  if (
    /^E(PROTO|TLS|SOCKET)$/.test(error.code ?? '') &&
    /wrong version number|packet length too long/i.test(error.message)
  ) {
    return `Port ${server.port} does not speak TLS from the start. Choose STARTTLS, or port 465.`;
  }
  if (error.code === 'ETLS' && (error.responseCode !== undefined || /not support|STARTTLS/i.test(error.message))) {
    return 'The server does not offer STARTTLS. Choose TLS from the start (usually port 465), or no encryption.';
  }
  return error.code === 'ETLS' ? `The encrypted connection failed: ${error.message}` : null;
}

function namesOf({ cert }: SmtpError): string {
  const names = (cert?.subjectaltname ?? '').split(', ').map((name) => name.replace(/^[^:]*:/, ''));
  const listed = names
    .filter((name) => name !== '')
    .slice(0, 3)
    .join(', ');
  return listed || [cert?.subject?.CN ?? 'another name'].flat().join(', ');
}

/** A server may quote what it was told. */
function withoutSecrets(text: string, { user, password }: MailServer): string {
  const secrets = password === null ? [] : [password, encode(password), encode(`\0${user}\0${password}`)];
  const cleaned = secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return cleaned.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, LONGEST);
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}
