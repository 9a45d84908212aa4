import { parseArgs } from 'node:util';
import { z } from 'zod';
import { memberRoleSchema, newPasswordSchema } from '#contract/members.ts';
import { emailSchema, personNameSchema } from '#contract/primitives.ts';
import { CommandRefusal } from './run-command.ts';

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
  const given = readOptions(args);
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const option = path.join('.');
    return `--${option}: ${given[option] === undefined ? 'is needed' : message}`;
  });
  throw new CommandRefusal([...problems, USAGE]);
}

function readOptions(args: string[]): Record<string, string | undefined> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { email: text, name: text, role: text, password: text } }).values;
  } catch (error) {
    throw new CommandRefusal([error instanceof Error ? error.message : String(error), USAGE]);
  }
}
