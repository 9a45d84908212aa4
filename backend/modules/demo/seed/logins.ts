import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DemoMemberKey, demoMembers } from '../data/people.ts';

export interface DemoLogin {
  role: string;
  name: string;
  email: string;
  password: string;
}

const passwordsSchema = z.strictObject({ olive: z.string(), ines: z.string(), tom: z.string() });
export type DemoPasswords = z.infer<typeof passwordsSchema> & Record<DemoMemberKey, string>;

/**
 * The pretend people's passwords, so that they can be shown at every start. They are random for each installation and
 * readable by its account only: well-known ones would be an open door the day somebody sets `HOST` to the world.
 */
const fileIn = (dataDir: string): string => join(dataDir, 'demo-logins.json');

/** Null when there is no usable file. */
export async function readPasswords(dataDir: string): Promise<DemoPasswords | null> {
  try {
    const parsed = passwordsSchema.safeParse(JSON.parse(await readFile(fileIn(dataDir), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function writePasswords(dataDir: string, passwords: DemoPasswords): Promise<void> {
  await removePasswords(dataDir);
  await writeFile(fileIn(dataDir), `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

export function removePasswords(dataDir: string): Promise<void> {
  return rm(fileIn(dataDir), { force: true });
}

export function listLogins(passwords: DemoPasswords): DemoLogin[] {
  return (Object.keys(demoMembers) as DemoMemberKey[]).map((key) => ({
    ...demoMembers[key],
    password: passwords[key],
  }));
}
