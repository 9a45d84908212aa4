import { z } from 'zod';
import { CLIENT_HEADER, problemSchema, routes } from '#contract/http.ts';
import { type Grant, grantSchema } from '#contract/members.ts';
import { type CallError, errorCodeSchema } from '#contract/result.ts';
import { describeError } from '../log.ts';
import type { Fetch } from '../server/http.ts';

const TIMEOUT_MS = 15_000;
const SIGN_OUT_TIMEOUT_MS = 5_000;

export type GrantAnswer =
  | { status: 'granted'; grant: Grant & { refreshToken: string } }
  | { status: 'refused'; httpStatus: number; error: CallError }
  | { status: 'unreachable'; detail: string };

type GrantRoute = 'signIn' | 'refresh' | 'claimOwner';

const desktopGrantSchema = grantSchema.required({ refreshToken: true });

/** One question to the server's sign-in routes. Every way it can end is a value. */
export async function requestGrant(
  fetch: Fetch,
  server: string,
  route: GrantRoute,
  body: object,
): Promise<GrantAnswer> {
  try {
    const response = await post(fetch, server + routes[route].path, body);
    const text = await response.text();
    if (response.ok) return { status: 'granted', grant: desktopGrantSchema.parse(JSON.parse(text)) };
    // Overload and faults of the server say nothing about the person's credentials.
    if (response.status >= 500) return { status: 'unreachable', detail: `The server answered ${response.status}.` };
    return { status: 'refused', httpStatus: response.status, error: readProblem(response.status, text) };
  } catch (error) {
    const isForeignAnswer = error instanceof z.ZodError || error instanceof SyntaxError;
    return { status: 'unreachable', detail: isForeignAnswer ? 'Not an answer of our server.' : describeError(error) };
  }
}

/** Ends the session on the server. Failing is fine: the token is forgotten here anyway and runs out there. */
export async function requestSignOut(fetch: Fetch, server: string, refreshToken: string): Promise<void> {
  await post(fetch, server + routes.signOut.path, { refreshToken }, SIGN_OUT_TIMEOUT_MS).catch(() => undefined);
}

function post(fetch: Fetch, url: string, body: object, timeoutMs = TIMEOUT_MS): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CLIENT_HEADER]: 'desktop' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
}

function readProblem(httpStatus: number, text: string): CallError {
  const problem = problemSchema.safeParse(parseJson(text));
  if (!problem.success) return { code: 'internal', message: `The server answered ${httpStatus}.` };
  const { code, title, detail, field, retryAfterMs } = problem.data;
  return {
    code: errorCodeSchema.catch('internal').parse(code),
    message: detail ?? title,
    ...(field !== undefined && { field }),
    ...(retryAfterMs !== undefined && { retryAfterMs: Math.max(0, Math.round(retryAfterMs)) }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
