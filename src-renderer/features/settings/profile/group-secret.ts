/** "ABCD EFGH IJ": a key in groups of four, which is how one types it off. Apps do not mind the blanks. */
export function groupSecret(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
