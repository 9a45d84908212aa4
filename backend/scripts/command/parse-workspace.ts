import { z } from 'zod';
import { newPasswordSchema } from '#contract/members.ts';
import { emailSchema, personNameSchema } from '#contract/primitives.ts';
import { readTextOptions, refuseOptions } from './text-options.ts';

const schema = z.object({
  workspace: personNameSchema,
  email: emailSchema,
  name: personNameSchema,
  password: newPasswordSchema.optional(),
});

const USAGE =
  'Usage: npm run add-workspace -- --workspace "Corner Shop" --email olga@example.com --name "Olga Owner" [--password …]';

/** Reads and checks the command line. Throws a CommandRefusal that names every problem and shows the usage. */
export function parseWorkspace(args: string[]): z.output<typeof schema> {
  const given = readTextOptions(args, ['workspace', 'email', 'name', 'password'], USAGE);
  const parsed = schema.safeParse(given);
  return parsed.success ? parsed.data : refuseOptions(parsed.error, given, USAGE);
}
