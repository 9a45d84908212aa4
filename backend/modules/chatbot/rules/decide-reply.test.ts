import { describe, expect, test } from 'vitest';
import { decideReply, type ReplyContext } from './decide-reply.ts';

const hit = (id: string, score: number): ReplyContext['hits'][number] => ({
  entry: { id, question: `Question ${id}?`, answer: `Answer ${id}.` },
  score,
});

function decide(context: Partial<ReplyContext>) {
  return decideReply({ hits: [], personIntent: 'none', smallTalk: null, personOffered: false, ...context });
}

describe('knowledge', () => {
  test('nothing found is a miss', () => expect(decide({})).toEqual({ type: 'miss', again: false }));
  test('a second miss in a row is known as such', () =>
    expect(decide({ personOffered: true })).toEqual({ type: 'miss', again: true }));
  test('too little likeness is a miss', () =>
    expect(decide({ hits: [hit('a', 0.39)] })).toMatchObject({ type: 'miss' }));
  test('some likeness is asked back', () =>
    expect(decide({ hits: [hit('a', 0.45), hit('b', 0.3)] })).toMatchObject({ type: 'suggest', entryIds: ['a'] }));
  test('two about equal ones are asked back', () =>
    expect(decide({ hits: [hit('a', 0.7), hit('b', 0.68), hit('c', 0.3)] })).toMatchObject({
      type: 'suggest',
      questions: ['Question a?', 'Question b?'],
    }));
  test('a certain one is the answer, however close the next', () =>
    expect(decide({ hits: [hit('a', 0.95), hit('b', 0.94)] })).toMatchObject({ type: 'answer', entryId: 'a' }));
  test('a clear best one is the answer', () =>
    expect(decide({ hits: [hit('a', 0.55), hit('b', 0.4)] })).toMatchObject({ type: 'answer', text: 'Answer a.' }));
});

describe('a person', () => {
  test('is asked for even when the knowledge knows something', () =>
    expect(decide({ personIntent: 'clear', hits: [hit('a', 1)] })).toEqual({ type: 'wants_person' }));
  test('perhaps asked for gives way to a good answer', () =>
    expect(decide({ personIntent: 'maybe', hits: [hit('a', 0.8)] })).toMatchObject({ type: 'answer' }));
  test.each([[[]], [[hit('a', 0.45)]]])('perhaps asked for is asked for when there is no good answer', (hits) =>
    expect(decide({ personIntent: 'maybe', hits })).toEqual({ type: 'wants_person' }),
  );
  test.each(['yes', 'okay'] as const)('offered and answered with %s is asked for', (smallTalk) =>
    expect(decide({ smallTalk, personOffered: true })).toEqual({ type: 'wants_person' }),
  );
  test('offered and declined is left at that', () =>
    expect(decide({ smallTalk: 'no', personOffered: true })).toEqual({ type: 'small_talk', kind: 'declined' }));
  test.each(['yes', 'okay', 'no'] as const)('not offered is not what "%s" means', (smallTalk) =>
    expect(decide({ smallTalk })).toEqual({ type: 'small_talk', kind: smallTalk }),
  );
});
