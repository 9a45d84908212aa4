import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { createAlertService } from '../modules/alerts/index.ts';
import { type AnalyticsService, createAnalyticsService } from '../modules/analytics/index.ts';
import { createAvailabilityService } from '../modules/availability/index.ts';
import {
  type ChatbotService,
  createChatbotAdmin,
  createChatbotService,
  ensureStarterWorkspace,
} from '../modules/chatbot/index.ts';
import { createContactInbox, createContactService } from '../modules/contact/index.ts';
import { type ConversationService, createConversationService } from '../modules/conversation/index.ts';
import { createDemoSite } from '../modules/demo/index.ts';
import { createHandoffService, type HandoffService } from '../modules/handoff/index.ts';
import { createHistoryService, type HistoryService } from '../modules/history/index.ts';
import { createForwardedTranscripts, createMailService, createTranscriptMail } from '../modules/mail/index.ts';
import { createPrivacyService } from '../modules/privacy/index.ts';
import { createRoutingService } from '../modules/routing/index.ts';
import { createTeamService, type TeamService } from '../modules/team/index.ts';
import { createVisitorService } from '../modules/visitor/index.ts';
import type { Clock, Timers } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './database/connection.ts';
import { isDatabaseUnavailable } from './database/faults.ts';
import { createHttpApp, DESKTOP_ORIGIN, presetLauncher } from './edge/http/index.ts';
import { DEFAULT_LIMITS, type SocketLimits, startSockets } from './edge/sockets/index.ts';
import { createEventBus } from './events.ts';
import { createJobs } from './jobs.ts';
import type { Logger } from './log.ts';
import { askForVerdicts } from './may-still-send.ts';
import { BUILT_FILES, PRODUCT_VERSION } from './product.ts';
import type { Secrets } from './secrets.ts';

export interface AppDeps {
  config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'trustedProxies' | 'languageModel' | 'smtpUrl'>;
  secrets: Pick<Secrets, 'accessTokenKey'>;
  db: Database;
  /** The pool below `db`. */
  pool: pg.Pool;
  clock: Clock;
  timers: Timers;
  log: Logger;
  /** Tests that send faster than people do raise these. */
  limits?: SocketLimits;
}

export interface App {
  team: TeamService;
  chatbots: ChatbotService;
  conversations: ConversationService;
  handoffs: HandoffService;
  analytics: AnalyticsService;
  history: HistoryService;
  /** Rejects with the system's error (such as EADDRINUSE) when it cannot listen. */
  start(): Promise<{ port: number }>;
  /** Stops taking, finishes what was taken, then cuts the connections. Safe to call twice. */
  stop(): Promise<void>;
}

/** Puts the house together; nothing runs or listens before `start`. */
export function createApp(deps: AppDeps): App {
  const { db, clock, timers, log, config, secrets } = deps;
  const events = createEventBus((error, name) => log.error({ err: error, event: name }, 'a listener failed'));
  const base = { db, clock, events };

  const team = createTeamService({ ...base, signingKey: secrets.accessTokenKey });
  const visitors = createVisitorService({ db, clock });
  const conversations = createConversationService({
    ...base,
    onError: (error) => log.error({ err: error }, 'messages could not be stored'),
  });
  const handoffs = createHandoffService({ ...base, conversations });
  const { languageModel } = config;
  const chatbots = createChatbotService({
    ...base,
    conversations,
    handoffs,
    log,
    languageModel,
    secret: secrets.accessTokenKey,
    offersPerson: (chatbot) => availability.of(chatbot).handoff,
  });
  const routing = createRoutingService({
    ...base,
    timers,
    conversations,
    handoffs,
    onError: (error) => log.error({ err: error }, 'routing could not go on; it will be tried again'),
  });

  const availability = createAvailabilityService({
    ...base,
    timers,
    presence: routing.presence,
    handoffs,
    chatbots,
    onError: (error) => log.error({ err: error }, 'opening hours could not be looked at; it will be tried again'),
  });
  const contact = createContactService(base);
  const jobs = createJobs({
    pool: deps.pool,
    // That the database is away is told where it is noticed first.
    onError: (error) => isDatabaseUnavailable(error) || log.error({ err: error }, 'the jobs could not be looked at'),
  });
  const mails = createMailService({
    ...base,
    jobs,
    log,
    publicUrl: config.publicUrl,
    smtpUrl: config.smtpUrl,
    secret: secrets.accessTokenKey,
    mayStillSend: (waiting) => askForVerdicts({ team: teamAdmin, alerts }, waiting),
  });
  const alerts = createAlertService({
    ...base,
    timers,
    mail: mails,
    publicUrl: config.publicUrl,
    onError: (error) => log.error({ err: error }, 'alerts could not be raised; it will be tried again'),
  });

  const forwardTranscript = createForwardedTranscripts({ db, clock, mails });
  const history = createHistoryService({
    ...base,
    timers,
    async mailTranscript({ sender, conversation: { id, visitor, chatbot }, ...mail }) {
      const language = (await chatbots.find(chatbot.id))?.language ?? 'en';
      const about = { conversationId: id, visitorName: visitor.name, chatbot: { name: chatbot.name, language } };
      return forwardTranscript({ sender, ...about, ...mail });
    },
    onError: (error) => log.error({ err: error }, 'the search could not be brought up to date; it will be tried again'),
  });
  const analytics = createAnalyticsService({
    ...base,
    timers,
    onError: (error) => log.error({ err: error }, 'numbers could not be counted; it will be tried again'),
  });

  const teamAdmin = team.createAdmin({
    mail: mails,
    publicUrl: config.publicUrl,
    releaseChats: (member) => handoffs.releaseAll(member),
  });

  const privacy = createPrivacyService({
    ...base,
    timers,
    jobs,
    conversations,
    endConversation: (view) => handoffs.endByVisitor(view),
    onError: (error) => log.error({ err: error }, 'what is to be forgotten could not be; it will be tried again'),
  });

  const http = createServer(
    createHttpApp({
      ...base,
      ...config,
      log,
      team,
      teamAdmin,
      handoffs,
      conversations,
      chatbotAdmin: createChatbotAdmin({ ...base, chatbots, team, publicUrl: config.publicUrl }),
      contactInbox: createContactInbox(base),
      alerts,
      analytics,
      mails,
      history,
      privacy,
      version: PRODUCT_VERSION,
      files: BUILT_FILES,
      async findLauncher(chatbotId) {
        const chatbot = await chatbots.find(chatbotId);
        return chatbot && presetLauncher(chatbot.language, chatbot.appearance);
      },
      demoSite: createDemoSite({ db }),
    }),
  );
  const sockets = startSockets(http, {
    conversations,
    handoffs,
    visitors,
    chatbots,
    team,
    routing,
    availability,
    contact,
    transcripts: createTranscriptMail({ db, conversations, mails }),
    alerts,
    events,
    clock,
    log,
    limits: deps.limits ?? DEFAULT_LIMITS,
    trustedProxies: config.trustedProxies,
    agentOrigins: new Set([config.publicUrl, DESKTOP_ORIGIN]),
  });
  let stopResponding = (): void => {};
  let stopping: Promise<void> | null = null;

  async function stop(): Promise<void> {
    stopResponding();
    await availability.stop();
    await routing.stop();
    await alerts.stop();
    await analytics.stop();
    await history.stop();
    await privacy.stop();
    await jobs.stop(2_000);
    mails.stop();
    await sockets.stop();
    await conversations.drain();
    await events.settled();
  }

  return {
    team,
    chatbots,
    conversations,
    handoffs,
    analytics,
    history,
    async start() {
      await ensureStarterWorkspace({ db, clock });
      await chatbots.sealIdentitySecrets();
      await routing.start();
      availability.start();
      await mails.start();
      await alerts.start();
      analytics.start();
      history.start();
      await privacy.start();
      const port = await listen(http, config);
      stopResponding = chatbots.startResponding();
      return { port };
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

function listen(http: HttpServer, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve((http.address() as AddressInfo).port);
    });
  });
}
