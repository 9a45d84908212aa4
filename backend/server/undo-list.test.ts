import { expect, it } from 'vitest';
import { createUndoList } from './undo-list.ts';

it('goes backwards, past steps that fail, throw or hang, and tells of each', async () => {
  const done: string[] = [];
  const troubles: string[] = [];
  const undo = createUndoList((what, error) =>
    troubles.push(`${what}: ${error instanceof Error ? error.message : ''}`),
  );
  undo.add('first', 1_000, () => void done.push('first'));
  undo.add('rejects', 1_000, () => Promise.reject(new Error('no')));
  undo.add('hangs', 5, () => new Promise(() => {}));
  undo.add('throws', 1_000, () => {
    throw new Error('never');
  });
  undo.add('last', 1_000, async () => void done.push('last'));
  await undo.run();
  expect(done).toEqual(['last', 'first']);
  expect(troubles).toEqual(['throws: never', 'hangs: did not finish within 5 ms', 'rejects: no']);
});

it('does everything once, and whoever asks again waits for the same end', async () => {
  const done: string[] = [];
  const undo = createUndoList(() => {});
  undo.add('slow', 1_000, async () => {
    await Promise.resolve();
    done.push('slow');
  });
  void undo.run();
  await undo.run();
  expect(done).toEqual(['slow']);
});
