import { z } from 'zod';
import { CLIENT_HEADER, problemSchema, routes } from '#contract/http.ts';
import { type Grant, grantSchema } from '#contract/members.ts';
import { type CallError, errorCodeSchema } from '#contract/result.ts';
import type { Answered } from '../../src-preload/payloads.ts';
import { describeError } from '../log.ts';
import type { Fetch } from '../server/http.ts';

const TIMEOUT_MS = 15_000;
const SIGN_OUT_TIMEOUT_MS = 5_000;

export type GrantAnswer =
  | { status: 'granted'; grant: Grant & { refreshToken: string } }
  | { status: 'refused'; httpStatus: number; error: CallError }
  | { status: 'unreachable'; detail: string };

type GrantRoute = 'signIn' | 'refresh' | 'claimOwner' | 'joinTeam';

/** What somebody may ask who is not signed in, without being signed in by it. */
export type OpenRoute = 'lookAtInvite' | 'requestPasswordReset' | 'resetPassword';
export type OpenAnswer<Route extends OpenRoute> = (typeof routes)[Route]['response'] extends z.ZodType
  ? z.output<(typeof routes)[Route]['response']>
  : null;

const desktopGrantSchema = grantSchema.required({ refreshToken: true });

/** One question of somebody who is not signed in. Every way it can end is a value. */
export async function requestAnswer<Route extends OpenRoute>(
  fetch: Fetch,
  server: string,
  route: Route,
  body: object,
): Promise<Answered<OpenAnswer<Route>>> {
  const asked = await ask(fetch, server + routes[route].path, body, (text) => {
    const schema: z.ZodType | null = routes[route].response;
    return (schema === null ? null : schema.parse(JSON.parse(text))) as OpenAnswer<Route>;
  });
  return asked.status === 'refused' ? { status: 'refused', error: asked.error } : asked;
}

/** One question to the server's sign-in routes. Every way it can end is a value. */
export async function requestGrant(
  fetch: Fetch,
  server: string,
  route: GrantRoute,
  body: object,
): Promise<GrantAnswer> {
  const asked = await ask(fetch, server + routes[route].path, body, (text) =>
    desktopGrantSchema.parse(JSON.parse(text)),
  );
  return asked.status === 'ok' ? { status: 'granted', grant: asked.value } : asked;
}

async function ask<T>(
  fetch: Fetch,
  url: string,
  body: object,
  read: (text: string) => T,
): Promise<
  | { status: 'ok'; value: T }
  | { status: 'refused'; httpStatus: number; error: CallError }
  | { status: 'unreachable'; detail: string }
> {
  try {
    const response = await post(fetch, url, body);
    const text = await response.text();
    if (response.ok) return { status: 'ok', value: read(text) };
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
  const { code, title, detail, field, retryAfterMs, workspaces } = problem.data;
  return {
    code: errorCodeSchema.catch('internal').parse(code),
    message: detail ?? title,
    ...(field !== undefined && { field }),
    ...(workspaces !== undefined && { workspaces }),
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
