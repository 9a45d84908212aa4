import type { Request, Response } from '#contract/calls.ts';
import type { CallError, ErrorCode } from '#contract/result.ts';
import type { visitorCalls } from '#contract/visitor-socket.ts';

type VisitorCalls = typeof visitorCalls;
export type CallName = keyof VisitorCalls;
export type CallRequest<N extends CallName> = Request<VisitorCalls[N]>;
export type CallValue<N extends CallName> = Response<VisitorCalls[N]>;

/** `no_answer`: not connected, or nothing came back in time. The server may or may not have done it. */
export type CallFailure = Omit<CallError, 'code'> & { code: ErrorCode | 'no_answer' };
export type CallOutcome<T> = { ok: true; value: T } | { ok: false; error: CallFailure };

/** One attempt at a call. */
export type Call = <N extends CallName>(name: N, request: CallRequest<N>) => Promise<CallOutcome<CallValue<N>>>;

const passing: ReadonlySet<string> = new Set([
  'no_answer',
  'rate_limited',
  'busy',
  'unavailable',
  'internal',
  'unauthorized',
]);

/** Whether the same call may succeed later. `unauthorized` does, because connecting anew shows the token again. */
export function isPassing(code: CallFailure['code']): boolean {
  return passing.has(code);
}
