import { join } from 'node:path';

/** A file of `resources/`. Two levels up from `out/main`, in the checkout and in the packaged app alike. */
export function resourcePath(...parts: string[]): string {
  return join(import.meta.dirname, '../../resources', ...parts);
}

/** For other programs, which cannot look into the app's archive; the builder keeps such files beside it. */
export function resourcePathForOthers(...parts: string[]): string {
  return resourcePath(...parts).replace('app.asar', 'app.asar.unpacked');
}
