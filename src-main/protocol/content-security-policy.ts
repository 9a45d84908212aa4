/**
 * What the console's page may load and where it may connect: its own files, and the one server that was chosen.
 * @param server origin such as `https://desk.example.com`, or null before the first choice
 */
export function contentSecurityPolicy(server: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "media-src 'self'",
    `connect-src 'self'${server === null ? '' : ` ${server} ${server.replace(/^http/, 'ws')}`}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
