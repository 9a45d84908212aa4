import { describe, expect, it } from 'vitest';
import type { AlertDelivery, AlertRecord } from '#contract/alerts.ts';
import { judgeAlert, listTold } from './describe-alert.ts';

const ANA = { id: '0198c5c4-7d1e-7abc-8def-0123456789ab', name: 'Ana' };
const BEN = { id: '0198c5c4-7d1e-7abc-8def-0123456789ac', name: 'Ben' };
const at = '2026-11-23T09:00:00.000Z';
const tell = (member: AlertDelivery['member'], patch: Partial<AlertDelivery>): AlertDelivery => ({
  member,
  channel: 'toast',
  state: 'shown',
  reason: '',
  at,
  ...patch,
});
const record = (deliveries: AlertDelivery[], settledAt: string | null = null): AlertRecord => ({
  id: ANA.id,
  kind: 'waiting',
  chatbot: { id: BEN.id, name: 'Mossy' },
  visitorName: null,
  conversationId: null,
  at,
  settledAt,
  deliveries,
});

describe('listTold', () => {
  it('gathers what belongs to a member, with the reason where there is one', () => {
    const told = listTold([
      tell(ANA, {}),
      tell(BEN, { channel: 'email', state: 'not_sent', reason: 'quiet hours' }),
      tell(ANA, { channel: 'email', state: 'failed', reason: '550 No such user' }),
    ]);
    expect(told).toEqual([
      { ...ANA, words: ['notification shown', 'e-mail failed: 550 No such user'], hasSeen: false, hasFailed: true },
      { ...BEN, words: ['e-mail not sent: quiet hours'], hasSeen: false, hasFailed: false },
    ]);
  });
});

describe('judgeAlert', () => {
  it.each([
    ['settled', record([tell(ANA, { state: 'failed' })], at)],
    ['seen', record([tell(BEN, { state: 'failed' }), tell(ANA, { state: 'seen' })])],
    ['failed', record([tell(BEN, {}), tell(ANA, { channel: 'email', state: 'failed' })])],
    ['open', record([tell(BEN, {})])],
    ['open', record([])],
  ] as const)('%s', (verdict, alert) => {
    expect(judgeAlert(alert)).toBe(verdict);
  });
});
