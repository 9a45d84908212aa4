import type { z } from 'zod';
import { type Failure, fail } from '#contract/result.ts';
import { isDatabaseUnavailable } from '../database/faults.ts';

/** Names the first place where an input does not fit. */
export function translateInvalid(error: z.ZodError): Failure {
  const issue = error.issues[0];
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.');
  return fail('invalid', issue?.message ?? 'The request does not fit.', field ? { field } : {});
}

export interface FaultLog {
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
}

/** What a caller is told of an error nobody expected: nothing of its inside. `facts` name the call in the log. */
export function translateFault(error: unknown, facts: Record<string, unknown>, log: FaultLog): Failure {
  if (isDatabaseUnavailable(error)) {
    log.warn(facts, 'database unavailable');
    return fail('unavailable', 'The server cannot reach its data just now.', { retryAfterMs: 1_000 });
  }
  log.error({ ...facts, err: error }, 'call failed');
  return fail('internal', 'Something went wrong on our side.');
}
