import type { FieldErrors } from './create-editor.ts';

/** What is wrong at a place or anywhere below it, such as with one element of a list; null when nothing is. */
export function findError(errors: FieldErrors, place: string): string | null {
  const field = Object.keys(errors).find((candidate) => candidate === place || candidate.startsWith(`${place}.`));
  return field === undefined ? null : (errors[field] ?? null);
}
