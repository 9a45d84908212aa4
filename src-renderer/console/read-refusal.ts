import type { CallError } from '#contract/result.ts';
import type { Answered } from '../../src-preload/payloads.ts';

export const NO_ANSWER: CallError = {
  code: 'unavailable',
  message: 'The server did not answer. Check your connection and try again.',
};

/** What to tell when it did not work; null when it did. */
export function readRefusal(answered: Answered<null>): CallError | null {
  if (answered.status === 'ok') return null;
  return answered.status === 'refused' ? answered.error : NO_ANSWER;
}
