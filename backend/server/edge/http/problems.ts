import type { Response } from 'express';
import type { Problem } from '#contract/http.ts';
import type { CallError, ErrorCode } from '#contract/result.ts';

const KINDS: Record<ErrorCode, { status: number; title: string }> = {
  invalid: { status: 400, title: 'The request does not fit' },
  unauthorized: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  not_found: { status: 404, title: 'Not found' },
  wrong_state: { status: 409, title: 'Not possible in this state' },
  already_claimed: { status: 409, title: 'Somebody else was first' },
  at_cap: { status: 409, title: 'As many chats as allowed' },
  not_offered: { status: 409, title: 'Offered to somebody else' },
  idempotency_mismatch: { status: 409, title: 'The same id was used for something else' },
  two_step_required: { status: 401, title: 'A code is needed' },
  choose_workspace: { status: 409, title: 'Several workspaces' },
  rate_limited: { status: 429, title: 'Too many requests' },
  busy: { status: 429, title: 'Busy' },
  unavailable: { status: 503, title: 'Temporarily unavailable' },
  incompatible: { status: 400, title: 'Client and server do not understand each other' },
  internal: { status: 500, title: 'A fault of ours' },
};

/**
 * The one way an error leaves over HTTP: problem details (RFC 9457), and `Retry-After` in whole seconds. `status` is
 * for the few refusals that HTTP has its own number for, such as 413.
 */
export function sendProblem(response: Response, error: CallError, status = KINDS[error.code].status): void {
  const { code, message, field, retryAfterMs, workspaces } = error;
  const problem: Problem = {
    type: `urn:handoff-desk:problem:${code}`,
    title: KINDS[code].title,
    status,
    detail: message,
    code,
    ...(field !== undefined && { field }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(workspaces !== undefined && { workspaces }),
  };
  if (retryAfterMs !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterMs / 1_000)));
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}
