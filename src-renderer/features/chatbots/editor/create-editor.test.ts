import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatbotDetail } from '#contract/chatbots.ts';
import { fail, succeed } from '#contract/result.ts';
import { UNANSWERED } from '../../../connection/agent-calls.ts';
import { hasErrors } from '../../../state/field-errors.ts';
import { DEFAULT_SETTINGS } from '../../../test/chatbot-world.ts';
import { createEditor, type EditorOptions } from './create-editor.ts';

const DETAIL: ChatbotDetail = {
  id: 'bot',
  version: 3,
  settings: DEFAULT_SETTINGS,
  knowledgeCount: 0,
  modelAvailable: false,
};
type Save = EditorOptions['save'];

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function open(answer?: Save) {
  let version = DETAIL.version;
  const save = vi.fn<Save>(
    answer ??
      (async () => {
        version += 1;
        return succeed({ ...DETAIL, version });
      }),
  );
  return { editor: createEditor({ detail: DETAIL, save }), save };
}

test('nothing is saved that the server would refuse, and the place is named', async () => {
  const { editor, save } = open();
  editor.change('basics', { greeting: '' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).not.toHaveBeenCalled();
  expect(editor.store.getState()).toMatchObject({
    save: { name: 'invalid' },
    errors: { 'basics.greeting': 'Must not be empty' },
  });
});

test('another section is saved although one is not right yet', async () => {
  const { editor, save } = open();
  editor.change('basics', { greeting: '' });
  editor.change('behaviour', { missesBeforeOffer: 4 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).toHaveBeenCalledExactlyOnceWith({
    version: 3,
    behaviour: { ...DEFAULT_SETTINGS.behaviour, missesBeforeOffer: 4 },
  });
  expect(editor.store.getState().save).toEqual({ name: 'invalid' });
  editor.change('basics', { greeting: 'Hello' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).toHaveBeenLastCalledWith({ version: 4, basics: { ...DEFAULT_SETTINGS.basics, greeting: 'Hello' } });
  expect(editor.store.getState()).toMatchObject({ save: { name: 'saved' }, errors: {}, version: 5 });
});

test('typing is saved once, a moment after the last key', async () => {
  const { editor, save } = open();
  for (const name of ['S', 'Sh', 'Shop']) {
    editor.change('basics', { name });
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(700);
  expect(save).toHaveBeenCalledTimes(1);
  expect(save.mock.calls[0]?.[0].basics?.name).toBe('Shop');
});

test('what is typed while a save is under way is saved after it, from the new version', async () => {
  const release: (() => void)[] = [];
  const { editor, save } = open(async ({ version }) => {
    await new Promise<void>((go) => release.push(go));
    return succeed({ ...DETAIL, version: version + 1 });
  });
  editor.change('basics', { name: 'First' });
  await vi.advanceTimersByTimeAsync(700);
  editor.change('basics', { name: 'Second' });
  await vi.advanceTimersByTimeAsync(700);
  expect(save).toHaveBeenCalledTimes(1);
  release.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(save).toHaveBeenCalledTimes(2);
  expect(save.mock.calls[1]?.[0]).toMatchObject({ version: 4, basics: { name: 'Second' } });
  release.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(editor.store.getState()).toMatchObject({ save: { name: 'saved' }, version: 5 });
  expect(editor.store.getState().settings.basics.name).toBe('Second');
});

describe('when it does not work', () => {
  test('no answer: told, kept, and sent again when asked to', async () => {
    const { editor, save } = open();
    save.mockResolvedValueOnce(UNANSWERED);
    editor.change('basics', { name: 'Shop' });
    await vi.advanceTimersByTimeAsync(700);
    expect(editor.store.getState().save).toMatchObject({ name: 'failed' });
    await editor.flush();
    expect(save).toHaveBeenCalledTimes(2);
    expect(editor.store.getState().save).toEqual({ name: 'saved' });
  });

  test('a field the server refuses is marked, and saved once it was changed', async () => {
    const { editor, save } = open();
    save.mockResolvedValueOnce(fail('invalid', 'too rude', { field: 'basics.name' }));
    editor.change('basics', { name: 'Rude' });
    await vi.advanceTimersByTimeAsync(700);
    expect(editor.store.getState()).toMatchObject({ save: { name: 'invalid' }, errors: { 'basics.name': 'too rude' } });
    editor.change('basics', { name: 'Kind' });
    await vi.advanceTimersByTimeAsync(700);
    expect(editor.store.getState()).toMatchObject({ save: { name: 'saved' }, errors: {} });
  });

  test.each([
    ['wrong_state', 'conflict'],
    ['not_found', 'gone'],
  ] as const)('%s: nothing more is sent', async (code, name) => {
    const { editor, save } = open();
    save.mockResolvedValueOnce(fail(code, 'no'));
    editor.change('basics', { name: 'Mine' });
    await vi.advanceTimersByTimeAsync(700);
    editor.change('basics', { name: 'Mine again' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(editor.store.getState().save).toEqual({ name });
  });

  test('after a conflict the chatbot is taken as it is now, and goes on from there', async () => {
    const { editor, save } = open();
    save.mockResolvedValueOnce(fail('wrong_state', 'no'));
    editor.change('basics', { name: 'Mine' });
    await vi.advanceTimersByTimeAsync(700);
    const theirs = { ...DEFAULT_SETTINGS, basics: { ...DEFAULT_SETTINGS.basics, name: 'Theirs' } };
    editor.replace({ ...DETAIL, version: 9, settings: theirs });
    expect(editor.store.getState()).toMatchObject({ save: { name: 'saved' }, version: 9 });
    editor.change('behaviour', { missesBeforeOffer: 1 });
    await vi.advanceTimersByTimeAsync(700);
    expect(save.mock.calls[1]?.[0]).toEqual({
      version: 9,
      behaviour: { ...DEFAULT_SETTINGS.behaviour, missesBeforeOffer: 1 },
    });
  });
});

test('leaving saves at once what still waits', async () => {
  const { editor, save } = open();
  editor.change('basics', { name: 'Shop' });
  editor.stop();
  await vi.advanceTimersByTimeAsync(0);
  expect(save).toHaveBeenCalledTimes(1);
});

test('an error counts for its own place and those above it', () => {
  const errors = { 'escalation.schedule.week.1.0.close': 'x' };
  expect(hasErrors(errors, 'escalation')).toBe(true);
  expect(hasErrors(errors, 'escalation.schedule.week.1')).toBe(true);
  expect(hasErrors(errors, 'escalation.schedule.week.10')).toBe(false);
  expect(hasErrors(errors, 'basics')).toBe(false);
});
