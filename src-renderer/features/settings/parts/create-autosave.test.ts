import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { CallOutcome } from '../../../connection/agent-calls.ts';
import { createAutosave } from './create-autosave.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const schema = z.strictObject({ minutes: z.number().min(1, 'at least 1') });

function start(answer: (value: { minutes: number }) => Promise<CallOutcome<unknown>> | CallOutcome<unknown>) {
  const saved: number[] = [];
  const autosave = createAutosave({
    initial: { minutes: 5 },
    schema,
    save: async (value) => {
      saved.push(value.minutes);
      return answer(value);
    },
  });
  return { autosave, saved, state: () => autosave.store.getState() };
}

const refuse = (code: 'invalid' | 'internal', field?: string): CallOutcome<unknown> => ({
  ok: false,
  error: { code, message: 'The server says no.', ...(field === undefined ? {} : { field }) },
});

describe('createAutosave', () => {
  it('does not send what its schema refuses, and says where', async () => {
    const { autosave, saved, state } = start(() => ({ ok: true, value: null }));
    autosave.change({ minutes: 0 });
    await autosave.flush();
    expect(saved).toEqual([]);
    expect(state()).toMatchObject({ errors: { minutes: 'At least 1' }, save: { name: 'invalid' } });
    autosave.change({ minutes: 7 });
    await autosave.flush();
    expect(state()).toMatchObject({ errors: {}, save: { name: 'saved' } });
  });

  it.each([
    ['marks the field the server names', refuse('invalid', 'minutes'), { minutes: 'The server says no.' }, 'invalid'],
    ['says that it failed otherwise', refuse('internal'), {}, 'failed'],
  ])('%s, and keeps what was typed', async (_name, refusal, errors, name) => {
    const { autosave, state } = start(() => refusal);
    autosave.change({ minutes: 9 });
    await autosave.flush();
    expect(state()).toMatchObject({ value: { minutes: 9 }, errors, save: { name } });
  });

  it('sends the same again when asked after a failure', async () => {
    let works = false;
    const { autosave, saved, state } = start(() => (works ? { ok: true, value: null } : refuse('internal')));
    autosave.change({ minutes: 9 });
    await autosave.flush();
    works = true;
    await autosave.flush();
    expect(saved).toEqual([9, 9]);
    expect(state().save.name).toBe('saved');
  });

  it('sends once for a burst, a moment after its last change', async () => {
    const { autosave, saved } = start(() => ({ ok: true, value: null }));
    for (const minutes of [1, 12, 120]) autosave.change({ minutes });
    await vi.advanceTimersByTimeAsync(400);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(saved).toEqual([120]);
  });

  it('never has two saves under way, and the last value is stored last', async () => {
    const gates: PromiseWithResolvers<CallOutcome<unknown>>[] = [];
    const { autosave, saved, state } = start(() => {
      const gate = Promise.withResolvers<CallOutcome<unknown>>();
      gates.push(gate);
      return gate.promise;
    });
    autosave.change({ minutes: 1 });
    const first = autosave.flush();
    autosave.change({ minutes: 2 });
    const second = autosave.flush();
    expect(saved).toEqual([1]);
    gates[0]?.resolve({ ok: true, value: null });
    await first;
    await vi.advanceTimersByTimeAsync(0);
    expect(state().save.name).toBe('saving');
    gates[1]?.resolve({ ok: true, value: null });
    await second;
    expect(saved).toEqual([1, 2]);
    expect(state().save.name).toBe('saved');
  });

  it('stores what waits when it is left', async () => {
    const { autosave, saved } = start(() => ({ ok: true, value: null }));
    autosave.change({ minutes: 3 });
    autosave.stop();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toEqual([3]);
  });
});
