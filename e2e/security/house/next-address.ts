let requests = 0;
/** A fresh address for every request, so that no limit is met by accident. */
export function nextAddress(): string {
  requests += 1;
  return `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`;
}
