import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { CallGate } from './call-handlers.ts';

/** So many at once, refilled evenly: `points` per `seconds`. */
export interface Rate {
  points: number;
  seconds: number;
}

export interface SocketLimits {
  /** Messages of one visitor: bursts of 20, 100 a minute in the long run. */
  visitorMessages: Rate;
  agentMessages: Rate;
  /** Every other call of one connection. */
  calls: Rate;
  /** Signs of typing of one connection; beyond it they are dropped before anything is looked up. */
  typing: Rate;
  /** New connections of one address. */
  visitorConnections: Rate;
  memberConnections: Rate;
  /** Visitors nobody has seen before, of one address: each is a row that is kept. */
  newVisitors: Rate;
}

export const DEFAULT_LIMITS: SocketLimits = {
  visitorMessages: { points: 20, seconds: 12 },
  agentMessages: { points: 100, seconds: 10 },
  calls: { points: 120, seconds: 10 },
  // Clients tell once in two seconds, and again when somebody sends or clears what they wrote.
  typing: { points: 20, seconds: 20 },
  // Whole offices, schools and trains come from one address, and all of them come back at once after a restart: a page tries
  // again within seconds, so the last of a hundred is back within the minute. Nobody needs two connections a second for long.
  visitorConnections: { points: 60, seconds: 30 },
  // A team in one office, each with a desktop and a browser.
  memberConnections: { points: 200, seconds: 30 },
  // Hundreds behind one address may look at a site; a hundred who open its chat for the first time within a quarter of an
  // hour are a flood. Whoever is known there comes in all the same, and nobody waits for longer than that.
  newVisitors: { points: 100, seconds: 900 },
};

const unlimited: Rate = { points: 1_000_000, seconds: 1 };

/** For whoever sends faster than people do: load generators, and suites that ask who may do what, not how often. */
export const NO_LIMITS: SocketLimits = {
  visitorMessages: unlimited,
  agentMessages: unlimited,
  calls: unlimited,
  typing: unlimited,
  visitorConnections: unlimited,
  memberConnections: unlimited,
  newVisitors: unlimited,
};

export function createRateLimiter(rate: Rate): RateLimiterMemory {
  return new RateLimiterMemory({ points: rate.points, duration: rate.seconds });
}

/** Messages count per person (so that a second tab is no way around), other calls per connection. */
export function createGate(input: {
  messages: RateLimiterMemory;
  calls: RateLimiterMemory;
  typing: RateLimiterMemory;
  personId(): string;
  connectionId: string;
}): CallGate {
  return {
    admit(call) {
      if (call === 'message:send') return consume(input.messages, input.personId());
      return consume(call === 'typing:set' ? input.typing : input.calls, input.connectionId);
    },
  };
}

/** Null when it may be; otherwise the milliseconds until it may. Nobody is counted under null. */
export async function consume(limiter: RateLimiterMemory, key: string | null): Promise<number | null> {
  if (key === null) return null;
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
    throw refusal;
  }
}
