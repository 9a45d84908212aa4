import { expect, test } from 'vitest';
import { World } from '../test/world.ts';
import { applyEvent } from './apply-event.ts';
import { applySnapshot } from './apply-snapshot.ts';
import { EMPTY_MIRROR } from './mirror.ts';

test('a chat that joins the list is asked for even with its messages at hand: the news may be older than the list', () => {
  const world = new World();
  const id = world.begin();
  world.say(id, 'visitor', 'hello');
  world.accept(world.request(id));
  const lateNews = structuredClone(world.chat(id).conversation);
  const opened = applyEvent(
    { ...EMPTY_MIRROR, synced: true, me: world.me },
    { type: 'chat:opened', chat: world.chat(id) },
  );
  world.complete(id);
  const snapshot = {
    serverTime: new Date(0).toISOString(),
    me: world.me,
    rev: world.rev,
    queue: [],
    chats: [],
  };
  const { mirror } = applySnapshot(opened.mirror, snapshot, [], 0);
  expect(mirror.chatIds).toEqual([]);
  const late = applyEvent(mirror, {
    type: 'conversation:changed',
    conversation: { ...lateNews, version: lateNews.version + 1 },
  });
  expect(late.needs).toContainEqual({ kind: 'open', conversationId: id });
});
