import type { agentCalls } from '#contract/agent-socket.ts';
import type { Request, Response } from '#contract/calls.ts';
import type { Result } from '#contract/result.ts';

export type AgentCallName = keyof typeof agentCalls;
export type AgentRequest<Name extends AgentCallName> = Request<(typeof agentCalls)[Name]>;
export type AgentResponse<Name extends AgentCallName> = Response<(typeof agentCalls)[Name]>;

/** No answer came: the connection is down, or it broke before the answer. Whether the server acted is unknown. */
export type Unanswered = {
  readonly ok: false;
  readonly error: { readonly code: 'unanswered'; readonly message: string };
};
export type CallOutcome<T> = Result<T> | Unanswered;

export const UNANSWERED: Unanswered = {
  ok: false,
  error: { code: 'unanswered', message: 'No answer from the server' },
};

/** Asks the server; never throws and never waits longer than the call timeout. */
export type CallAgent = <Name extends AgentCallName>(
  name: Name,
  request: AgentRequest<Name>,
) => Promise<CallOutcome<AgentResponse<Name>>>;

/** Answers that will be different later: the same call is worth repeating. */
export function isTransient(code: string): boolean {
  return ['unanswered', 'busy', 'unavailable', 'rate_limited', 'internal', 'unauthorized'].includes(code);
}
