/** "shop.example" for an origin such as https://shop.example. */
export function nameOfSite(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}
