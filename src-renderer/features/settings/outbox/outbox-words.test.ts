import { describe, expect, it } from 'vitest';
import type { Mail } from '#contract/mail.ts';
import { describeMail, mayResend } from './outbox-words.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const mail: Mail = {
  id: '0198c5c4-7d1e-7abc-8def-0123456789ab',
  kind: 'new_request',
  to: 'ana@shop.example',
  subject: 'New chat request · Mossy',
  state: 'queued',
  attempts: 0,
  detail: '',
  createdAt: '2026-11-23T11:00:00.000Z',
  sentAt: null,
  nextAttemptAt: null,
};

describe('describeMail', () => {
  it.each([
    [{}, /^On its way$/],
    [
      { attempts: 2, detail: '451 Try later', nextAttemptAt: '2026-11-23T12:02:00.000Z' },
      /^Tried again .*: 451 Try later$/,
    ],
    [{ state: 'failed', attempts: 1, detail: '550 No such user' }, /^Failed after 1 attempt: 550 No such user$/],
    [{ state: 'failed', attempts: 9 }, /^Failed after 9 attempts$/],
    [{ state: 'skipped', detail: 'it was accepted' }, /^Not sent: it was accepted$/],
    [{ state: 'kept' }, /no mail server/],
    [{ state: 'sent', sentAt: '2026-11-20T11:00:00.000Z' }, /^Sent .*20/],
  ] as const)('%j', (patch, words) => {
    expect(describeMail({ ...mail, ...patch }, NOW)).toMatch(words);
  });
});

it('offers to send again only what is neither gone nor on its way', () => {
  expect((['kept', 'queued', 'sent', 'failed', 'skipped'] as const).filter(mayResend)).toEqual([
    'kept',
    'failed',
    'skipped',
  ]);
});
