import { expect, test } from 'vitest';
import type { SystemEvent } from '#contract/messages.ts';
import { buildMessage } from '../../../test/build.ts';
import { measureWait } from './measure-wait.ts';

const event = (seq: number, what: SystemEvent) => buildMessage({ seq, content: { kind: 'event', event: what } });
const asked = (seq: number) => event(seq, { type: 'handoff_requested', reason: 'visitor_asked' });
const taken = (seq: number) => event(seq, { type: 'handoff_accepted', agentName: 'Ana' });

test('nothing to measure before anybody accepted, or when the request is not at hand', () => {
  expect(measureWait([])).toBeNull();
  expect(measureWait([asked(1)])).toBeNull();
  expect(measureWait([taken(5)])).toBeNull();
});

test('the latest acceptance counts, from the request before it', () => {
  expect(measureWait([asked(1), taken(5), asked(20), taken(50), buildMessage({ seq: 51 })])).toBe(30_000);
});
