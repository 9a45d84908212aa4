import { setTimeout as pause } from 'node:timers/promises';
import type { Result } from '../../../backend/contract/result.ts';
import { must } from '../../../backend/test-support/socket-clients.ts';

/** The value of a call that must succeed, made again whenever the server says that it came too soon. */
export async function atItsPace<T>(call: () => Promise<Result<T>>): Promise<T> {
  for (;;) {
    const answer = await call();
    if (answer.ok || answer.error.code !== 'rate_limited') return must(Promise.resolve(answer));
    await pause(answer.error.retryAfterMs ?? 500);
  }
}
