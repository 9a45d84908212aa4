import { describe, expect, it } from 'vitest';
import type { ConversationList, PastConversation } from '#contract/history/past-conversations.ts';
import { fail, succeed } from '#contract/result.ts';
import { type CallOutcome, UNANSWERED } from '../../../connection/agent-calls.ts';
import type { CallRoute } from '../../../connection/http-calls.ts';
import { NO_FILTERS } from '../../../state/conversations-place.ts';
import { createListStore } from './list-store.ts';

type Query = Readonly<Record<string, string | undefined>>;

const row = (id: string): PastConversation => ({
  id,
  status: 'closed',
  chatbot: { id: 'bot', name: 'Mossy' },
  visitor: { id: `visitor-${id}`, name: null, email: null, verified: false },
  agents: [],
  startedAt: '2026-11-23T09:00:00.000Z',
  closedAt: null,
  lastMessageAt: '2026-11-23T09:00:00.000Z',
  messages: 1,
  handoff: null,
  rating: null,
  opening: null,
  hit: null,
});
const page = (ids: readonly string[], nextCursor: string | null = null) =>
  succeed({ conversations: ids.map(row), nextCursor, timezone: 'Europe/Berlin' });
const text = (words: string) => ({ ...NO_FILTERS, text: words });

/** A list whose questions are answered by hand, in any order. */
function open() {
  const questions: { query: Query; answer: (outcome: CallOutcome<ConversationList>) => Promise<void> }[] = [];
  const ask = ((_name: string, { query = {} }: { query?: Query } = {}) =>
    new Promise((resolve) => {
      questions.push({
        query,
        async answer(outcome) {
          resolve(outcome);
          await Promise.resolve();
          await Promise.resolve();
        },
      });
    })) as unknown as CallRoute;
  const calendar = { day: '2026-11-23', dayOf: {} as Record<string, string> };
  const list = createListStore(ask, {
    today: () => calendar.day,
    learn: (timezone) => {
      calendar.day = calendar.dayOf[timezone] ?? calendar.day;
    },
  });
  const ids = () => list.store.getState().rows.map(({ id }) => id);
  return { list, questions, ids, calendar };
}

describe('a list of conversations', () => {
  it('shows the answer to the newest question, whatever comes late', async () => {
    const { list, questions, ids } = open();
    list.show(text('ref'));
    list.show(text('refund'));
    await questions[1]?.answer(page(['new']));
    await questions[0]?.answer(page(['old']));
    expect(ids()).toEqual(['new']);
    expect(list.store.getState()).toMatchObject({ status: 'ready', isStale: false, found: text('refund') });
  });

  it('asks again for the days of the workspace when they are not those of this computer', async () => {
    const { list, questions, ids, calendar } = open();
    calendar.dayOf = { 'Europe/Berlin': '2026-11-24' };
    list.show({ ...NO_FILTERS, days: { kind: 'preset', preset: 'yesterday' } });
    await questions[0]?.answer(page(['of another day']));
    expect(ids()).toEqual([]);
    expect(questions.map(({ query }) => query['from'])).toEqual(['2026-11-22', '2026-11-23']);
    await questions[1]?.answer(page(['right']));
    expect(ids()).toEqual(['right']);
    expect(questions).toHaveLength(2);
  });

  it('lets what is there stand, marked, until the next answer has come', async () => {
    const { list, questions, ids } = open();
    list.show(NO_FILTERS);
    await questions[0]?.answer(page(['a', 'b']));
    list.show(text('b'));
    expect(ids()).toEqual(['a', 'b']);
    expect(list.store.getState().isStale).toBe(true);
    await questions[1]?.answer(page(['b']));
    expect(ids()).toEqual(['b']);
  });

  it('asks for the same only once, and not for a page while there is a newer question', async () => {
    const { list, questions } = open();
    list.show(text('a '));
    list.show(text('a'));
    expect(questions).toHaveLength(1);
    await questions[0]?.answer(page(['a'], 'c1'));
    list.show(text('b'));
    list.loadMore();
    expect(questions).toHaveLength(2);
  });

  it('pages on with the cursor, takes nothing twice and knows the end', async () => {
    const { list, questions, ids } = open();
    list.show(text('a'));
    await questions[0]?.answer(page(['1', '2'], 'c1'));
    list.loadMore();
    list.loadMore();
    expect(questions.map(({ query }) => query)).toEqual([{ text: 'a' }, { text: 'a', cursor: 'c1' }]);
    await questions[1]?.answer(page(['2', '3']));
    expect(ids()).toEqual(['1', '2', '3']);
    list.loadMore();
    expect(questions).toHaveLength(2);
  });

  it('keeps what is there when a page could not be had, and asks again when told to', async () => {
    const { list, questions, ids } = open();
    list.show(NO_FILTERS);
    await questions[0]?.answer(page(['1'], 'c1'));
    list.loadMore();
    await questions[1]?.answer(UNANSWERED);
    expect(list.store.getState().more).toBe('failed');
    list.loadMore();
    await questions[2]?.answer(page(['2']));
    expect(ids()).toEqual(['1', '2']);
  });

  it('says why when nothing could be had', async () => {
    const { list, questions } = open();
    list.show(NO_FILTERS);
    await questions[0]?.answer(fail('internal', 'A fault of ours.'));
    expect(list.store.getState()).toMatchObject({ status: 'failed', message: 'A fault of ours.' });
    list.refresh();
    await questions[1]?.answer(page(['1']));
    expect(list.store.getState().status).toBe('ready');
  });

  it('forgets every conversation of a visitor who was erased', async () => {
    const { list, questions, ids } = open();
    list.show(NO_FILTERS);
    await questions[0]?.answer(page(['1', '2']));
    list.drop('visitor-1');
    expect(ids()).toEqual(['2']);
  });
});
