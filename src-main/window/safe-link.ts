const ALLOWED = new Set(['https:', 'mailto:']);

/**
 * The address in its parsed form if it may be handed to the system, which passes it to any program: only the encrypted
 * web and mail. Null otherwise. Other programs read odd spellings differently, so what was sent is never passed on.
 */
export function readSafeLink(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return ALLOWED.has(protocol) ? href : null;
}
