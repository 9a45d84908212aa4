import { describe, expect, test } from 'vitest';
import { buildConversation, buildHandoff, buildMessage, buildMirror, ME } from '../test/build.ts';
import { applyEvent } from './apply-event.ts';

const ana = { id: ME.id, name: ME.name };
const ben = { id: 'ben', name: 'Ben' };

describe('queue:changed', () => {
  test('an old revision changes nothing', () => {
    const mirror = buildMirror({ handoffs: [buildHandoff()], rev: 5 });
    const change = { type: 'accepted', handoffId: 'h1', by: ben } as const;
    expect(applyEvent(mirror, { type: 'queue:changed', rev: 5, change })).toEqual({
      mirror,
      needs: [],
      departure: null,
    });
  });

  test('a gap in the revisions asks for a snapshot and changes nothing', () => {
    const mirror = buildMirror({ handoffs: [buildHandoff()], rev: 5 });
    const change = { type: 'accepted', handoffId: 'h1', by: ben } as const;
    const applied = applyEvent(mirror, { type: 'queue:changed', rev: 7, change });
    expect(applied).toEqual({ mirror, needs: [{ kind: 'sync' }], departure: null });
  });

  test('accepted by another: gone from the queue, with who took it', () => {
    const handoff = buildHandoff();
    const mirror = buildMirror({ handoffs: [handoff], rev: 5 });
    const change = { type: 'accepted', handoffId: 'h1', by: ben } as const;
    const applied = applyEvent(mirror, { type: 'queue:changed', rev: 6, change });
    expect(applied.mirror).toMatchObject({ rev: 6, queueIds: [], handoffs: {} });
    expect(applied.departure).toEqual({ handoff, outcome: 'accepted', by: ben });
  });

  test('accepted by me needs no explanation', () => {
    const mirror = buildMirror({ handoffs: [buildHandoff()], rev: 5 });
    const change = { type: 'accepted', handoffId: 'h1', by: ana } as const;
    expect(applyEvent(mirror, { type: 'queue:changed', rev: 6, change }).departure).toBeNull();
  });

  test('a requeued request with an earlier time goes to the front', () => {
    const mirror = buildMirror({
      handoffs: [buildHandoff({ id: 'late', requestedAt: '2026-11-23T09:05:00.000Z' })],
      rev: 1,
    });
    const handoff = buildHandoff({ id: 'early', requestedAt: '2026-11-23T09:01:00.000Z' });
    const applied = applyEvent(mirror, { type: 'queue:changed', rev: 2, change: { type: 'requested', handoff } });
    expect(applied.mirror.queueIds).toEqual(['early', 'late']);
  });
});

test('a chat that comes back takes its old place, with what its agent left', () => {
  const handover = {
    cause: 'released',
    from: ben,
    note: 'asks in Portuguese',
    at: '2026-11-23T09:20:00.000Z',
  } as const;
  const mirror = buildMirror({
    handoffs: [buildHandoff({ id: 'late', queuedAt: '2026-11-23T09:05:00.000Z' })],
    rev: 1,
  });
  const handoff = buildHandoff({ id: 'back', queuedAt: '2026-11-23T09:01:00.000Z', handover });
  const applied = applyEvent(mirror, { type: 'queue:changed', rev: 2, change: { type: 'returned', handoff } });
  expect(applied.mirror.queueIds).toEqual(['back', 'late']);
  expect(applied.mirror.handoffs['back']?.handover).toEqual(handover);
  expect(applied.departure).toBeNull();
});

describe('queue:updated', () => {
  const mirror = buildMirror({ handoffs: [buildHandoff({ preview: { text: 'new', seq: 5 } })] });

  test('an older preview never replaces a newer one', () => {
    const handoff = buildHandoff({ preview: { text: 'old', seq: 4 } });
    expect(applyEvent(mirror, { type: 'queue:updated', handoff }).mirror).toBe(mirror);
  });

  test('it never brings back a request that has left', () => {
    const handoff = buildHandoff({ id: 'gone' });
    expect(applyEvent(mirror, { type: 'queue:updated', handoff }).mirror).toBe(mirror);
  });

  test('a name given without a new message is taken over', () => {
    const handoff = buildHandoff({
      preview: { text: 'new', seq: 5 },
      visitor: { id: 'visitor', name: 'Mia', email: null, verified: false },
    });
    expect(applyEvent(mirror, { type: 'queue:updated', handoff }).mirror.handoffs['h1']?.visitor.name).toBe('Mia');
  });
});

describe('conversation:changed', () => {
  const chats = [{ conversation: buildConversation({ version: 4 }), messages: [buildMessage({})] }];

  test('an older version never replaces a newer one', () => {
    const mirror = buildMirror({ chats });
    const conversation = buildConversation({ version: 3, status: 'closed' });
    expect(applyEvent(mirror, { type: 'conversation:changed', conversation }).mirror).toBe(mirror);
  });

  test.each([
    ['closed', buildConversation({ version: 5, status: 'closed' })],
    ['given to another agent', buildConversation({ version: 5, agent: ben })],
  ])('%s: no longer among my chats, but still known', (_what, conversation) => {
    const { mirror } = applyEvent(buildMirror({ chats }), { type: 'conversation:changed', conversation });
    expect(mirror.chatIds).toEqual([]);
    expect(mirror.conversations['c1']).toEqual(conversation);
  });

  test('assigned to me out of the blue: its messages are asked for', () => {
    const conversation = buildConversation({ id: 'c9' });
    const applied = applyEvent(buildMirror(), { type: 'conversation:changed', conversation });
    expect(applied.mirror.chatIds).toEqual(['c9']);
    expect(applied.needs).toEqual([{ kind: 'open', conversationId: 'c9' }]);
  });
});

describe('chat:opened', () => {
  const handover = { cause: 'lease_lapsed', from: ben, note: null, at: '2026-11-23T09:20:00.000Z' } as const;
  const leftDraft = { text: 'I will', by: 'Ben', at: '2026-11-23T09:20:00.000Z' };
  const chat = { handover, leftDraft, messages: [buildMessage({})], hasMore: false };

  test('keeps what the agent before left', () => {
    const opened = { ...chat, conversation: buildConversation() };
    expect(applyEvent(buildMirror(), { type: 'chat:opened', chat: opened }).mirror.handovers['c1']).toEqual({
      handover,
      leftDraft,
    });
  });

  test('an answer that news has overtaken is asked for again', () => {
    const conversation = buildConversation({ version: 4 });
    const mirror = buildMirror({ chats: [{ conversation, messages: [buildMessage({})] }] });
    const opened = { ...chat, conversation: buildConversation({ version: 3 }) };
    const applied = applyEvent(mirror, { type: 'chat:opened', chat: opened });
    expect(applied.mirror.handovers).toEqual({});
    expect(applied.needs).toEqual([{ kind: 'open', conversationId: 'c1' }]);
  });
});

describe('message:created', () => {
  const chats = [{ conversation: buildConversation(), messages: [buildMessage({ seq: 1 })] }];

  test('the next one is added', () => {
    const applied = applyEvent(buildMirror({ chats }), { type: 'message:created', message: buildMessage({ seq: 2 }) });
    expect(applied.mirror.threads['c1']?.messages).toHaveLength(2);
    expect(applied.needs).toEqual([]);
  });

  test('a gap is paged', () => {
    const applied = applyEvent(buildMirror({ chats }), { type: 'message:created', message: buildMessage({ seq: 4 }) });
    expect(applied.mirror.threads['c1']?.messages).toHaveLength(1);
    expect(applied.needs).toEqual([{ kind: 'page', conversationId: 'c1' }]);
  });

  test('of an unknown conversation: it is opened', () => {
    const message = buildMessage({ conversationId: 'c7' });
    expect(applyEvent(buildMirror(), { type: 'message:created', message }).needs).toEqual([
      { kind: 'open', conversationId: 'c7' },
    ]);
  });
});

test('a page that brings nothing does not ask for another', () => {
  const chats = [{ conversation: buildConversation(), messages: [buildMessage({ seq: 1 })] }];
  const page = { messages: [buildMessage({ seq: 1 })], hasMore: true };
  expect(applyEvent(buildMirror({ chats }), { type: 'page:newer', conversationId: 'c1', page }).needs).toEqual([]);
});
