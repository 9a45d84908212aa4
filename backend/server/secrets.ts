import { randomBytes } from 'node:crypto';
import { chmod, link, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCodeOf, StartupProblem } from './startup-problem.ts';

export interface Secrets {
  /** Signs access tokens: 256 bits. */
  accessTokenKey: Uint8Array;
  databasePassword: string;
}

const fileSchema = z.object({
  version: z.literal(1),
  accessTokenKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  databasePassword: z.string().min(20),
});

/**
 * Reads DATA_DIR/secrets.json, or generates it when it is missing and `mayCreate`. A file that is there but cannot be
 * used is never replaced: a new password would lock the server out of its own database.
 */
export async function loadSecrets(dataDir: string, { mayCreate }: { mayCreate: boolean }): Promise<Secrets> {
  const path = join(dataDir, 'secrets.json');
  const text = await readOrNull(path);
  if (text !== null) return parse(path, text);
  if (!mayCreate) {
    throw new StartupProblem(
      `${path} is missing, but there is a database that was made with it.`,
      'Put the file back from a backup.',
    );
  }
  await create(path);
  return parse(path, await readFile(path, 'utf8'));
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    const text = await readFile(path, 'utf8');
    // A restored backup may come with wider rights than a secret should have.
    await chmod(path, 0o600);
    return text;
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT') return null;
    throw new StartupProblem(`${path} cannot be read (${errorCodeOf(error)}).`, 'Give this account the rights to it.');
  }
}

function parse(path: string, text: string): Secrets {
  const parsed = fileSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole file');
    throw new StartupProblem(`${path} is damaged (${fields.join(', ')}).`, 'Put the file back from a backup.');
  }
  return {
    accessTokenKey: Buffer.from(parsed.data.accessTokenKey, 'base64url'),
    databasePassword: parsed.data.databasePassword,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Written aside, forced to disk, then linked into place: the file is whole or not there, and never overwrites another. */
async function create(path: string): Promise<void> {
  const secrets: z.input<typeof fileSchema> = {
    version: 1,
    accessTokenKey: randomBytes(32).toString('base64url'),
    databasePassword: randomBytes(24).toString('base64url'),
  };
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
    await file.sync();
    await file.close();
    await link(draft, path);
  } catch (error) {
    if (errorCodeOf(error) !== 'EEXIST') {
      throw new StartupProblem(
        `${path} cannot be written (${errorCodeOf(error)}).`,
        'Give this account the rights to it.',
      );
    }
  } finally {
    await rm(draft, { force: true });
  }
}
