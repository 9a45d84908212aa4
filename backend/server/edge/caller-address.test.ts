import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressOfHandshake } from './caller-address.ts';

function from(remoteAddress: string, forwarded?: string) {
  return { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as unknown as IncomingMessage;
}

test.each([
  ['nobody is believed', 0, '203.0.113.7', '1.2.3.4', '203.0.113.7'],
  ['one proxy is', 1, '10.0.0.1', '1.2.3.4, 5.6.7.8', '5.6.7.8'],
  ['two are', 2, '10.0.0.1', '1.2.3.4, 5.6.7.8', '1.2.3.4'],
  ['more than there were', 3, '10.0.0.1', '1.2.3.4', '1.2.3.4'],
  ['no header', 1, '203.0.113.7', undefined, '203.0.113.7'],
  ['mapped', 0, '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['a network of IPv6', 1, '127.0.0.1', '2001:db8:1:2:3::4', '2001:db8:1:2::/64'],
])('%s', (_name, proxies, remote, forwarded, counted) => {
  expect(addressOfHandshake(from(remote, forwarded), proxies)).toBe(counted);
});

test('behind a proxy on this computer that nobody told us of, all are not one', () => {
  for (const remote of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect(addressOfHandshake(from(remote, '1.2.3.4'), 0)).toBeNull();
    expect(addressOfHandshake(from(remote), 0)).not.toBeNull();
  }
});
