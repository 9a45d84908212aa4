import type { DesktopSettings } from '../../src-preload/payloads.ts';

/** What to store after a change: keys of a newer version that this one does not know survive a downgrade. */
export function mergeForStorage(stored: unknown, settings: DesktopSettings): Record<string, unknown> {
  const unknownKeys = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {};
  return { ...unknownKeys, ...settings };
}
