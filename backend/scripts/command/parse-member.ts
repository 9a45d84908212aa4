import { z } from 'zod';
import { memberRoleSchema, newPasswordSchema } from '#contract/members.ts';
import { emailSchema, personNameSchema } from '#contract/primitives.ts';
import { readTextOptions, refuseOptions } from './text-options.ts';

const schema = z.object({
  email: emailSchema,
  name: personNameSchema,
  // The owner comes by the one-time link, so that there is always exactly one way to become it.
  role: memberRoleSchema.exclude(['owner']).default('agent'),
  password: newPasswordSchema.optional(),
});
export type MemberArguments = z.output<typeof schema>;

const USAGE =
  'Usage: npm run add-member -- --email ana@example.com --name "Ana Silva" [--role agent|admin] [--password …]';

/** Reads and checks the command line. Throws a CommandRefusal that names every problem and shows the usage. */
export function parseMember(args: string[]): MemberArguments {
  const given = readTextOptions(args, ['email', 'name', 'role', 'password'], USAGE);
  const parsed = schema.safeParse(given);
  return parsed.success ? parsed.data : refuseOptions(parsed.error, given, USAGE);
}
