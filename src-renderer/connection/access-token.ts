import type { RendererGrant, SignInOutcome } from '../../src-preload/payloads.ts';
import { decideBackoff } from './backoff.ts';

/** Renewed this long before it runs out. */
const HEAD_START_MS = 60_000;
const ASSUMED_LIFETIME_MS = 15 * 60_000;
const SHORTEST_WAIT_MS = 5_000;

/**
 * How long a fresh token can be used before it has to be renewed. Its expiry is told in the server's time; when that makes
 * no sense on this computer's clock (an hour off, say), the usual lifetime is assumed instead of renewing in a loop.
 */
export function decideRenewDelay(expiresAt: string, now: number): number {
  const told = Date.parse(expiresAt) - now;
  const lifetime = told > 0 && told <= ASSUMED_LIFETIME_MS * 1.2 ? told : ASSUMED_LIFETIME_MS;
  return Math.max(SHORTEST_WAIT_MS, lifetime - HEAD_START_MS);
}

export interface AccessTokenOptions {
  readonly grant: RendererGrant;
  readonly renew: () => Promise<SignInOutcome>;
  readonly onRenewed: (grant: RendererGrant) => void;
  readonly onSignedOut: () => void;
  readonly now: () => number;
}

export interface AccessToken {
  /** The token, renewed first when it is about to run out; null when that is not possible now. */
  get(): Promise<string | null>;
  /** Single flight: whoever asks while a renewal is under way gets its outcome. Resolves `false` when there was no answer. */
  renew(): Promise<boolean>;
  stop(): void;
}

/** Holds the 15-minute access token of this session and keeps it fresh. Network trouble never signs anybody out. */
export function createAccessToken(options: AccessTokenOptions): AccessToken {
  let token = options.grant.accessToken;
  let renewAt = 0;
  let failures = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<boolean> | null = null;

  function schedule(delayMs: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void renew(), delayMs);
  }

  function accept(grant: RendererGrant): void {
    const delay = decideRenewDelay(grant.accessTokenExpiresAt, options.now());
    token = grant.accessToken;
    renewAt = options.now() + delay;
    failures = 0;
    schedule(delay);
  }

  async function renewOnce(): Promise<boolean> {
    const outcome = await options.renew();
    if (stopped) return false;
    if (outcome.status === 'signed_in') {
      accept(outcome.grant);
      options.onRenewed(outcome.grant);
      return true;
    }
    if (outcome.status === 'signed_out' || (outcome.status === 'refused' && outcome.error.code === 'unauthorized')) {
      stop();
      options.onSignedOut();
      return false;
    }
    failures += 1;
    const asked = outcome.status === 'refused' ? outcome.error.retryAfterMs : undefined;
    schedule(asked ?? decideBackoff(failures, Math.random()));
    return false;
  }

  function renew(): Promise<boolean> {
    underWay ??= renewOnce().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
  }

  accept(options.grant);
  return {
    async get() {
      if (options.now() >= renewAt) await renew();
      return stopped ? null : token;
    },
    renew,
    stop,
  };
}
