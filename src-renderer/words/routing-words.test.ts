import { describe, expect, test } from 'vitest';
import type { Explanation, RecentHandoff, RoutingVerdict } from '#contract/routing.ts';
import { askAbout, type Decision, describeDecisions, describeOutcome, orderAgents } from './routing-words.ts';
import { formatExactTime, formatTime } from './time-words.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 23, 14, 5, second)).toISOString();
const me = { id: 'me', name: 'Ana' };
const tom = { id: 'tom', name: 'Tom' };
const reader = { myId: 'me', headStartMs: null };
const explanation: Explanation = {
  handoffId: 'h1',
  mode: 'balanced',
  requestedAt: at(0),
  state: 'accepted',
  acceptedBy: tom,
  acceptedAt: at(30),
  agents: [],
};
const decide = (second: number, verdict: RoutingVerdict): Decision => ({ at: at(second), verdict });
const tell = (...decisions: Decision[]) => describeDecisions('me', decisions, explanation, reader);
const offered = decide(3, { rule: 'offered', until: at(23) });

describe('one rule in words', () => {
  const since = at(0);
  test.each<[RoutingVerdict, string]>([
    [{ rule: 'no_permission' }, 'No permission “Respond to Live Chats”'],
    [{ rule: 'disabled' }, 'Account disabled'],
    [{ rule: 'not_serving' }, 'Does not answer for this chatbot'],
    [{ rule: 'at_cap', activeChats: 3, cap: 3 }, 'At the cap: 3 of 3 chats'],
    [{ rule: 'unavailable', presence: { state: 'away', reason: 'chosen', since } }, `Away since ${formatTime(since)}`],
    [
      { rule: 'unavailable', presence: { state: 'away', reason: 'idle', since } },
      `Away: computer idle since ${formatTime(since)}`,
    ],
    [
      { rule: 'unavailable', presence: { state: 'offline', reason: 'not_connected', since } },
      `Not connected since ${formatTime(since)}`,
    ],
    [
      { rule: 'not_next', activeChats: 2, idleSince: null },
      'Had 2 chats; somebody else had fewer, or was free for longer',
    ],
    [
      { rule: 'not_next', activeChats: 0, idleSince: since },
      `Free since ${formatTime(since)}; somebody else was free for longer`,
    ],
    [{ rule: 'passed', at: since }, `Passed at ${formatExactTime(since)}`],
    [{ rule: 'had_it', at: since }, `Had it until ${formatTime(since)}; others come first`],
    [{ rule: 'accepted', at: since }, `Took it at ${formatExactTime(since)}`],
  ])('%j', (verdict, words) => {
    expect(tell(decide(0, verdict))).toEqual([words]);
  });
});

describe('an offer and its answer', () => {
  test.each<[string, Decision[], string]>([
    ['passed', [decide(10, { rule: 'passed', at: at(10) })], ' and passed after 7 s'],
    ['not answered', [decide(23, { rule: 'timed_out', at: at(23) })], ', not answered in 20 s'],
    ['accepted', [decide(12, { rule: 'accepted', at: at(12) })], ' and accepted after 9 s'],
    ['still running', [], `, until ${formatExactTime(at(23))}`],
  ])('%s', (_what, answers, words) => {
    expect(tell(offered, ...answers)).toEqual([`Offered at ${formatExactTime(at(3))}${words}`]);
  });

  test('later decisions that only repeat it say nothing new', () => {
    const passed = { rule: 'passed', at: at(10) } as const;
    expect(tell(offered, decide(10, passed), decide(30, passed), decide(50, passed))).toHaveLength(1);
  });

  test('the second round has an offer of its own', () => {
    const lines = tell(
      offered,
      decide(10, { rule: 'passed', at: at(10) }),
      decide(30, { rule: 'offered', until: at(50) }),
      decide(50, { rule: 'timed_out', at: at(50) }),
    );
    expect(lines).toEqual([
      `Offered at ${formatExactTime(at(3))} and passed after 7 s`,
      `Offered at ${formatExactTime(at(30))}, not answered in 20 s`,
    ]);
  });
});

test('open to everyone: who was quicker, and by how much when this window lost the race', () => {
  const open = [decide(0, { rule: 'open' })];
  expect(describeDecisions('me', open, explanation, { myId: 'me', headStartMs: 400 })).toEqual([
    'Open to everyone; Tom clicked first, 0.4 s before you',
  ]);
  expect(describeDecisions('me', open, explanation, reader)).toEqual(['Open to everyone; Tom clicked first']);
  expect(describeDecisions('tom', open, explanation, reader)).toEqual(['Open to everyone']);
  expect(describeDecisions('me', open, { ...explanation, acceptedBy: null }, reader)).toEqual(['Open to everyone']);
});

test('me first, then who got it, then who was asked, then by name', () => {
  const entry = (name: string, decisions: Decision[] = []) => ({ agent: { id: name, name }, decisions });
  const agents = [entry('Zoe', [offered]), entry('Bea'), { agent: tom, decisions: [] }, { agent: me, decisions: [] }];
  expect(orderAgents({ ...explanation, agents }, 'me').map(({ agent }) => agent.name)).toEqual([
    'Ana',
    'Tom',
    'Zoe',
    'Bea',
  ]);
});

const recent: RecentHandoff = {
  id: 'h1',
  chatbot: { id: 'bot', name: 'Bot' },
  visitor: { id: 'v', name: null, email: null, verified: false },
  rating: null,
  reason: 'visitor_asked',
  state: 'pending',
  requestedAt: at(0),
  acceptedAt: null,
  acceptedBy: null,
  endedAt: null,
};

test.each<[Partial<RecentHandoff>, string, string]>([
  [{}, 'Still waiting', 'Who gets this?'],
  [{ state: 'accepted', acceptedBy: tom, acceptedAt: at(12) }, 'Tom took it after 12 s', 'Why didn’t I get it?'],
  [{ state: 'accepted', acceptedBy: me, acceptedAt: at(12) }, 'You took it after 12 s', 'Why did I get it?'],
  [{ state: 'completed', acceptedBy: tom, acceptedAt: at(12) }, 'Completed by Tom', 'Why didn’t I get it?'],
  [{ state: 'completed', acceptedBy: me, acceptedAt: at(12) }, 'Completed by you', 'Why did I get it?'],
  [{ state: 'cancelled' }, 'Visitor left', 'Who was asked?'],
  [{ state: 'expired' }, 'Nobody took it in time', 'Who was asked?'],
])('%j', (patch, outcome, question) => {
  const handoff = { ...recent, ...patch };
  expect(describeOutcome(handoff, 'me')).toBe(outcome);
  expect(askAbout(handoff.state, handoff.acceptedBy, 'me')).toBe(question);
});
