import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { fail } from '#contract/result.ts';
import { countedAddress } from '../caller-address.ts';
import { sendProblem } from './problems.ts';

/** The address a request is counted under, and that the log names. */
export function addressOf(request: Request): string {
  return countedAddress(request.ip ?? '');
}

/** So many requests a minute from one address; the sign-in has its own, narrower limit in the team module. */
export function limitByAddress(pointsPerMinute: number): RequestHandler {
  const limiter = new RateLimiterMemory({ points: pointsPerMinute, duration: 60 });
  return async (request, response, next) => {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(addressOf(request));
    if (consumedPoints <= pointsPerMinute) return next();
    const refusal = fail('rate_limited', 'Too many requests from this address.', { retryAfterMs: msBeforeNext });
    sendProblem(response, refusal.error);
  };
}
