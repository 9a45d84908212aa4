import { BlockList, isIP } from 'node:net';

/** Everything that is not a computer on the public internet: IANA's special-purpose registries. */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within 2000::/3, the only part of IPv6 that is public at all; these carry or document other addresses. */
const NOT_PUBLIC_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const refused = new BlockList();
for (const [list, family] of [
  [NOT_PUBLIC_V4, 'ipv4'],
  [NOT_PUBLIC_V6, 'ipv6'],
] as const) {
  for (const subnet of list) {
    const [address = '', bits] = subnet.split('/');
    refused.addSubnet(address, Number(bits), family);
  }
}
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address (not a name) is a public one. Addresses within addresses (mapped, NAT64, 6to4) are not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused.check(address, 'ipv4');
    case 6:
      return publicV6.check(address, 'ipv6') && !refused.check(address, 'ipv6');
    default:
      return false;
  }
}
