import { Definition } from '../../../ui/definition.tsx';
import { DEFINITIONS, type Term } from './definitions.ts';

/** The name of a number, which explains itself; a shorter one where there is little room. */
export function TermName({ term, short }: { term: Term; short?: string }) {
  const { name, text } = DEFINITIONS[term];
  return <Definition name={short ?? name} text={text} />;
}
