import type { Request, RequestHandler } from 'express';
import { CLIENT_HEADER, clientKindSchema } from '#contract/http.ts';
import { fail } from '#contract/result.ts';
import { sendProblem } from './problems.ts';

export type ClientKind = 'desktop' | 'browser';

/** A client that does not say what it is counts as a browser: its refresh token is then kept from scripts. */
export function clientKindOf(request: Request): ClientKind {
  return request.get(CLIENT_HEADER) === 'desktop' ? 'desktop' : 'browser';
}

/**
 * Keeps other sites' pages away from the cookie (CSRF), beside its `SameSite=Strict`. A foreign page cannot send our
 * header without asking first (and is told no), nor can it choose its Origin.
 */
export function requireOwnClient(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    const named = request.get(CLIENT_HEADER);
    if (named !== undefined && !clientKindSchema.safeParse(named).success) {
      return sendProblem(response, fail('invalid', 'must be desktop or browser', { field: CLIENT_HEADER }).error);
    }
    const fromElsewhere = request.get('Sec-Fetch-Site') === 'cross-site';
    if (!fromElsewhere && (named !== undefined || isOwnOrigin(request, publicUrl))) return next();
    sendProblem(response, fail('forbidden', `Send the header ${CLIENT_HEADER}, from a page of this server.`).error);
  };
}

function isOwnOrigin(request: Request, publicUrl: string): boolean {
  const origin = request.get('Origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === publicUrl || new URL(origin).host === request.get('Host');
}
