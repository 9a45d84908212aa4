import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type pg from 'pg';

/** Something that must not turn up, by the name it is told by. */
export type Canaries = Record<string, string>;

/** Every form in which a canary may lie in bytes: as it is, as UTF-16, and as people encode things in passing. */
function formsOf(canary: string): Buffer[] {
  return [
    Buffer.from(canary, 'utf8'),
    Buffer.from(canary, 'utf16le'),
    Buffer.from(Buffer.from(canary).toString('base64').replace(/=+$/, '').slice(0, -2)),
    Buffer.from(Buffer.from(canary).toString('hex')),
  ];
}

export function findIn(bytes: Buffer, canaries: Canaries): string[] {
  return Object.entries(canaries)
    .filter(([, canary]) => formsOf(canary).some((form) => bytes.includes(form)))
    .map(([name]) => name);
}

/** All files below a folder but for those below `without`, by their path in it. */
export function readFolder(folder: string, without: readonly string[] = []): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => !without.includes(relative(folder, path).split(sep)[0] ?? ''))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  return new Map(files.map((path) => [relative(folder, path), readFileSync(path)]));
}

/** Which canary is in which table, as `table: canary`, over every schema there is. */
export async function searchDatabase(database: pg.Client, canaries: Canaries): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await database.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    // A row as text shows bytes in hexadecimal, which is one of the forms.
    const text = Buffer.from(rows.map(({ row }) => row).join('\n'));
    found.push(...findIn(text, canaries).map((canary) => `${name}: ${canary}`));
  }
  return found;
}

/** Secrets of 256 bits in these bytes whose hash the server knows: whoever finds one has the right it stands for. */
export function findLiveSecrets(bytes: Buffer, hashes: ReadonlySet<string>): string[] {
  const texts = [bytes.toString('latin1'), bytes.toString('utf16le')];
  const candidates = texts.flatMap((text) => text.match(/[A-Za-z0-9_-]{43,}/g) ?? []);
  return candidates
    .flatMap((word) =>
      Array.from({ length: Math.min(word.length - 42, 200) }, (_, start) => word.slice(start, start + 43)),
    )
    .filter((word) => hashes.has(createHash('sha256').update(word).digest('hex')));
}

/** Hashes of every secret that was ever handed out. */
export async function readHashes(database: pg.Client): Promise<Set<string>> {
  const { rows } = await database.query<{ hash: Buffer }>(
    `SELECT token_hash AS hash FROM sessions UNION ALL SELECT token_hash FROM visitors
      UNION ALL SELECT token_hash FROM one_time_links`,
  );
  return new Set(rows.map(({ hash }) => hash.toString('hex')));
}
