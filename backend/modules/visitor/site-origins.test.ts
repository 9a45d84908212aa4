import { expect, it } from 'vitest';
import { decideSite } from './site-origins.ts';

const allowed = ['https://shop.example', 'https://*.brand.example', 'http://localhost:3000'];

it.each([
  ['https://evil.example'],
  ['https://shop.example.evil.example'],
  ['https://evil-shop.example'],
  ['http://shop.example'],
  ['https://shop.example:8443'],
  ['https://brand.example'],
  ['https://evilbrand.example'],
  ['http://www.brand.example'],
  ['https://www.brand.example:8443'],
  ['http://localhost'],
  ['null'],
  [undefined],
])('%s is refused', (origin) => expect(decideSite(origin, allowed)).toBe('refuse'));

it.each([
  ['https://shop.example'],
  ['https://SHOP.example'],
  ['https://www.brand.example'],
  ['https://a.b.brand.example'],
  ['http://localhost:3000'],
])('%s is allowed', (origin) => expect(decideSite(origin, allowed)).toBe('allow'));

it.each([['https://anything.example'], ['null'], [undefined]])('without a list %s is allowed', (origin) =>
  expect(decideSite(origin, [])).toBe('allow'),
);
