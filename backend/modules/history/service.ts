import type { z } from 'zod';
import type {
  ExportSize,
  exportQuerySchema,
  exportSizeQuerySchema,
  TranscriptFormat,
} from '#contract/history/export.ts';
import type {
  ConversationChoices,
  ConversationDetail,
  ConversationList,
  TranscriptMessage,
  TranscriptPage,
  transcriptQuerySchema,
} from '#contract/history/past-conversations.ts';
import { type Failure, fail, type Result, succeed } from '#contract/result.ts';
import type { Clock, Timers } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { createManners } from '../../server/give-way.ts';
import { createFollower } from '../conversation/index.ts';
import { readTimezone } from '../team/index.ts';
import { measureExport, openExport } from './export/export.ts';
import { streamConversation } from './export/stream-rows.ts';
import type { FileParts } from './files/file-parts.ts';
import { makeTranscriptFile } from './files/transcript-file.ts';
import { findUnindexed, indexTexts } from './indexing/text-index.ts';
import type { ListQuery } from './list/conditions.ts';
import { listPast } from './list/list.ts';
import { listChoices } from './list/list-choices.ts';
import { readDetail } from './transcript/detail.ts';
import { findVisible } from './transcript/find-visible.ts';
import { readMessages, readPage } from './transcript/read-messages.ts';
import type { Viewer } from './viewer.ts';

export interface HistoryDeps {
  db: Database;
  clock: Clock;
  timers: Timers;
  events: EventBus;
  /** Sends a conversation to one address in a member's name; `rate_limited` for one who sends too many. */
  mailTranscript(mail: TranscriptToMail): Promise<Result<null>>;
  onError(error: unknown): void;
}

export interface TranscriptToMail {
  sender: { memberId: string; workspaceId: string; name: string };
  conversation: ConversationDetail['conversation'];
  messages: TranscriptMessage[];
  timeZone: string;
  email: string;
}

export type HistoryService = ReturnType<typeof createHistoryService>;

/** Messages of one conversation that are read at a time. */
const PIECE = 500;
/** Beside chats a file rests twice as long as it worked. */
const EXPORT_RESTS = { times: 2, mostMs: 100 };
/** A longer conversation is a file, not a mail. */
const LONGEST_MAIL = 2_000;

/** What was said, found again: lists, search, transcripts, files. What a viewer may not see is as good as missing. */
export function createHistoryService(deps: HistoryDeps) {
  const { db, clock, events } = deps;
  const manners = createManners(EXPORT_RESTS);
  let unwatch = (): void => {};
  const follower = createFollower({
    ...deps,
    findBehind: (query) => findUnindexed(db, query),
    process: (ids) => indexTexts(db, ids),
  });

  return {
    async list(viewer: Viewer, query: ListQuery): Promise<Result<ConversationList>> {
      return listPast(db, { viewer, query, zone: await readTimezone(db, viewer.workspaceId), now: clock.now() });
    },

    async choices(viewer: Viewer): Promise<Result<ConversationChoices>> {
      return succeed(await listChoices(db, viewer));
    },

    async detail(viewer: Viewer, id: string): Promise<Result<ConversationDetail>> {
      const found = await find(viewer, id);
      return found ? succeed(found.detail) : notThere();
    },

    async transcript(
      viewer: Viewer,
      id: string,
      query: z.output<typeof transcriptQuerySchema>,
    ): Promise<Result<TranscriptPage>> {
      const thread = await findVisible(db, viewer, id);
      return thread ? succeed(await readPage(db, { ...thread, workspaceId: viewer.workspaceId }, query)) : notThere();
    },

    async download(viewer: Viewer, id: string, format: TranscriptFormat): Promise<Result<FileParts>> {
      const found = await find(viewer, id);
      if (!found) return notThere();
      const { thread, detail } = found;
      const zone = await readTimezone(db, viewer.workspaceId);
      const csvLines = () => streamConversation(db, viewer, id);
      return succeed(makeTranscriptFile({ detail, zone, pages: () => readAll(thread), csvLines }, format));
    },

    /** `wrong_state` for a conversation that is too long, or where no mail can be sent. */
    async mail(sender: TranscriptToMail['sender'], viewer: Viewer, id: string, email: string): Promise<Result<null>> {
      const found = await find(viewer, id);
      if (!found) return notThere();
      if (found.detail.lastSeq > LONGEST_MAIL) {
        return fail('wrong_state', 'This conversation is too long for a mail. Download it and attach the file.');
      }
      const messages: TranscriptMessage[] = [];
      for await (const page of readAll(found.thread)) messages.push(...page);
      const timeZone = await readTimezone(db, viewer.workspaceId);
      return deps.mailTranscript({ sender, conversation: found.detail.conversation, messages, timeZone, email });
    },

    async exportSize(viewer: Viewer, query: z.output<typeof exportSizeQuerySchema>): Promise<Result<ExportSize>> {
      return succeed(await measureExport(db, viewer, query, await readTimezone(db, viewer.workspaceId)));
    },

    async exportMessages(viewer: Viewer, query: z.output<typeof exportQuerySchema>): Promise<Result<FileParts>> {
      const zone = await readTimezone(db, viewer.workspaceId);
      return openExport(db, viewer, query, { zone, giveWay: manners.giveWay });
    },

    /** Keeps the search a few seconds behind the chats, and exports out of their way. */
    start(): void {
      unwatch = manners.watch(events);
      follower.start();
    },
    stop(): Promise<void> {
      unwatch();
      return follower.stop();
    },
    /** Resolves when everything said so far can be found. */
    catchUp: (): Promise<void> => follower.catchUp(),
  };

  async function find(viewer: Viewer, id: string) {
    const visible = await findVisible(db, viewer, id);
    const detail = visible && (await readDetail(db, visible, clock.now()));
    return visible && detail ? { thread: { ...visible, workspaceId: viewer.workspaceId }, detail } : null;
  }

  async function* readAll(thread: { id: string; workspaceId: string; lastSeq: number }) {
    for (let after = 0; after < thread.lastSeq; after += PIECE) {
      yield await readMessages(db, thread, { after, limit: Math.min(PIECE, thread.lastSeq - after) });
    }
  }
}

function notThere(): Failure {
  return fail('not_found', 'This conversation is not there.');
}
