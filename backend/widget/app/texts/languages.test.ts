import { describe, expect, it } from 'vitest';
import { texts as arabic } from './arabic.ts';
import { texts as english } from './english.ts';
import { texts as french } from './french.ts';
import { texts as german } from './german.ts';
import { texts as spanish } from './spanish.ts';

/** What a function of texts is given; a number for those that count. */
const say = (value: unknown): string => (typeof value === 'function' ? String(value(3)) : String(value));
/** Words that happen to be the same. */
const same = new Set(['said', 'message', 'panelUnnamed', 'suggestions', 'thread', 'email']);

describe.each([
  ['German', german],
  ['French', french],
  ['Spanish', spanish],
  ['Arabic', arabic],
])('%s', (_name, texts) => {
  it('has every text, and none besides', () => {
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  it.each(Object.entries(english))('says %s in its own words', (key, original) => {
    const own = new Map<string, unknown>(Object.entries(texts)).get(key);
    expect(typeof own).toBe(typeof original);
    expect(say(own).trim()).not.toBe('');
    if (!same.has(key)) expect(say(own)).not.toBe(say(original));
  });
});

it.each([
  [1, 'رسالة غير مقروءة'],
  [2, 'رسالتان غير مقروءتين'],
  [3, '3 رسائل غير مقروءة'],
  [11, '11 رسالة غير مقروءة'],
])('Arabic counts %i', (count, words) => expect(arabic.openUnread(count)).toContain(words));
