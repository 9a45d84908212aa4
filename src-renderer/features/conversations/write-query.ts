import type { ConversationFilters } from '../../state/conversations-place.ts';
import { resolveDays } from './days.ts';

/** What the server is asked for; filters that say nothing are left out. */
export function writeQuery(filters: ConversationFilters, today: string): Record<string, string> {
  const { days, ...rest } = filters;
  const asked = { ...rest, text: rest.text.trim(), ...resolveDays(days, today) };
  return Object.fromEntries(
    Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
}
