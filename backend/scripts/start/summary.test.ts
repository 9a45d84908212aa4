import { expect, it } from 'vitest';
import { describeServer, drawBox, type SummaryParts } from './summary.ts';

const parts: SummaryParts = {
  version: '1.2.3',
  config: { publicUrl: 'http://localhost:4310', dataDir: '/srv/desk/data', databaseUrl: null },
  ownerLink: null,
  logins: [],
};
const owner = { url: 'http://localhost:4310/console#/owner/abc', expiresAt: new Date() };
const print = (more: Partial<SummaryParts> = {}): string => describeServer({ ...parts, ...more }).join('\n');

it('names console, demo site, data folder and three next commands', () => {
  const summary = print();
  for (const part of ['http://localhost:4310/console', 'http://localhost:4310/demo', '/srv/desk/data']) {
    expect(summary).toContain(part);
  }
  expect(summary.match(/npm run /g)).toHaveLength(3);
});

it('offers the owner link only while there is one', () => {
  expect(print({ ownerLink: owner })).toContain(owner.url);
  expect(print()).not.toContain('owner');
});

it('offers no owner link in the pretend shop, which has an owner to sign in as', () => {
  const logins = [{ role: 'owner', name: 'Olive', email: 'olive@example.com', password: 'pretend' }];
  expect(print({ ownerLink: owner, logins })).not.toContain(owner.url);
});

it('prints demonstration logins, and how to be rid of them', () => {
  const summary = print({ logins: [{ role: 'agent', name: 'Ana', email: 'ana@example.com', password: 'pretend' }] });
  expect(summary).toMatch(/Ana \(agent\) +ana@example\.com +pretend/);
  expect(summary).toContain('npm run demo:remove');
  expect(summary.match(/npm run /g)).toHaveLength(3);
});

it('never tells the database address: it holds a password', () => {
  const config = { ...parts.config, databaseUrl: 'postgres://desk:hunter2@db/desk' };
  expect(print({ config })).not.toContain('hunter2');
});

it('draws a straight box, or none where it would break', () => {
  const box = drawBox(['short', 'a longer line']).split('\n');
  expect(new Set(box.map((line) => line.length))).toEqual(new Set([17]));
  expect(drawBox(['short', 'a longer line'], 16)).toBe('\nshort\na longer line\n');
});
