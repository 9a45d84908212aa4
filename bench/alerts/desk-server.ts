import { PROTOCOL_VERSION } from '#contract/protocol.ts';
import { createAlertService } from '../../backend/modules/alerts/index.ts';
import { systemClock, systemTimers } from '../../backend/server/clock.ts';
import { createEventBus } from '../../backend/server/events.ts';
import { buildChatbot, buildMember, buildVisitor } from '../../backend/test-support/factories.ts';
import { type Desk, NO_LIMITS, startDesk } from '../support/desk.ts';
import { openChats } from '../support/open-chats.ts';
import { addAgents } from '../support/people.ts';
import { answerQuestions } from '../support/program.ts';
import { fillPast } from './fill.ts';
import type { AlertPlan } from './plan.ts';

interface Wanted {
  smtpUrl: string;
  chats: number;
  askers: number;
  /** Members who are at no console: each gets a mail about each request. */
  onCall: number;
}

let desk: Desk<Omit<AlertPlan, 'url'>> | null = null;

const answers = {
  async start({ smtpUrl, chats, askers, onCall }: Wanted): Promise<AlertPlan> {
    desk = await startDesk(
      async (parts) => {
        const { db } = parts;
        const chatbot = await buildChatbot(db);
        const workspaceId = chatbot.workspace_id;
        const agents = await addAgents(parts, workspaceId, chats);
        const [first] = agents;
        if (!first) throw new Error('nobody chats');
        await fillPast(db, { workspaceId, chatbotId: chatbot.id, memberId: first.memberId });
        // Those who chat have no wish for mail, or the mails about their unread messages would count among the others.
        const never = { new_request: 'never', waiting: 'never', message: 'never', keyword: 'never', contact: 'never' };
        const preferences = { choices: never, chatbots: [], quietHours: { enabled: false, schedule: null } };
        for (const { memberId } of agents) {
          await db
            .insertInto('alert_preferences')
            .values({ member_id: memberId, preferences: JSON.stringify(preferences) })
            .execute();
        }
        for (let count = 0; count < onCall; count += 1) await buildMember(db, { workspace_id: workspaceId });
        // Everything is looked for in what is said, in vain.
        const words = Array.from({ length: 20 }, (_, index) => `listed phrase ${index}`);
        await db
          .insertInto('alert_settings')
          .values({ workspace_id: workspaceId, waiting_minutes: 60, words })
          .execute();
        const waiting: AlertPlan['askers'] = [];
        for (let count = 0; count < askers; count += 1) {
          const { token } = await buildVisitor(db, { chatbot_id: chatbot.id });
          const visitorAuth = { protocol: PROTOCOL_VERSION, chatbotId: chatbot.id, visitorToken: token };
          waiting.push({ visitorAuth });
        }
        return { chats: await openChats(db, chatbot.id, agents), askers: waiting };
      },
      { limits: NO_LIMITS, environment: { SMTP_URL: smtpUrl } },
    );
    return { url: desk.url, ...desk.plan };
  },

  /** Milliseconds of one look at everything, by a second watch beside the server's own. */
  async timeLooks({ times }: { times: number }): Promise<number[]> {
    if (!desk) throw new Error('not started');
    const fail = (error: unknown): never => {
      throw error;
    };
    const second = createAlertService({
      db: desk.db,
      clock: systemClock,
      timers: systemTimers,
      events: createEventBus(fail),
      mail: {
        queue: async () => fail(new Error('nothing was to be told')),
        queueAll: async () => fail(new Error('nothing was to be told')),
        sendSoon: () => {},
      },
      publicUrl: 'http://localhost',
      onError: fail,
    });
    const samples: number[] = [];
    for (let count = 0; count < times; count += 1) {
      const began = performance.now();
      await second.runDue();
      samples.push(performance.now() - began);
    }
    await second.stop();
    return samples;
  },

  async countAlerts(_: null): Promise<number> {
    if (!desk) throw new Error('not started');
    const { count } = await desk.db
      .selectFrom('alerts')
      .where('kind', '=', 'new_request')
      .where('settled_at', 'is', null)
      .select((query) => query.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  },
};
export type DeskAnswers = typeof answers;

answerQuestions(answers, () => desk?.stop());
