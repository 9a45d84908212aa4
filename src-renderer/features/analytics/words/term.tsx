import { Definition } from '../../../ui/definition.tsx';
import { DEFINITIONS, type Term } from './definitions.ts';

/** The name of a number, which explains itself. */
export function TermName({ term }: { term: Term }) {
  return <Definition {...DEFINITIONS[term]} />;
}
