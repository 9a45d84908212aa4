import type { Chance } from './chance.ts';
import { colours, firstNames, items, lastNames, places, rareWords } from './vocabulary.ts';

export interface Person {
  name: string | null;
  email: string | null;
}

/** A sentence with its gaps filled: `{item}`, `{colour}`, `{place}`, `{order}`, `{name}`, `{first}`, and those of `rareWords`. */
export function say(chance: Chance, templates: readonly string[]): string {
  return chance.pick(templates).replace(/\{(\w+)\}/g, (_, gap: string) => fillGap(chance, gap));
}

function fillGap(chance: Chance, gap: string): string {
  switch (gap) {
    case 'item':
      return chance.pick(items).replaceAll('-', ' ');
    case 'colour':
      return chance.pick(colours);
    case 'place':
      return chance.pick(places);
    case 'flaw':
    case 'technique':
    case 'occasion':
    case 'use':
    case 'code':
      return chance.pick(rareWords[gap]);
    case 'order':
      return `MM-${10_000 + chance.below(90_000)}`;
    case 'first':
      return chance.pick(firstNames);
    case 'name':
      return `${chance.pick(firstNames)} ${chance.pick(lastNames)}`;
    default:
      throw new RangeError(`nothing is known to fill {${gap}} with`);
  }
}

/** Half of all visitors never say who they are. `.example` belongs to nobody: no mail can ever reach a stranger. */
export function inventPerson(chance: Chance): Person {
  if (chance.happens(0.5)) return { name: null, email: null };
  const [first, last] = [chance.pick(firstNames), chance.pick(lastNames)];
  const email = `${first}.${last}${chance.below(1_000)}@mail.example`.toLowerCase();
  return { name: `${first} ${last}`, email: chance.happens(0.7) ? email : null };
}
