import type { CallError } from '#contract/result.ts';
import type { Mirror } from '../connection/mirror.ts';
import { describeLoad } from './presence-words.ts';
import { formatExactTime } from './time-words.ts';

type Refusal = Pick<CallError, 'offeredTo' | 'message'> | { readonly message: string };

/** Why a request was not given to me, where the click happened. Nothing is lost: trying again is always safe. */
export function describeRefusal(
  error: Refusal & { readonly code: CallError['code'] | 'unanswered' },
  { me }: Pick<Mirror, 'me'>,
): string {
  switch (error.code) {
    case 'at_cap': {
      const cap = me?.load.cap ?? null;
      return cap === null
        ? 'You have as many chats as you are allowed. Complete or pass on one first.'
        : `You have ${describeLoad(cap, cap)}. Complete or pass on one first.`;
    }
    case 'not_offered': {
      const to = 'offeredTo' in error ? error.offeredTo : undefined;
      return to ? `It is ${to.name}’s turn until ${formatExactTime(to.until)}.` : 'It is somebody else’s turn.';
    }
    case 'forbidden':
      return 'You do not have the permission “Respond to Live Chats” any more.';
    case 'unanswered':
      return 'No connection: nothing was changed. Try again in a moment.';
    default:
      return `${error.message} Try again in a moment.`;
  }
}
