import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildWidget } from '../build.ts';

it('stays small, and names its app by content', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'widget-'));
  try {
    const first = await buildWidget({ outDir });
    const [loader, app, ...texts] = first.files;
    expect(loader?.name).toBe('widget.js');
    expect(loader?.gzipBytes).toBeLessThanOrEqual(4_000);
    expect(app?.name).toMatch(/^app-[\w-]{10}\.js$/);
    const words = Math.max(...texts.map(({ gzipBytes }) => gzipBytes));
    expect((app?.gzipBytes ?? 0) + words).toBeLessThanOrEqual(35_000);
    expect(texts.map(({ name }) => name.slice(0, 'texts-de'.length))).toEqual(
      ['ar', 'de', 'es', 'fr'].map((code) => `texts-${code}`),
    );
    expect(await readFile(join(outDir, 'widget.js'), 'utf8')).toContain(app?.name);
    expect(JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8'))).toEqual(first);
    expect(await buildWidget({ outDir })).toEqual(first);
  } finally {
    await rm(outDir, { recursive: true });
  }
});

it('keeps the apps of earlier builds for pages that are open, but not for ever', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'widget-'));
  try {
    for (let age = 1; age <= 8; age += 1) {
      await writeFile(join(outDir, `app-from-${age}.js`), '');
      const then = Date.now() / 1_000 - age * 86_400;
      await utimes(join(outDir, `app-from-${age}.js`), then, then);
    }
    const { files } = await buildWidget({ outDir });
    const kept = [1, 2, 3, 4, 5].map((age) => `app-from-${age}.js`);
    expect((await readdir(outDir)).toSorted()).toEqual(
      [...kept, ...files.map(({ name }) => name), 'manifest.json'].toSorted(),
    );
  } finally {
    await rm(outDir, { recursive: true });
  }
});
