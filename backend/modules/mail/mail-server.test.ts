import { expect, test } from 'vitest';
import { defaultSender, parseSmtpUrl } from './mail-server.ts';

test.each([
  ['smtp://127.0.0.1:25', '127.0.0.1', 25, 'none', null, null],
  ['smtp://relay.example.com', 'relay.example.com', 25, 'none', null, null],
  ['smtp://mail.example.com:587', 'mail.example.com', 587, 'starttls', null, null],
  ['smtp://desk:secret@mail.example.com', 'mail.example.com', 587, 'starttls', 'desk', 'secret'],
  ['smtp://desk:secret@mail.example.com:2525', 'mail.example.com', 2525, 'starttls', 'desk', 'secret'],
  ['smtp://desk:secret@localhost:1025', 'localhost', 1025, 'none', 'desk', 'secret'],
  ['smtp://desk:secret@mail:1025?security=none', 'mail', 1025, 'none', 'desk', 'secret'],
  ['smtps://desk%40example.com:p%2Fw%3A@mail.example.com', 'mail.example.com', 465, 'tls', 'desk@example.com', 'p/w:'],
  ['smtp://desk:100%@mail.example.com', 'mail.example.com', 587, 'starttls', 'desk', '100%'],
  ['smtp://[::1]:25', '::1', 25, 'none', null, null],
])('%s', (url, host, port, security, user, password) => {
  expect(parseSmtpUrl(url)).toEqual({ host, port, security, user, password });
});

test('mail is from the user it is sent as, or from nobody who reads', () => {
  const server = parseSmtpUrl('smtps://desk%40shop.example:x@mail.example.com');
  expect(defaultSender('Shop', server, 'https://desk.example.com:8443')).toEqual({
    name: 'Shop',
    address: 'desk@shop.example',
  });
  expect(defaultSender('Shop', null, 'https://desk.example.com:8443').address).toBe('no-reply@desk.example.com');
});
