import { expect, test } from 'vitest';
import { readAudit } from './check-audit.ts';

const audit = (severity: string): string =>
  JSON.stringify({ vulnerabilities: { leaky: { severity, range: '<1.2.3' } }, metadata: {} });

test.each(['high', 'critical'])('a %s hole is a problem', (severity) => {
  expect(readAudit(audit(severity), 1).problems).toEqual([`leaky <1.2.3: ${severity}; \`npm audit\` says more`]);
});

test('a lesser one is told, and is none', () => {
  const { problems, notes } = readAudit(audit('moderate'), 0);
  expect(problems).toEqual([]);
  expect(notes).toEqual(['1 of lesser weight: npm audit']);
});

test.each([
  ['an error of the network', JSON.stringify({ message: 'request failed', error: { code: 'ENOTFOUND' } })],
  ['no words at all', ''],
  ['a page of a proxy', '<html>Bad Gateway</html>'],
])('%s is not taken for "all is well"', (_, output) => {
  const { problems, summary, notes } = readAudit(output, 1);
  expect(problems).toEqual([]);
  expect(summary).toBe('NOT CHECKED');
  expect(notes?.join()).toContain('did not answer');
});
