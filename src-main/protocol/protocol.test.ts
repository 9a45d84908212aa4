import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decideAppFile } from './app-file.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';

const ROOT = join('/', 'opt', 'desk', 'renderer');

describe('decideAppFile', () => {
  it.each([
    'app://other/index.html',
    'https://console/index.html',
    'app://console/../main/index.js',
    'app://console/%2e%2e/main/index.js',
    'app://console/..%2fmain%2findex.js',
    'app://console/%2e%2e%2f%2e%2e%2fetc%2fpasswd.html',
    'app://console/..%5cmain%5cindex.js',
    'app://console/%00index.html',
    'app://console/%E0%A4%A',
    'app://console/assets',
    'app://console/secrets.pem',
    'app://console//etc/passwd',
    'nonsense',
  ])('serves nothing for %s', (url) => {
    const file = decideAppFile(ROOT, url);
    // Some of these are brought back inside by URL parsing itself: then it is a file of the folder, or none.
    expect(file === null || file.path.startsWith(`${ROOT}/`)).toBe(true);
    expect(file?.path ?? '').not.toMatch(/etc|\.\./);
  });

  it('does not take a neighbouring folder for its own', () => {
    expect(decideAppFile(ROOT, 'app://console/..%2frenderer-old%2findex.html')).toBeNull();
  });

  it('finds its own files', () => {
    expect(decideAppFile(ROOT, 'app://console/')).toEqual({
      path: join(ROOT, 'index.html'),
      contentType: 'text/html; charset=utf-8',
    });
    expect(decideAppFile(ROOT, 'app://console/assets/a%20b.js?x#y')?.path).toBe(join(ROOT, 'assets', 'a b.js'));
  });
});

describe('contentSecurityPolicy', () => {
  it('allows nothing by default and nothing inline', () => {
    const policy = contentSecurityPolicy(null);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    expect(policy).toContain("connect-src 'self';");
  });

  it('connects to the chosen server only, by http and by socket', () => {
    expect(contentSecurityPolicy('http://127.0.0.1:4310')).toContain(
      "connect-src 'self' http://127.0.0.1:4310 ws://127.0.0.1:4310;",
    );
    expect(contentSecurityPolicy('https://desk.example.com')).toContain(
      "connect-src 'self' https://desk.example.com wss://desk.example.com;",
    );
  });
});
