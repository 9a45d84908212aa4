/** A server as people call it: without the scheme, which says nothing to them. */
export function describeHost(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}
