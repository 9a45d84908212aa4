import { extname, resolve, sep } from 'node:path';
import { isAppUrl } from './app-origin.ts';

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
};

/**
 * Which file below `root` an `app://` address means, or null when it means none: another host, a way out of the folder,
 * a kind of file the console does not have.
 */
export function decideAppFile(root: string, url: string): { path: string; contentType: string } | null {
  if (!isAppUrl(url)) return null;
  const name = decodePath(new URL(url).pathname);
  if (name === null) return null;
  const path = resolve(root, `.${name === '/' ? '/index.html' : name}`);
  const contentType = CONTENT_TYPES[extname(path)];
  if (contentType === undefined || !path.startsWith(root + sep)) return null;
  return { path, contentType };
}

/** Backslashes and NUL mean something to a file system that they do not mean in an address. */
function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return /[\\\0]/.test(path) ? null : path;
  } catch {
    return null;
  }
}
