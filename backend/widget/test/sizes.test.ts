import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildWidget } from '../build.ts';

it('stays small, and names its app by content', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'widget-'));
  try {
    const first = await buildWidget({ outDir });
    const [loader, app] = first.files;
    expect(loader?.name).toBe('widget.js');
    expect(loader?.gzipBytes).toBeLessThanOrEqual(4_000);
    expect(app?.name).toMatch(/^app-[\w-]{10}\.js$/);
    expect(app?.gzipBytes).toBeLessThanOrEqual(35_000);
    expect(await readFile(join(outDir, 'widget.js'), 'utf8')).toContain(app?.name);
    expect(JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8'))).toEqual(first);
    expect(await buildWidget({ outDir })).toEqual(first);
  } finally {
    await rm(outDir, { recursive: true });
  }
});
