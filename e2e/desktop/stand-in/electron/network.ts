import { answer } from './host-link.ts';

let state: 'open' | 'cut' | 'stalled' = 'open';
const changes = new EventTarget();

answer('network', ({ state: next }) => {
  state = next;
  changes.dispatchEvent(new Event('change'));
});

/** Node's names for what went wrong, in Chromium's words, which is what the app has to understand. */
const CHROMIUM_NAMES: Record<string, string> = {
  ENOTFOUND: 'net::ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'net::ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'net::ERR_CONNECTION_REFUSED',
  ECONNRESET: 'net::ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'net::ERR_CONNECTION_CLOSED',
  EHOSTUNREACH: 'net::ERR_ADDRESS_UNREACHABLE',
  ETIMEDOUT: 'net::ERR_CONNECTION_TIMED_OUT',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'net::ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'net::ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'net::ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'net::ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'net::ERR_CERT_COMMON_NAME_INVALID',
};

async function fetchLikeChromium(url: string, init: RequestInit = {}): Promise<Response> {
  await untilItFlows(init.signal ?? null);
  if (state === 'cut') throw new Error('net::ERR_INTERNET_DISCONNECTED');
  try {
    return await fetch(url, init);
  } catch (error) {
    throw translate(error);
  }
}

function untilItFlows(signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (state !== 'stalled') resolve();
      else changes.addEventListener('change', look, { once: true });
    };
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    look();
  });
}

function translate(error: unknown): unknown {
  const cause = error instanceof TypeError ? error.cause : undefined;
  if (!(cause instanceof Error)) return error;
  const code = 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('ERR_SSL_')) return new Error('net::ERR_SSL_PROTOCOL_ERROR');
  const name = CHROMIUM_NAMES[code];
  if (name) return new Error(name);
  return /redirect/.test(cause.message) ? new Error("Attempted to redirect, but redirect policy was 'error'") : error;
}

export const net = { fetch: fetchLikeChromium };
