import { describe, expect, test } from 'vitest';
import { decideEscalation, type EscalationInput } from './decide-escalation.ts';

const rules = { phrases: ['legal action', 'Größe S'], keywords: ['refund', 'café'], missesBeforeOffer: 1 };

function decide(given: Partial<EscalationInput>) {
  return decideEscalation({ message: 'hello', wantsPerson: false, misses: 0, confidence: 'sure', rules, ...given });
}

describe('no person is called for', () => {
  test.each(['sure', null] as const)('a reply that is %s', (confidence) => expect(decide({ confidence })).toBeNull());
  test.each(['refunds', 'prefund', 'legal, as for action', 'action legal', 'legal actions'])(
    'a message that only looks like a rule: %s',
    (message) => expect(decide({ message })).toBeNull(),
  );
  test('empty rules', () =>
    expect(decide({ message: '', rules: { phrases: ['', ' !'], keywords: ['?'], missesBeforeOffer: 1 } })).toBeNull());
  test('fewer misses than the owner allows', () =>
    expect(decide({ confidence: 'none', misses: 1, rules: { ...rules, missesBeforeOffer: 3 } })).toBeNull());
});

describe('a person is called at once', () => {
  test('when asked for, before all else', () =>
    expect(decide({ wantsPerson: true, message: 'refund', confidence: 'none' })).toEqual({
      act: 'request',
      reason: 'visitor_asked',
    }));
  test.each([
    ['I will take LEGAL action!', 'rule'],
    ['legal  action: refund', 'rule'],
    ['haben sie das in größe s?', 'rule'],
    ['Refund!', 'keyword'],
    ['my refund please', 'keyword'],
    ['the cafe is closed', 'keyword'],
  ])('%s: %s', (message, reason) => expect(decide({ message, confidence: null })).toEqual({ act: 'request', reason }));
});

describe('a person is offered', () => {
  test.each([
    ['unsure', 0, 1, 'low_confidence'],
    ['none', 0, 1, 'low_confidence'],
    ['none', 1, 1, 'repeated_fallback'],
    ['none', 2, 3, 'repeated_fallback'],
    ['unsure', 4, 5, 'repeated_fallback'],
    ['failed', 0, 5, 'bot_error'],
  ] as const)('%s after %i misses, offering from %i on: %s', (confidence, misses, missesBeforeOffer, reason) =>
    expect(decide({ confidence, misses, rules: { ...rules, missesBeforeOffer } })).toEqual({ act: 'offer', reason }),
  );
});
