import { firstNames, lastNames } from './vocabulary.ts';

/** A team's names; no two of a hundred are alike. */
export function inventAgents(count: number): string[] {
  return Array.from({ length: count }, (_, agent) => {
    const first = firstNames[agent % firstNames.length] ?? '';
    const last = lastNames[(agent * 7 + Math.floor(agent / firstNames.length)) % lastNames.length] ?? '';
    return `${first} ${last}`;
  });
}
