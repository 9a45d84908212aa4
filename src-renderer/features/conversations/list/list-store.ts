import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PastConversation } from '#contract/history/past-conversations.ts';
import type { CallRoute } from '../../../connection/http-calls.ts';
import type { ConversationFilters } from '../../../state/conversations-place.ts';
import { writeQuery } from '../write-query.ts';

export interface ListState {
  readonly status: 'loading' | 'failed' | 'ready';
  /** Older results still stand while those of a newer question are on their way. */
  readonly isStale: boolean;
  readonly rows: readonly PastConversation[];
  /** Null = that is all. */
  readonly nextCursor: string | null;
  readonly more: 'idle' | 'loading' | 'failed';
  /** Why nothing could be had. */
  readonly message: string;
  /** What the rows were found for. */
  readonly found: ConversationFilters | null;
}

export interface ListStore {
  readonly store: StoreApi<ListState>;
  /** Asks for what these filters leave, unless that is what is shown or on its way. */
  show(filters: ConversationFilters): void;
  /** Asks for the same again, from the newest on. */
  refresh(): void;
  loadMore(): void;
  /** Takes out what was erased. */
  drop(visitorId: string): void;
  /** How far down the list was left, in pixels. */
  scrollTop: number;
}

/** The workspace's calendar, whose time zone each answer tells. */
export interface Calendar {
  /** The day that it is, as far as the zone is known. */
  today(): string;
  learn(timezone: string): void;
}

const EMPTY: ListState = {
  status: 'loading',
  isStale: false,
  rows: [],
  nextCursor: null,
  more: 'idle',
  message: '',
  found: null,
};

/** The past conversations as far as they were paged; outlives the screen, so that coming back finds them as they were left. */
export function createListStore(ask: CallRoute, { today, learn }: Calendar): ListStore {
  const store = createStore<ListState>()(() => EMPTY);
  let asked: { readonly key: string; readonly filters: ConversationFilters } | null = null;
  let question = 0;

  async function load(filters: ConversationFilters, cursor: string | null): Promise<void> {
    question += 1;
    const mine = question;
    const narrowed = writeQuery(filters, today());
    const query = { ...narrowed, ...(cursor === null ? {} : { cursor }) };
    const outcome = await ask('listConversations', { query });
    // An answer to what was asked before must not overtake the next one.
    if (mine !== question) return;
    if (outcome.ok) {
      const { conversations, nextCursor, timezone } = outcome.value;
      learn(timezone);
      // Where the workspace's day is not this computer's, "yesterday" was another one.
      if (cursor === null && JSON.stringify(writeQuery(filters, today())) !== JSON.stringify(narrowed)) {
        return load(filters, null);
      }
      const before = cursor === null ? [] : store.getState().rows;
      const known = new Set(before.map(({ id }) => id));
      const rows = [...before, ...conversations.filter(({ id }) => !known.has(id))];
      store.setState({ status: 'ready', isStale: false, rows, nextCursor, more: 'idle', found: filters });
    } else if (cursor !== null) store.setState({ more: 'failed' });
    else {
      const message = outcome.error.code === 'unanswered' ? 'No connection to the server.' : outcome.error.message;
      store.setState({ ...EMPTY, status: 'failed', message });
    }
  }

  function begin(filters: ConversationFilters): void {
    const { rows, status } = store.getState();
    store.setState({
      status: status === 'ready' ? 'ready' : 'loading',
      isStale: status === 'ready' && rows.length > 0,
      more: 'idle',
    });
    void load(filters, null);
  }

  const list: ListStore = {
    store,
    scrollTop: 0,
    show(filters) {
      const key = JSON.stringify(writeQuery(filters, today()));
      if (asked?.key === key) return;
      asked = { key, filters };
      list.scrollTop = 0;
      begin(filters);
    },
    refresh() {
      if (asked) begin(asked.filters);
    },
    loadMore() {
      const { nextCursor, more, status, isStale } = store.getState();
      if (!asked || nextCursor === null || more === 'loading' || status !== 'ready' || isStale) return;
      store.setState({ more: 'loading' });
      void load(asked.filters, nextCursor);
    },
    drop: (visitorId) =>
      store.setState(({ rows }) => ({ rows: rows.filter(({ visitor }) => visitor.id !== visitorId) })),
  };
  return list;
}
