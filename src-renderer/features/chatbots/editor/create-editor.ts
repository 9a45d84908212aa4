import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ChatbotDetail, type ChatbotSettings, chatbotSettingsSchema } from '#contract/chatbots.ts';
import type { CallOutcome } from '../../../connection/agent-calls.ts';
import { type FieldErrors, hasErrors, isWithin, listIssues } from '../../../state/field-errors.ts';
import type { SaveState } from '../../../ui/save-state.ts';

export type Section = keyof ChatbotSettings;
export type SectionPatch = Partial<ChatbotSettings>;

export interface EditorState {
  readonly settings: ChatbotSettings;
  readonly errors: FieldErrors;
  readonly save: SaveState;
  /** Of the chatbot as it is stored; rises with every change that was saved. */
  readonly version: number;
}

export interface EditorOptions {
  readonly detail: ChatbotDetail;
  readonly save: (change: SectionPatch & { version: number }) => Promise<CallOutcome<ChatbotDetail>>;
}

export interface Editor {
  readonly store: StoreApi<EditorState>;
  change<Name extends Section>(section: Name, patch: Partial<ChatbotSettings[Name]>): void;
  /** Saves what is not saved yet, now instead of in a moment. */
  flush(): Promise<void>;
  /** Takes the chatbot as it is on the server; what was not saved is given up. */
  replace(detail: ChatbotDetail): void;
  /** Saves what still waits, then lets go. */
  stop(): void;
}

const SAVE_AFTER_MS = 700;

/** Keeps what an owner types about one chatbot: shown at once, checked as the server does, saved a moment later. */
export function createEditor({ detail, save }: EditorOptions): Editor {
  const store = createStore<EditorState>()(() => ({
    settings: detail.settings,
    errors: {},
    save: { name: 'saved' },
    version: detail.version,
  }));
  /** Sections that differ from what the server has. */
  const unsaved = new Set<Section>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> | null = null;

  function change<Name extends Section>(section: Name, patch: Partial<ChatbotSettings[Name]>): void {
    const before = store.getState();
    const settings = { ...before.settings, [section]: { ...before.settings[section], ...patch } };
    const errors = { ...without(before.errors, section), ...checkSection(settings, section) };
    unsaved.add(section);
    // In conflict nothing is sent; the words stay that say so.
    const isStuck = before.save.name === 'conflict' || before.save.name === 'gone';
    store.setState({ settings, errors, ...(isStuck ? {} : { save: { name: 'waiting' } }) });
    clearTimeout(timer);
    if (!isStuck) timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (underWay) await underWay;
    const { name } = store.getState().save;
    if (name === 'conflict' || name === 'gone') return;
    const ready = [...unsaved].filter((section) => !hasErrors(store.getState().errors, section));
    if (ready.length === 0) return settle();
    underWay = send(ready).finally(() => {
      underWay = null;
    });
    await underWay;
  }

  async function send(sections: readonly Section[]): Promise<void> {
    const { settings, version } = store.getState();
    for (const section of sections) unsaved.delete(section);
    store.setState({ save: { name: 'saving' } });
    const outcome = await save({ version, ...Object.fromEntries(sections.map((name) => [name, settings[name]])) });
    if (outcome.ok) {
      store.setState({ version: outcome.value.version });
      return settle();
    }
    for (const section of sections) unsaved.add(section);
    const { code, message } = outcome.error;
    const field = 'field' in outcome.error ? outcome.error.field : undefined;
    if (code === 'wrong_state') store.setState({ save: { name: 'conflict' } });
    else if (code === 'not_found') store.setState({ save: { name: 'gone' } });
    else if (code === 'invalid' && field !== undefined && sections.some((section) => isWithin(field, section))) {
      store.setState((state) => ({ errors: { ...state.errors, [field]: message }, save: { name: 'invalid' } }));
    } else {
      const words = code === 'unanswered' ? 'There is no connection to the server.' : message;
      store.setState({ save: { name: 'failed', message: words } });
    }
  }

  /** What is said after an answer, or where there is nothing to send. */
  function settle(): void {
    if ([...unsaved].some((section) => !hasErrors(store.getState().errors, section))) {
      store.setState({ save: { name: 'waiting' } });
    } else store.setState({ save: { name: unsaved.size > 0 ? 'invalid' : 'saved' } });
  }

  return {
    store,
    change,
    flush,
    replace(fresh) {
      clearTimeout(timer);
      unsaved.clear();
      store.setState({ settings: fresh.settings, version: fresh.version, errors: {}, save: { name: 'saved' } });
    },
    stop: () => void flush(),
  };
}

function checkSection(settings: ChatbotSettings, section: Section): FieldErrors {
  const parsed = chatbotSettingsSchema.shape[section].safeParse(settings[section]);
  return parsed.success ? {} : listIssues(parsed.error, section);
}

function without(errors: FieldErrors, section: Section): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !isWithin(field, section)));
}
