import { beforeEach, expect, test } from 'vitest';
import { MemoryStorage } from '../test/memory-storage.ts';
import { enqueue, markFailed, markSending, type OutboxEntry } from './outbox.ts';
import { createOutboxStorage } from './outbox-storage.ts';

let store: MemoryStorage;
beforeEach(() => {
  store = new MemoryStorage();
});

function write(count: number): readonly OutboxEntry[] {
  let outbox: readonly OutboxEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    outbox = enqueue(outbox, { clientId: `client-${index}`, conversationId: 'c1', text: `${index}`, createdAt: 0 });
  }
  return outbox;
}

test('unreadable, foreign and incomplete entries are left out', () => {
  store.setItem('handoff-desk:outbox:ana:1', '{broken');
  store.setItem('handoff-desk:outbox:ana:2', '{"clientId":"client-2"}');
  store.setItem('handoff-desk:outbox:ben:3', JSON.stringify(write(1)[0]));
  store.setItem('something else', '1');
  expect(createOutboxStorage(store, 'ana').load()).toEqual([]);
});

test('after a restart everything is there in the order of writing, ready to be sent again', () => {
  const storage = createOutboxStorage(store, 'ana');
  const outbox = markSending(write(12), 'client-0');
  for (const entry of outbox.toReversed()) storage.put(entry);
  storage.remove('client-5');
  const loaded = createOutboxStorage(store, 'ana').load();
  expect(loaded.map((entry) => entry.text)).toEqual(['0', '1', '2', '3', '4', '6', '7', '8', '9', '10', '11']);
  expect(loaded.every((entry) => entry.state === 'waiting')).toBe(true);
});

test('what failed for good stays failed, with its reason', () => {
  const storage = createOutboxStorage(store, 'ana');
  const [failed] = markFailed(write(1), 'client-0', 'The conversation has ended.');
  if (failed) storage.put(failed);
  expect(storage.load()).toEqual([failed]);
});

test('a full storage does not keep anybody from sending', () => {
  store.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const [entry] = write(1);
  expect(() => entry && createOutboxStorage(store, 'ana').put(entry)).not.toThrow();
});
