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
}

export const DEFAULT_LIMITS: SocketLimits = {
  visitorMessages: { points: 20, seconds: 12 },
  agentMessages: { points: 100, seconds: 10 },
  calls: { points: 120, seconds: 10 },
};

export function createRateLimiter(rate: Rate): RateLimiterMemory {
  return new RateLimiterMemory({ points: rate.points, duration: rate.seconds });
}

/** Messages count per person (so that a second tab is no way around), other calls per connection. */
export function createGate(input: {
  messages: RateLimiterMemory;
  calls: RateLimiterMemory;
  personId(): string;
  connectionId: string;
}): CallGate {
  return {
    admit(call) {
      return call === 'message:send'
        ? consume(input.messages, input.personId())
        : consume(input.calls, input.connectionId);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<number | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
    throw refusal;
  }
}
