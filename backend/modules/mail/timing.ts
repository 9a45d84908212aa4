/** All in milliseconds. Tests that cannot wait give shorter ones. */
export interface MailTiming {
  /** For the connection and for TLS. */
  connect: number;
  /** Until the server says its first word. */
  greeting: number;
  /** Longest silence in a conversation with the server. */
  silence: number;
  /** Longest attempt, however busy: a server that drips a byte now and then holds nothing up. */
  attempt: number;
  /** Wait before the second attempt; it doubles up to `lastRetry`. */
  firstRetry: number;
  lastRetry: number;
  /** A mail that could not be handed over for so long is given up. */
  giveUp: number;
}

const SECOND = 1_000;

export const MAIL_TIMING: MailTiming = {
  connect: 10 * SECOND,
  greeting: 10 * SECOND,
  silence: 30 * SECOND,
  attempt: 90 * SECOND,
  firstRetry: 30 * SECOND,
  lastRetry: 120 * SECOND,
  giveUp: 72 * 3_600 * SECOND,
};

/** How long to wait after an attempt that failed; `attempts` counts it already. */
export function retryDelay(attempts: number, { firstRetry, lastRetry }: MailTiming): number {
  return Math.min(firstRetry * 2 ** Math.min(attempts - 1, 16), lastRetry);
}
