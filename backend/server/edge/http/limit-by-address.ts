import { isIPv6 } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { fail } from '#contract/result.ts';
import { sendProblem } from './problems.ts';

/** Who is counted together: an IPv4 address, or an IPv6 network of 64 bits, because one customer gets at least that. */
export function addressOf(request: Request): string {
  const ip = (request.ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(ip) ? networkOf(ip) : ip;
}

function networkOf(ip: string): string {
  const [head = '', tail] = ip.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
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
