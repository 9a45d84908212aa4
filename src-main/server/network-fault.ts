import type { ServerFault } from '../../src-preload/payloads.ts';
import { describeError } from '../log.ts';

const FAULTS: [pattern: RegExp, fault: ServerFault][] = [
  [/ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED/, 'unknown_host'],
  [/ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE/, 'refused'],
  [/ERR_(CONNECTION_)?TIMED_OUT|TimeoutError|aborted due to timeout/, 'timed_out'],
  [/ERR_CERT_/, 'bad_certificate'],
  [/ERR_SSL_|ERR_EMPTY_RESPONSE.*tls/, 'not_tls'],
  [/redirect/i, 'not_our_server'],
];

/** Names what Chromium's network stack says (`net::ERR_…`) in the words of the first-run screen. */
export function nameNetworkFault(error: unknown): ServerFault {
  const text = `${error instanceof Error ? error.name : ''} ${describeError(error)}`;
  return FAULTS.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed';
}
