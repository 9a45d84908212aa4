import type { z } from 'zod';
import type {
  ChatbotDetail,
  chatbotListSchema,
  createChatbotRequestSchema,
  InstallStatus,
  identitySecretSchema,
  simulateScheduleRequestSchema,
  simulateScheduleResponseSchema,
  tryChatbotResponseSchema,
  updateChatbotRequestSchema,
} from '#contract/chatbots.ts';
import { fail, type Result, succeed } from '#contract/result.ts';
import type { Clock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/connection.ts';
import type { EventBus } from '../../../server/events.ts';
import { listClockChanges, listOpenings } from '../../business-hours/index.ts';
import type { TeamService } from '../../team/index.ts';
import { addChatbot } from '../add-chatbot.ts';
import { fetchPage } from '../import/fetch-page.ts';
import { findLanguage } from '../languages/index.ts';
import { noteHours } from '../note-hours.ts';
import { DEFAULT_APPEARANCE } from '../reach.ts';
import type { ChatbotService } from '../service.ts';
import {
  countLive,
  type DetailRow,
  deleteChatbot,
  findDetail,
  isOwn,
  listSummaries,
  lockOwn,
  type OwnChatbot,
  updateSections,
} from './chatbot-store.ts';
import { endSecret } from './identity-secrets.ts';
import { readInstallStatus } from './install.ts';
import { createKnowledgeAdmin, type KnowledgeDeps } from './knowledge.ts';
import { toSettings } from './settings-row.ts';

export interface ChatbotAdminDeps {
  db: Database;
  clock: Clock;
  events: EventBus;
  chatbots: Pick<ChatbotService, 'find' | 'forget' | 'tryOut' | 'modelAvailable' | 'addIdentitySecret'>;
  team: Pick<TeamService, 'listMembers'>;
  /** The origin that sites load the widget from. */
  publicUrl: string;
  fetchPage?: KnowledgeDeps['fetchPage'];
}

export type ChatbotAdmin = ReturnType<typeof createChatbotAdmin>;

const NO_CHATBOT = fail('not_found', 'This chatbot is not there.');
const CHANGED = fail('wrong_state', 'Somebody changed this chatbot in the meantime. Load it again to see what is new.');

/** What owners do with their chatbots. The caller has established that they may. */
export function createChatbotAdmin(deps: ChatbotAdminDeps) {
  const { db, clock, events, chatbots } = deps;

  function announce({ workspaceId, chatbotId }: OwnChatbot): void {
    chatbots.forget(chatbotId);
    events.emit('chatbot.changed', { workspaceId, chatbotId });
  }

  function present(row: DetailRow): ChatbotDetail {
    const { id, version, knowledge_count: knowledgeCount } = row;
    return { id, version, settings: toSettings(row), knowledgeCount, modelAvailable: chatbots.modelAvailable };
  }

  async function get(own: OwnChatbot): Promise<Result<ChatbotDetail>> {
    const row = await findDetail(db, own);
    return row ? succeed(present(row)) : NO_CHATBOT;
  }

  return {
    get,

    knowledge: createKnowledgeAdmin({ db, announce, fetchPage: deps.fetchPage ?? fetchPage }),

    async list(workspaceId: string): Promise<Result<z.output<typeof chatbotListSchema>>> {
      const rows = await listSummaries(db, workspaceId);
      return succeed({
        chatbots: rows.map((row) => ({
          id: row.id,
          name: row.name,
          avatar: row.avatar,
          colour: row.appearance.colour ?? DEFAULT_APPEARANCE.colour,
          handoffEnabled: row.handoff_enabled,
          knowledgeCount: row.knowledge_count,
          connection:
            row.origin === null || row.last_seen_at === null
              ? null
              : { origin: row.origin, lastSeenAt: row.last_seen_at.toISOString() },
        })),
      });
    },

    async create(
      workspaceId: string,
      { name, language }: z.output<typeof createChatbotRequestSchema>,
    ): Promise<Result<ChatbotDetail>> {
      const greeting = findLanguage(language).replies.smallTalk.greeting;
      const now = clock.now();
      const { id: chatbotId } = await db
        .transaction()
        .execute((trx) => addChatbot(trx, { workspaceId, name, greeting, language, knowledge: [], now }));
      announce({ workspaceId, chatbotId });
      return get({ workspaceId, chatbotId });
    },

    /** Each given section as a whole. `wrong_state` when the chatbot is no longer in the version the change was made from. */
    async update(
      own: OwnChatbot,
      request: z.output<typeof updateChatbotRequestSchema>,
    ): Promise<Result<ChatbotDetail>> {
      const { version, ...sections } = request;
      const before = await findDetail(db, own);
      if (!before) return NO_CHATBOT;
      if (before.version !== version) return CHANGED;
      if (sections.behaviour?.engine === 'model' && before.engine !== 'model' && !chatbots.modelAvailable) {
        return fail('invalid', 'This server has no language model: set LLM_BASE_URL.', { field: 'behaviour.engine' });
      }
      const updated = await db.transaction().execute(async (trx) => {
        if (!(await updateSections(trx, own, version, sections))) return false;
        if (sections.escalation) await noteHours(trx, own.chatbotId, clock.now());
        return true;
      });
      if (!updated) return CHANGED;
      announce(own);
      return get(own);
    },

    /** With its knowledge, visitors and conversations; refused while visitors wait for a person or are with one. */
    async remove(own: OwnChatbot): Promise<Result<null>> {
      const removed = await db.transaction().execute(async (trx): Promise<Result<null>> => {
        if (!(await lockOwn(trx, own))) return NO_CHATBOT;
        const live = await countLive(trx, own);
        if (live > 0) return fail('wrong_state', wordLive(live));
        await deleteChatbot(trx, own);
        return succeed(null);
      });
      if (removed.ok) announce(own);
      return removed;
    },

    async tryOut(own: OwnChatbot, text: string): Promise<Result<z.output<typeof tryChatbotResponseSchema>>> {
      const chatbot = await chatbots.find(own.chatbotId);
      if (chatbot?.workspaceId !== own.workspaceId) return NO_CHATBOT;
      return succeed(await chatbots.tryOut(chatbot, text));
    },

    async install(own: OwnChatbot): Promise<Result<InstallStatus>> {
      if (!(await isOwn(db, own))) return NO_CHATBOT;
      return succeed(await readInstallStatus(db, { chatbotId: own.chatbotId, publicUrl: deps.publicUrl }));
    },

    async createSecret(own: OwnChatbot): Promise<Result<z.output<typeof identitySecretSchema>>> {
      const made = await db.transaction().execute(async (trx) => {
        return (await lockOwn(trx, own)) ? chatbots.addIdentitySecret(trx, own.chatbotId) : null;
      });
      if (!made) return NO_CHATBOT;
      announce(own);
      return succeed({ id: made.id, secret: made.secret, createdAt: made.createdAt.toISOString() });
    },

    async endSecret(own: OwnChatbot & { secretId: string }): Promise<Result<null>> {
      const isThere = (await isOwn(db, own)) && (await endSecret(db, own.chatbotId, own.secretId));
      if (!isThere) return fail('not_found', 'This secret is not there.');
      announce(own);
      return succeed(null);
    },

    async simulate(
      workspaceId: string,
      request: z.output<typeof simulateScheduleRequestSchema>,
    ): Promise<Result<z.output<typeof simulateScheduleResponseSchema>>> {
      const { schedule } = request;
      const [from, to] = [new Date(request.from), new Date(request.to)];
      return succeed({
        openings: listOpenings(schedule, from, to).map((opening) => ({
          from: opening.from.toISOString(),
          to: opening.to.toISOString(),
        })),
        clockChanges: listClockChanges(schedule.timezone, from, to).map(({ at, minutes }) => ({
          at: at.toISOString(),
          shiftMinutes: minutes,
        })),
        hasPermittedAgent: (await deps.team.listMembers(workspaceId)).some(
          ({ disabled, permissions }) => !disabled && permissions.includes('chats.respond'),
        ),
      });
    },
  };
}

function wordLive(count: number): string {
  const who = count === 1 ? 'A visitor is' : `${count} visitors are`;
  return `${who} waiting for a person or chatting with one. Complete these chats first.`;
}
