/**
 * Whether a page of `origin` may load a chatbot with these allowed sites. `https://*.shop.example` covers every subdomain,
 * but not the domain itself; scheme and port count. None listed = every site.
 */
export function decideSite(origin: string | undefined, allowedSites: readonly string[]): 'allow' | 'refuse' {
  if (allowedSites.length === 0) return 'allow';
  const site = origin?.toLowerCase();
  if (site === undefined) return 'refuse';
  return allowedSites.some((allowed) => covers(allowed.toLowerCase(), site)) ? 'allow' : 'refuse';
}

function covers(allowed: string, origin: string): boolean {
  const [scheme, domain] = allowed.split('://*.');
  if (domain === undefined) return allowed === origin;
  return origin.startsWith(`${scheme}://`) && origin.endsWith(`.${domain}`);
}
