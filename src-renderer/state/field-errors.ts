import type { z } from 'zod';

/** What is wrong, by place: `basics.name`, `escalation.schedule.week.1.0.close`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The first complaint about each place, below `prefix` where there is one. */
export function listIssues(error: z.ZodError, prefix = ''): FieldErrors {
  const errors: Record<string, string> = {};
  const root = prefix === '' ? [] : [prefix];
  for (const { path, message } of error.issues)
    errors[[...root, ...path.map(String)].join('.')] ??= capitalise(message);
  return errors;
}

/** What is wrong at a place or anywhere below it, such as with one element of a list; null when nothing is. */
export function findError(errors: FieldErrors, place: string): string | null {
  const field = Object.keys(errors).find((candidate) => isWithin(candidate, place));
  return field === undefined ? null : (errors[field] ?? null);
}

export function hasErrors(errors: FieldErrors, place: string): boolean {
  return findError(errors, place) !== null;
}

export function isWithin(field: string, place: string): boolean {
  return field === place || field.startsWith(`${place}.`);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
