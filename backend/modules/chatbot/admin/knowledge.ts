import type { z } from 'zod';
import type {
  importKnowledgeRequestSchema,
  importKnowledgeResponseSchema,
  KnowledgeEntry,
  knowledgePageSchema,
  listKnowledgeQuerySchema,
  saveKnowledgeRequestSchema,
} from '#contract/chatbots.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { fetchPage } from '../import/fetch-page.ts';
import { htmlToMarkdown } from '../import/html-to-markdown.ts';
import { type ImportFormat, readEntries } from '../import/read-entries.ts';
import { isOwn, lockOwn, type OwnChatbot } from './chatbot-store.ts';
import {
  addEntries,
  countEntries,
  deleteEntry,
  keyOf,
  type PagePosition,
  readKnown,
  readPage,
  updateEntry,
} from './knowledge-store.ts';

export interface KnowledgeDeps {
  db: Database;
  fetchPage: typeof fetchPage;
  /** After every change. */
  announce(own: OwnChatbot): void;
}

type Entry = z.output<typeof saveKnowledgeRequestSchema>;
type Import = z.output<typeof importKnowledgeRequestSchema>;
type Imported = z.output<typeof importKnowledgeResponseSchema>;

/** More would make answers slow, and nobody could keep them true. */
export const MAX_ENTRIES = 10_000;

const NO_CHATBOT = fail('not_found', 'This chatbot is not there.');
const NO_ENTRY = fail('not_found', 'This entry is not there.');
const FULL = fail('wrong_state', `A chatbot can know at most ${MAX_ENTRIES.toLocaleString('en')} entries.`);

/** Teaching: what a chatbot knows, entry by entry or many at once. */
export function createKnowledgeAdmin({ db, fetchPage, announce }: KnowledgeDeps) {
  /** Null where the chatbot is gone or would know too much. */
  function store(own: OwnChatbot, entries: (Entry & { source: string | null })[]): Promise<Result<KnowledgeEntry[]>> {
    return db.transaction().execute(async (trx) => {
      if (!(await lockOwn(trx, own))) return NO_CHATBOT;
      const count = await countEntries(trx, { ...own, search: '' });
      if (count + entries.length > MAX_ENTRIES) return FULL;
      return succeed(await addEntries(trx, own.chatbotId, entries));
    });
  }

  async function open(request: Import): Promise<Result<{ format: ImportFormat; text: string; source: string | null }>> {
    if (request.from === 'text') {
      return succeed({ format: request.format, text: request.text, source: request.name || null });
    }
    const page = await fetchPage(request.url);
    if (!page.ok) return page;
    const { type, text, url } = page.value;
    return succeed({
      format: type === 'text' ? 'text' : 'markdown',
      text: type === 'html' ? htmlToMarkdown(text) : text,
      source: url.slice(0, 2_000),
    });
  }

  return {
    async list(
      own: OwnChatbot,
      { search, cursor, limit }: z.output<typeof listKnowledgeQuerySchema>,
    ): Promise<Result<z.output<typeof knowledgePageSchema>>> {
      const after = cursor === undefined ? null : readCursor(cursor);
      if (after === undefined) return fail('invalid', 'is not a cursor of this list', { field: 'cursor' });
      if (!(await isOwn(db, own))) return NO_CHATBOT;
      const [rows, total] = await Promise.all([
        readPage(db, { ...own, search, after, limit: limit + 1 }),
        countEntries(db, { ...own, search }),
      ]);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const entries = page.map(({ id, question, answer, source }) => ({ id, question, answer, source }));
      return succeed({ entries, total, nextCursor: last ? writeCursor(last) : null });
    },

    async add(own: OwnChatbot, entry: Entry): Promise<Result<KnowledgeEntry>> {
      const stored = await store(own, [{ ...entry, source: null }]);
      if (!stored.ok) return stored;
      const [added] = stored.value;
      if (!added) throw new Error('an entry was stored and is not there');
      announce(own);
      return succeed(added);
    },

    async edit(own: OwnChatbot & { entryId: string }, entry: Entry): Promise<Result<KnowledgeEntry>> {
      const changed = await updateEntry(db, own, entry);
      if (!changed) return NO_ENTRY;
      announce(own);
      return succeed(changed);
    },

    async remove(own: OwnChatbot & { entryId: string }): Promise<Result<null>> {
      if (!(await deleteEntry(db, own))) return NO_ENTRY;
      announce(own);
      return succeed(null);
    },

    /** Shows what would be added, or adds it. What is known already is skipped, so an import can be repeated. */
    async import(own: OwnChatbot, request: Import): Promise<Result<Imported>> {
      if (!(await isOwn(db, own))) return NO_CHATBOT;
      const opened = await open(request);
      if (!opened.ok) return opened;
      const { format, text, source } = opened.value;
      const known = await readKnown(db, own);
      const { found, skipped } = readEntries(format, text, (entry) => known.has(keyOf(entry)));
      const entries = found.map(({ question, answer }) => ({ question, answer }));
      if (!request.store || entries.length === 0) return succeed({ entries, stored: 0, skipped });
      const stored = await store(
        own,
        entries.map((entry) => ({ ...entry, source })),
      );
      if (!stored.ok) return stored;
      announce(own);
      return succeed({ entries, stored: stored.value.length, skipped });
    },
  };
}

function writeCursor({ position, id }: PagePosition): string {
  return `${position}_${id}`;
}

function readCursor(cursor: string): PagePosition | undefined {
  const parts = /^(\d{1,9})_([0-9a-f-]{36})$/.exec(cursor);
  return parts?.[1] && parts[2] ? { position: Number(parts[1]), id: parts[2] } : undefined;
}
