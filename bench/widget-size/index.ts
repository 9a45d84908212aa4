import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchResult } from '../bench.ts';

const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'backend/widget/dist');
const LOADER = 'widget.js';

/**
 * What a page loads before anybody opens the chat, and what opening loads: the app, and the words of one language (the
 * heaviest one here; English needs none). As sent: gzip, in bytes.
 */
export async function measure(): Promise<BenchResult> {
  execFileSync(process.execPath, [join(ROOT, 'backend/scripts/build.ts')], { stdio: 'inherit' });
  const { files } = JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8')) as { files: { name: string }[] };
  const sizes = files.map(({ name }) => ({ name, gzip: gzipSync(readFileSync(join(DIST, name))).length }));
  const loader = sizes.find((file) => file.name === LOADER)?.gzip;
  if (loader === undefined) throw new Error(`${LOADER} is missing in the built widget`);
  const app = sizes.find((file) => file.name.startsWith('app-'))?.gzip;
  if (app === undefined) throw new Error('the app is missing in the built widget');
  const words = Math.max(0, ...sizes.filter((file) => file.name.startsWith('texts-')).map((file) => file.gzip));
  const opened = app + words;
  return {
    figures: { loader_gzip: loader, opened_gzip: opened },
    goals: [
      { name: 'loader', value: loader, atMost: 4_096, unit: 'bytes gzip' },
      { name: 'everything after opening', value: opened, atMost: 35_840, unit: 'bytes gzip' },
    ],
  };
}
