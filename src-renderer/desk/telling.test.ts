import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildConversation, buildHandoff, buildMessage, buildMirror, ME } from '../test/build.ts';
import { openTelling as open, soon } from '../test/telling-scene.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T09:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a request: toast and sound at once, the card after twenty seconds, all gone when it is taken', async () => {
  const { queue, toasts, sounds, lastCard, reports } = open();
  queue('a');
  await soon();
  expect([...toasts.keys()]).toEqual(['request:a']);
  expect(sounds).toEqual(['request']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sounds).toContain('request, louder');
  expect(lastCard()).toMatchObject({ handoffId: 'a', visitor: 'Anonymous', chatbot: 'Shop assistant' });
  const rung = sounds.length;
  queue();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(toasts.size).toBe(0);
  expect(lastCard()).toBeNull();
  expect(sounds).toHaveLength(rung);
  expect(reports.map(({ channel, outcome }) => `${channel} ${outcome}`).sort()).toEqual([
    'card shown',
    'sound shown',
    'toast shown',
  ]);
});

test('a request of a chatbot I do not serve: nothing at all, until I serve it', async () => {
  const { store, toasts, sounds, cards } = open({ handoffCard: 'at_once' });
  const mirror = buildMirror({ handoffs: [buildHandoff()] });
  const serving = (chatbotIds: string[]) => store.setState({ mirror: { ...mirror, me: { ...ME, chatbotIds } } });
  serving(['other']);
  await soon();
  expect([toasts.size, sounds.length, cards.filter((card) => card !== null).length]).toEqual([0, 0, 0]);
  serving(['other', 'bot']);
  await soon();
  expect([toasts.size, sounds.length]).toEqual([1, 1]);
});

test('do not disturb: nothing at all, and the server hears why', async () => {
  const { store, queue, toasts, sounds, cards, reports } = open({ handoffCard: 'at_once' });
  store.setState({ quiet: { on: true, until: null, because: 'chosen' } });
  queue('a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([toasts.size, sounds, cards]).toEqual([0, [], []]);
  expect(reports.map(({ channel, reason }) => `${channel} ${reason}`).sort()).toEqual([
    'sound do_not_disturb',
    'toast do_not_disturb',
  ]);
});

test('a locked screen: no name and no words, neither in toast nor on card', async () => {
  const { store, queue, toasts, lastCard } = open({ handoffCard: 'at_once' });
  store.setState({ activity: 'locked' });
  queue('a');
  await soon();
  expect(JSON.stringify([...toasts.values(), lastCard()])).not.toMatch(/anybody|Anonymous/);
  expect(lastCard()).toMatchObject({ visitor: 'Someone', question: '' });
});

test('the fourth within five seconds turns them into one, which goes with the last of them', async () => {
  const { queue, toasts } = open();
  queue('a', 'b', 'c');
  await soon();
  expect(toasts.size).toBe(3);
  queue('a', 'b', 'c', 'd', 'e');
  await soon();
  expect([...toasts.values()]).toMatchObject([{ title: '5 people are waiting', leadsTo: { to: 'queue' } }]);
  queue('e');
  await soon();
  expect(toasts.size).toBe(1);
  queue();
  await soon();
  expect(toasts.size).toBe(0);
});

test('a message in a chat nobody looks at: its own sound, once for each', async () => {
  const { store, sounds, toasts, reports } = open();
  const chat = (count: number) =>
    buildMirror({
      chats: [
        {
          conversation: buildConversation(),
          messages: Array.from({ length: count }, (_, index) => buildMessage({ seq: index + 1 })),
        },
      ],
    });
  store.setState({ mirror: chat(0) });
  store.setState({ mirror: chat(1) });
  await soon();
  expect(sounds).toEqual(['message']);
  expect([...toasts.keys()]).toEqual(['chat:c1']);
  expect(reports).toContainEqual({
    about: { kind: 'message', conversationId: 'c1', seq: 1 },
    channel: 'sound',
    outcome: 'shown',
  });
});

test('listed words: a toast until the conversation has been looked at', async () => {
  const { telling, toasts, store, reports } = open();
  const alert = { id: 'k1', kind: 'keyword', conversationId: 'c1', chatbotName: 'Shop', visitorName: 'Mia' } as const;
  telling.onRaised({ ...alert, text: 'I want a refund', words: ['refund'], at: '2026-11-23T09:00:00.000Z' });
  await soon();
  expect([...toasts.values()]).toMatchObject([
    { kind: 'keyword', title: 'Mia said “refund”', body: 'Shop\nI want a refund' },
  ]);
  const { selection } = store.getState();
  store.setState({ focused: true, selection: { ...selection, tab: 'active', conversationId: 'c1' } });
  await soon();
  expect(toasts.size).toBe(0);
  expect(reports).toContainEqual({ about: { kind: 'alert', alertId: 'k1' }, channel: 'toast', outcome: 'seen' });
});

test('signed out, nothing stays on the screen and nothing rings', async () => {
  const { queue, telling, toasts, lastCard, sounds } = open({ handoffCard: 'at_once' });
  queue('a');
  await soon();
  telling.stop();
  const rung = sounds.length;
  await vi.advanceTimersByTimeAsync(120_000);
  expect([toasts.size, lastCard(), sounds.length]).toEqual([0, null, rung]);
});
