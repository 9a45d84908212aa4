/** What an owner types or copies from the address bar, as an origin: `shop.example/help` becomes `https://shop.example`. */
export function cleanSite(typed: string): string {
  const withScheme = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
  return withScheme.toLowerCase().replace(/^([a-z]+:\/\/[^/?#]*).*$/, '$1');
}
