import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Who is counted together: an IPv4 address, or an IPv6 network of 64 bits, because one customer gets at least that. */
export function countedAddress(address: string): string {
  const ip = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(ip) ? networkOf(ip) : ip;
}

function networkOf(ip: string): string {
  const [head = '', tail] = ip.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** Addresses of this computer: what comes from there with a forwarding header comes from a proxy beside the server. */
const thisComputer = new BlockList();
thisComputer.addSubnet('127.0.0.0', 8, 'ipv4');
thisComputer.addAddress('::1', 'ipv6');

/**
 * The address a WebSocket's request is counted under: by the same rule as Express with `trust proxy`, each believed proxy
 * vouches for one entry of X-Forwarded-For, from the end. Null = nobody can tell: a proxy on this computer that the settings
 * say nothing of. Counting its address would let one visitor lock all the others out.
 */
export function addressOfHandshake(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: number,
): string | null {
  const neighbour = socket.remoteAddress ?? '';
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  if (trustedProxies === 0 && forwarded !== '' && isThisComputer(neighbour)) return null;
  const hops = [neighbour, ...forwarded.split(',').map(trim).filter(Boolean).reverse()];
  return countedAddress(hops[Math.min(trustedProxies, hops.length - 1)] ?? '');
}

function isThisComputer(address: string): boolean {
  const ip = address.replace(/^::ffff:/i, '');
  return isIP(ip) !== 0 && thisComputer.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}

function trim(entry: string): string {
  return entry.trim();
}
