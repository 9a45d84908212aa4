import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AlertReport } from '#contract/alerts.ts';
import { fail, succeed } from '#contract/result.ts';
import { type CallAgent, UNANSWERED } from '../connection/agent-calls.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildDeskState } from '../test/build.ts';
import { createReporting } from './reporting.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const shown = (handoffId: string): AlertReport => ({
  about: { kind: 'new_request', handoffId },
  channel: 'toast',
  outcome: 'shown',
});

function open(answers: unknown[]) {
  const store = createStore<DeskState>()(() => buildDeskState());
  const sent: AlertReport[][] = [];
  const call = (async (_name: string, { reports }: { reports: AlertReport[] }) => {
    sent.push(reports);
    return answers.shift() ?? succeed({});
  }) as unknown as CallAgent;
  return { store, sent, ...createReporting({ store, call }) };
}

test('what happens together goes as one, and the same thing once', async () => {
  const { report, sent } = open([]);
  report(shown('a'));
  report(shown('b'));
  report(shown('a'));
  await vi.runAllTimersAsync();
  expect(sent).toEqual([[shown('a'), shown('b')]]);
});

test('without an answer it is kept until the next connection, and asked for no sooner', async () => {
  const { report, resend, sent } = open([UNANSWERED]);
  report(shown('a'));
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
  resend();
  await vi.runAllTimersAsync();
  expect(sent[1]).toEqual([shown('a')]);
  resend();
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(2);
});

test('what the server refuses is forgotten', async () => {
  const { report, resend, sent } = open([fail('invalid', 'no')]);
  report(shown('a'));
  await vi.runAllTimersAsync();
  resend();
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
});

test('offline nothing is sent; a flood goes in portions, and only the newest are kept', async () => {
  const { report, resend, sent, store } = open([]);
  store.setState({ link: { phase: 'offline', since: 0 } });
  for (let index = 0; index < 620; index += 1) report(shown(`h${index}`));
  await vi.runAllTimersAsync();
  expect(sent).toEqual([]);
  store.setState({ link: { phase: 'ready' } });
  resend();
  await vi.runAllTimersAsync();
  expect(sent.map((portion) => portion.length)).toEqual([100, 100, 100, 100, 100]);
  expect(sent[0]?.[0]).toEqual(shown('h120'));
});
