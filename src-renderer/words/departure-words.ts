import type { Departure } from '../connection/mirror.ts';
import { formatHeadStart } from './time-words.ts';

/** Why a request is no longer in the list. */
export function describeDeparture(
  departure: (Pick<Departure, 'outcome' | 'by'> & { readonly afterMs: number | null }) | undefined,
): { what: string; detail: string | null } {
  if (departure === undefined) return { what: 'No longer waiting', detail: null };
  switch (departure.outcome) {
    case 'accepted':
      return {
        what: departure.by ? `${departure.by.name} took it` : 'Someone else took it',
        detail: departure.afterMs === null ? null : formatHeadStart(departure.afterMs),
      };
    case 'cancelled':
      return { what: 'No longer waiting', detail: null };
    case 'expired':
      return { what: 'Waited too long', detail: null };
    case 'completed':
      return { what: 'Conversation ended', detail: null };
  }
}
