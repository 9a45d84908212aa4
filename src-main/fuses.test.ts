import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const builder = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');

/** The lines `name: value` below a key at the left margin. */
function readSection(key: string): Record<string, string> {
  const section = new RegExp(`^${key}:\\n((?: {2}.+\\n)+)`, 'm').exec(builder)?.[1] ?? '';
  return Object.fromEntries(
    section
      .trim()
      .split('\n')
      .map((line) => line.trim().split(': ')),
  );
}

/** What is burnt into the packaged binary, where no argument and no variable can change it any more. */
describe('the packaged app', () => {
  it('has every fuse set on purpose', () => {
    expect(readSection('electronFuses')).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
    });
  });

  it('is one archive, as the fuses ask for', () => {
    expect(builder).toMatch(/^asar: true$/m);
  });

  it('carries neither sources nor anybody’s secrets', () => {
    const files = /^files:\n((?: {2}- .+\n)+)/m.exec(builder)?.[1] ?? '';
    expect(files).not.toMatch(/src-|backend|e2e|\.env|data\b|\*\*\/\*"?$/m);
  });
});

describe('the version of Electron', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };

  it('is pinned, and no older than the oldest that gets fixes', () => {
    const version = manifest.devDependencies['electron'] ?? '';
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(43);
  });
});
