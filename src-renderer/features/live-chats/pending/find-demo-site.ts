/** The demo site, for a server that runs on this computer: somebody is trying the product out. */
export function findDemoSite(server: string): string | null {
  if (!URL.canParse(server)) return null;
  const { hostname, origin } = new URL(server);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? `${origin}/demo` : null;
}
