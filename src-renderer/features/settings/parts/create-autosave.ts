import type { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallOutcome } from '../../../connection/agent-calls.ts';
import { type FieldErrors, listIssues } from '../../../state/field-errors.ts';
import type { SaveState } from '../../../ui/save-state.ts';
import { tellFailure } from './tell-failure.ts';

export interface AutosaveState<T> {
  readonly value: T;
  readonly errors: FieldErrors;
  readonly save: SaveState;
}

export interface Autosave<T> {
  readonly store: StoreApi<AutosaveState<T>>;
  /** Shown at once; stored in a moment, when the schema has nothing against it. */
  change(value: T): void;
  /** Stores what is not stored yet, now instead of in a moment. */
  flush(): Promise<void>;
  /** Stores what still waits, then lets go. */
  stop(): void;
}

const SAVE_AFTER_MS = 500;

/** Keeps one value that is edited in place: shown at once, checked as the server does, and stored one save after another. */
export function createAutosave<T>(options: {
  readonly initial: T;
  readonly schema: z.ZodType<T>;
  readonly save: (value: T) => Promise<CallOutcome<unknown>>;
}): Autosave<T> {
  const store = createStore<AutosaveState<T>>()(() => ({
    value: options.initial,
    errors: {},
    save: { name: 'saved' },
  }));
  let isDirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> | null = null;

  function change(value: T): void {
    const parsed = options.schema.safeParse(value);
    isDirty = true;
    const errors = parsed.success ? {} : listIssues(parsed.error);
    store.setState({ value, errors, save: { name: parsed.success ? 'waiting' : 'invalid' } });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (underWay) await underWay;
    const { value, errors } = store.getState();
    if (!isDirty || Object.keys(errors).length > 0) return;
    underWay = send(value).finally(() => {
      underWay = null;
    });
    await underWay;
  }

  async function send(value: T): Promise<void> {
    isDirty = false;
    store.setState({ save: { name: 'saving' } });
    const outcome = await options.save(value);
    // Changed while it was under way: that change has set the words, and is stored next.
    if (outcome.ok) return isDirty ? undefined : store.setState({ save: { name: 'saved' } });
    isDirty = true;
    const { error } = outcome;
    const field = 'field' in error ? error.field : undefined;
    if (error.code === 'invalid' && field !== undefined && store.getState().value === value) {
      store.setState({ errors: { [field]: error.message }, save: { name: 'invalid' } });
    } else store.setState({ save: { name: 'failed', message: tellFailure(error) } });
  }

  return { store, change, flush, stop: () => void flush() };
}
