import { z } from 'zod';

/** Every code a call can fail with. Clients decide on the code, never on the message. */
export const errorCodeSchema = z.enum([
  'invalid', // the input does not fit the schema; `field` names the place
  'unauthorized', // nobody is signed in, or the token is no longer good
  'forbidden', // signed in, but without the permission
  'not_found', // missing, or somebody else's: the answer is the same on purpose
  'wrong_state', // the conversation or handoff is no longer in a state that allows this
  'already_claimed', // another agent won; `claimedBy` has the name
  'at_cap', // this agent already has as many chats as allowed
  'not_offered', // the request is offered to somebody else at the moment; `offeredTo` has the name
  'idempotency_mismatch', // the same clientId was used before with another body
  'two_step_required', // the password is right, the code is missing (no `field`) or wrong (`field` is `code`)
  'choose_workspace', // the password is right in several workspaces: send `workspaceId`; `workspaces` names them
  'rate_limited', // slow down; `retryAfterMs` says for how long
  'busy', // the server is saturated; `retryAfterMs` says when to try again
  'unavailable', // the database cannot be reached at the moment
  'incompatible', // client and server speak different protocol versions
  'internal', // a fault of ours; logged with an id
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

export const callErrorSchema = z.object({
  code: errorCodeSchema,
  message: z.string(),
  field: z.string().optional(),
  retryAfterMs: z.number().int().nonnegative().optional(),
  offeredTo: z.object({ name: z.string(), until: z.string() }).optional(),
  workspaces: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  claimedBy: z.object({ name: z.string(), afterMs: z.number().optional() }).optional(),
});
export type CallError = z.infer<typeof callErrorSchema>;

export type Failure = { ok: false; error: CallError };
export type Result<T> = { ok: true; value: T } | Failure;

export function succeed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function fail(code: ErrorCode, message: string, details: Omit<CallError, 'code' | 'message'> = {}): Failure {
  return { ok: false, error: { code, message, ...details } };
}
