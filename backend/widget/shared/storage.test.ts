import { describe, expect, it } from 'vitest';
import { openStorage } from './storage.ts';
import { emptyRecord, readRecord, recordKey, writeRecord } from './visit-record.ts';

/** A browser storage of the given capacity, in keys. */
function createBrowserStorage(capacity: number): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, value) {
      if (!items.has(key) && items.size >= capacity) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const blocked = (): Storage => {
  throw new DOMException('blocked', 'SecurityError');
};

describe.each([
  ['a working storage', () => createBrowserStorage(10)],
  ['a full storage', () => createBrowserStorage(1)],
  ['no storage at all', null],
])('with %s', (_name, create) => {
  it('keeps, lists and forgets for this visit', () => {
    const browser = create?.();
    const storage = openStorage(() => browser ?? blocked());
    storage.set('a:1', 'one');
    storage.set('a:2', 'two');
    storage.set('b', 'other');
    expect(storage.get('a:1')).toBe('one');
    expect(storage.get('a:2')).toBe('two');
    expect(storage.keys('a:').toSorted()).toEqual(['a:1', 'a:2']);
    storage.remove('a:1');
    storage.remove('a:2');
    expect(storage.get('a:2')).toBeNull();
    expect(storage.keys('a:')).toEqual([]);
  });
});

describe('the visit record', () => {
  const storage = openStorage(blocked);

  it.each(['', 'null', '[]', '7', '{"visitorToken":5,"lastSeq":-1,"readSeq":"9"}', '{"visitorToken":"short"}'])(
    'is empty when the storage holds %s',
    (garbage) => {
      storage.set(recordKey('bot'), garbage);
      expect(readRecord(storage, 'bot')).toEqual(emptyRecord);
    },
  );

  it('comes back as it was written', () => {
    const record = { visitorToken: 'x'.repeat(43), conversationId: 'c', lastSeq: 9, readSeq: 7, inProgress: true };
    writeRecord(storage, 'bot', record);
    expect(readRecord(storage, 'bot')).toEqual(record);
  });
});
