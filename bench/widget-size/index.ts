import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchResult } from '../bench.ts';

const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'backend/widget/dist');
const LOADER = 'widget.js';

/** What a page loads before anybody opens the chat, and all that is ever loaded, as sent: gzip, in bytes. */
export async function measure(): Promise<BenchResult> {
  execFileSync(process.execPath, [join(ROOT, 'backend/scripts/build.ts')], { stdio: 'inherit' });
  const { files } = JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8')) as { files: { name: string }[] };
  const sizes = files.map(({ name }) => ({ name, gzip: gzipSync(readFileSync(join(DIST, name))).length }));
  const loader = sizes.find((file) => file.name === LOADER)?.gzip;
  if (loader === undefined) throw new Error(`${LOADER} is missing in the built widget`);
  const opened = sizes.reduce((total, file) => total + file.gzip, 0);
  return {
    figures: { loader_gzip: loader, opened_gzip: opened },
    goals: [
      { name: 'loader', value: loader, atMost: 4_096, unit: 'bytes gzip' },
      { name: 'everything after opening, loader included', value: opened, atMost: 40_000, unit: 'bytes gzip' },
    ],
  };
}
