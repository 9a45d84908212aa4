import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type DesktopSettings, noticeSchema } from '../../src-preload/payloads.ts';
import { EMPTY_MIRROR } from '../connection/mirror.ts';
import { FIRST_CHOICE } from '../state/analytics-choice.ts';
import { FIRST_PLACE } from '../state/conversations-place.ts';
import type { DeskState } from '../state/desk-state.ts';
import { buildConversation, buildDeskState, buildHandoff, buildMessage, buildMirror, ME } from '../test/build.ts';
import { decideNotices } from './decide-notices.ts';

const NOW = Date.parse('2026-11-23T09:00:05.000Z');

/** What would be on the screen. */
function decide(before: DeskState, after: DeskState, settings: DesktopSettings, now = NOW) {
  const { news, withdraw } = decideNotices(before, after, settings, now);
  return { show: news.filter(({ silencedBy }) => silencedBy === null).map(({ notice }) => notice), withdraw };
}

const NOTHING = { show: [], withdraw: [] };
const visitor = { id: 'visitor', name: 'Mia', email: null, verified: false };

function withQueue(...handoffs: ReturnType<typeof buildHandoff>[]): DeskState {
  return buildDeskState({ mirror: buildMirror({ handoffs }) });
}

function withChat(count: number, patch: Partial<DeskState> = {}): DeskState {
  const messages = Array.from({ length: count }, (_, index) =>
    buildMessage({ seq: index + 1, text: `line ${index + 1}` }),
  );
  return buildDeskState({
    mirror: buildMirror({ chats: [{ conversation: buildConversation({ visitor, agentReadSeq: 1 }), messages }] }),
    ...patch,
  });
}

const looking: Partial<DeskState> = {
  selection: {
    view: 'chats',
    tab: 'active',
    handoffId: null,
    conversationId: 'c1',
    unreadFrom: null,
    chatbot: null,
    settings: 'notifications',
    analytics: FIRST_CHOICE,
    conversations: FIRST_PLACE,
  },
};

describe('requests', () => {
  test('what was there at the first snapshot startles nobody', () => {
    const before = buildDeskState({ mirror: EMPTY_MIRROR });
    expect(decide(before, withQueue(buildHandoff()), DEFAULT_SETTINGS)).toEqual(NOTHING);
  });

  test('of chatbots I do not serve are no news, and are taken back when I stop serving them', () => {
    const serving = (state: DeskState, chatbotIds: string[]): DeskState => ({
      ...state,
      mirror: { ...state.mirror, me: { ...ME, chatbotIds } },
    });
    const [empty, waiting] = [withQueue(), withQueue(buildHandoff())];
    expect(decide(serving(empty, ['other']), serving(waiting, ['other']), DEFAULT_SETTINGS)).toEqual(NOTHING);
    expect(decide(serving(empty, ['bot']), serving(waiting, ['bot']), DEFAULT_SETTINGS).show).toHaveLength(1);
    expect(decide(serving(waiting, ['bot']), serving(waiting, ['other']), DEFAULT_SETTINGS)).toEqual({
      show: [],
      withdraw: ['request:h1'],
    });
  });

  test('a new one is announced with who and what', () => {
    const decision = decide(withQueue(), withQueue(buildHandoff({ visitor })), DEFAULT_SETTINGS);
    expect(decision.withdraw).toEqual([]);
    expect(decision.show).toMatchObject([
      {
        tag: 'request:h1',
        kind: 'request',
        leadsTo: { to: 'request', handoffId: 'h1' },
        title: 'Mia is waiting',
        body: 'Shop assistant\nIs anybody there?',
      },
    ]);
  });

  test('it is withdrawn when it has left, whoever did it', () => {
    expect(decide(withQueue(buildHandoff()), withQueue(), DEFAULT_SETTINGS).withdraw).toEqual(['request:h1']);
  });

  test('what is offered to me is announced, what is offered to a colleague is not', () => {
    const until = '2026-11-23T09:00:20.000Z';
    const offer = (id: string) => ({ to: { id, name: id }, offeredAt: '2026-11-23T09:00:00.000Z', until });
    const toms = withQueue(buildHandoff({ visitor, offer: offer('tom') }));
    const mine = withQueue(buildHandoff({ visitor, offer: offer('me') }));
    const open = withQueue(buildHandoff({ visitor }));
    expect(decide(withQueue(), toms, DEFAULT_SETTINGS)).toEqual(NOTHING);
    expect(decide(toms, mine, DEFAULT_SETTINGS).show).toMatchObject([{ title: 'Mia is offered to you' }]);
    expect(decide(mine, toms, DEFAULT_SETTINGS).withdraw).toEqual(['request:h1']);
    expect(decide(toms, open, DEFAULT_SETTINGS).show).toMatchObject([{ title: 'Mia is waiting' }]);
    // I have been told already.
    expect(decide(mine, open, DEFAULT_SETTINGS)).toEqual(NOTHING);
  });

  test('a chat that comes back startles everybody but the one who gave it back', () => {
    const back = (from: string) => {
      const handover = { from: { id: from, name: from }, note: null, at: '2026-11-23T09:00:00.000Z' };
      return withQueue(buildHandoff({ visitor, handover: { ...handover, cause: 'released' } }));
    };
    expect(decide(withQueue(), back('tom'), DEFAULT_SETTINGS).show).toHaveLength(1);
    expect(decide(withQueue(), back('me'), DEFAULT_SETTINGS)).toEqual(NOTHING);
  });

  test('not when the setting is off', () => {
    const settings = { ...DEFAULT_SETTINGS, notifyRequests: false };
    expect(decide(withQueue(), withQueue(buildHandoff()), settings)).toEqual(NOTHING);
  });

  test('hidden content tells that something happened, and nothing else', () => {
    const settings = { ...DEFAULT_SETTINGS, hideContent: true };
    const told = JSON.stringify(decide(withQueue(), withQueue(buildHandoff({ visitor })), settings).show);
    expect(told).not.toMatch(/Mia|anybody/);
    expect(told).toContain('Someone is waiting');
  });

  test('a locked screen hides content as the setting does', () => {
    const locked = { ...withQueue(buildHandoff({ visitor })), activity: 'locked' } as const;
    const told = JSON.stringify(decide(withQueue(), locked, DEFAULT_SETTINGS).show);
    expect(told).toContain('Someone is waiting');
    expect(told).not.toMatch(/Mia|anybody/);
  });

  test('a wait that has lasted is told', () => {
    const [notice] = decide(withQueue(), withQueue(buildHandoff({ visitor })), DEFAULT_SETTINGS, NOW + 120_000).show;
    expect(notice?.body).toBe('Shop assistant · for 2 min 5 s\nIs anybody there?');
  });

  test('do not disturb: nothing is shown, and the reason is known', () => {
    const quiet = { on: true, until: null, because: 'chosen' } as const;
    const after = { ...withQueue(buildHandoff({ visitor })), quiet };
    expect(decideNotices(withQueue(), after, DEFAULT_SETTINGS, NOW).news).toMatchObject([
      { about: { kind: 'new_request', handoffId: 'h1' }, silencedBy: 'do_not_disturb' },
    ]);
    const chat = decideNotices(withChat(1), { ...withChat(2), quiet }, DEFAULT_SETTINGS, NOW);
    expect(chat.news).toMatchObject([{ about: { kind: 'message', seq: 2 }, silencedBy: 'do_not_disturb' }]);
  });

  test('what a visitor typed is cut to what a notification may carry, between whole characters', () => {
    const long = '👍🏽'.repeat(4_000);
    const handoff = buildHandoff({ preview: { text: long, seq: 1 }, visitor: { ...visitor, name: long } });
    const [notice] = decide(withQueue(), withQueue(handoff), DEFAULT_SETTINGS).show;
    expect(
      noticeSchema.pick({ title: true, body: true }).safeParse({ title: notice?.title, body: notice?.body }).success,
    ).toBe(true);
    expect(notice?.body.isWellFormed()).toBe(true);
  });
});

describe('messages', () => {
  test('announced when another chat is shown', () => {
    const decision = decide(withChat(1), withChat(2), DEFAULT_SETTINGS);
    expect(decision.show).toMatchObject([
      { tag: 'chat:c1', kind: 'message', title: 'Mia', body: 'line 2', leadsTo: { to: 'chat', conversationId: 'c1' } },
    ]);
  });

  test('not announced in the chat the person looks at', () => {
    expect(decide(withChat(1, looking), withChat(2, looking), DEFAULT_SETTINGS)).toEqual(NOTHING);
  });

  test('announced in the selected chat when the window is not focused', () => {
    const away = { ...looking, focused: false };
    expect(decide(withChat(1, away), withChat(2, away), DEFAULT_SETTINGS).show).toHaveLength(1);
  });

  test('several at once are one notice, with the latest', () => {
    const { show } = decide(withChat(1), withChat(4), DEFAULT_SETTINGS);
    expect(show.map((notice) => notice.body)).toEqual(['line 4']);
  });

  test('withdrawn when read', () => {
    expect(decide(withChat(3), withChat(3, { readUpTo: { c1: 3 } }), DEFAULT_SETTINGS).withdraw).toEqual(['chat:c1']);
  });

  test('withdrawn when the chat is over', () => {
    expect(decide(withChat(3), buildDeskState(), DEFAULT_SETTINGS)).toEqual({ show: [], withdraw: ['chat:c1'] });
  });

  test('my own message, the bot’s and events are not announced', () => {
    const after = withChat(1);
    const messages = [
      buildMessage({ seq: 1 }),
      buildMessage({ seq: 2, by: 'agent' }),
      buildMessage({ seq: 3, by: 'bot' }),
    ];
    const mirror = { ...after.mirror, threads: { c1: { messages, ahead: [], hasOlder: false } } };
    expect(decide(withChat(1), { ...after, mirror }, DEFAULT_SETTINGS)).toEqual(NOTHING);
  });

  test('not when the setting is off', () => {
    expect(decide(withChat(1), withChat(2), { ...DEFAULT_SETTINGS, notifyMessages: false })).toEqual(NOTHING);
  });
});
