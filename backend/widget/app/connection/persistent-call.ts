import type { Natives } from '../../shared/natives.ts';
import type { Store } from '../state/store.ts';
import {
  type Call,
  type CallFailure,
  type CallName,
  type CallRequest,
  type CallValue,
  isPassing,
} from './visitor-calls.ts';

const pauseMs = 1_500;

export type DefiniteOutcome<T> = { ok: true; value: T } | { ok: false; error: CallFailure };
/** A call that is made until the server gives a definite answer. Only for calls that may safely be made twice. */
export type PersistentCall = <N extends CallName>(
  name: N,
  request: CallRequest<N>,
) => Promise<DefiniteOutcome<CallValue<N>>>;

export function createPersistentCall(store: Store, call: Call, natives: Natives): PersistentCall {
  const untilUp = () =>
    new Promise<void>((resolve) => {
      if (store.get().link === 'up') return resolve();
      const stop = store.subscribe((state) => {
        if (state.link !== 'up') return;
        stop();
        resolve();
      });
    });
  const wait = (ms: number) => new Promise<void>((resolve) => natives.setTimeout(resolve, ms));

  return async (name, request) => {
    for (;;) {
      await untilUp();
      const outcome = await call(name, request);
      if (outcome.ok || !isPassing(outcome.error.code)) return outcome;
      await wait(outcome.error.retryAfterMs ?? pauseMs);
    }
  };
}
