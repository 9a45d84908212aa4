import { expect, test } from 'vitest';
import { cleanSite } from './clean-site.ts';

test.each([
  ['shop.example', 'https://shop.example'],
  ['https://Shop.example/help?x=1#top', 'https://shop.example'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['*.shop.example', 'https://*.shop.example'],
])('%s is the site %s', (typed, site) => {
  expect(cleanSite(typed)).toBe(site);
});
