import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Permission } from '#contract/members.ts';
import { createAlertService } from '../modules/alerts/index.ts';
import { createAvailabilityService } from '../modules/availability/index.ts';
import { type ChatbotDeps, createChatbotService } from '../modules/chatbot/index.ts';
import { createContactService } from '../modules/contact/index.ts';
import { createConversationService } from '../modules/conversation/index.ts';
import { createHandoffService } from '../modules/handoff/index.ts';
import { createMailService, createTranscriptMail } from '../modules/mail/index.ts';
import { createPrivacyService } from '../modules/privacy/index.ts';
import { createRoutingService } from '../modules/routing/index.ts';
import { createTeamService } from '../modules/team/index.ts';
import { createVisitorService } from '../modules/visitor/index.ts';
import { type Clock, systemClock, systemTimers, type Timers } from '../server/clock.ts';
import { DEFAULT_LIMITS, type SocketLimits, startSockets } from '../server/edge/sockets/index.ts';
import { createEventBus } from '../server/events.ts';
import { createJobs } from '../server/jobs.ts';
import { askForVerdicts } from '../server/may-still-send.ts';
import { buildChatbot, buildKnowledgeEntry } from './factories.ts';
import { type AgentSocket, connectAgent, connectVisitor, must, type VisitorSocket } from './socket-clients.ts';
import { createTestDatabase } from './test-database.ts';

const PASSWORD = 'a long and quiet river';

interface HouseOptions {
  limits?: SocketLimits;
  /** What chatbots with the engine `model` ask. */
  languageModel?: ChatbotDeps['languageModel'];
  /** Where mail goes; without it mails are kept. */
  smtpUrl?: string | null;
  /** A clock to be moved by the test. */
  time?: Clock & Timers;
}

/** The socket edge with every module behind it, on a database and a port of its own, and one chatbot to talk to. */
export async function openSocketHouse({
  limits = DEFAULT_LIMITS,
  languageModel,
  smtpUrl = null,
  time,
}: HouseOptions = {}) {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = time ?? systemClock;
  const timers = time ?? systemTimers;
  const faults: unknown[] = [];
  const note = (error: unknown) => {
    faults.push(error);
  };
  const log = { warn: note, error: note };
  const events = createEventBus(note);
  const base = { db, clock, events };
  const team = createTeamService({ ...base, signingKey: randomBytes(32) });
  const conversations = createConversationService({ ...base, onError: note });
  const handoffs = createHandoffService({ ...base, conversations });
  const chatbots = createChatbotService({
    ...base,
    conversations,
    handoffs,
    log,
    secret: randomBytes(32),
    languageModel: languageModel ?? null,
  });
  const routing = createRoutingService({ ...base, timers, conversations, handoffs, onError: note });
  const visitors = createVisitorService({ db, clock });
  const { presence } = routing;
  const availability = createAvailabilityService({
    ...base,
    timers,
    presence,
    handoffs,
    chatbots,
    onError: note,
  });
  const contact = createContactService(base);
  const jobs = createJobs({ pool: database.pool, onError: note });
  const mails = createMailService({
    ...base,
    jobs,
    log: { info: () => {}, ...log },
    publicUrl: 'https://desk.example.com',
    smtpUrl,
    secret: randomBytes(32),
    mayStillSend: (waiting) => askForVerdicts({ team: teamAdmin, alerts }, waiting),
  });
  const alerts = createAlertService({
    ...base,
    timers,
    mail: mails,
    publicUrl: 'https://desk.example.com',
    onError: note,
  });

  const teamAdmin = team.createAdmin({
    mail: mails,
    publicUrl: 'https://desk.example.com',
    releaseChats: (member) => handoffs.releaseAll(member),
  });

  const privacy = createPrivacyService({
    ...base,
    timers,
    jobs,
    conversations,
    endConversation: (view) => handoffs.endByVisitor(view),
    onError: note,
    pauseMs: 0,
  });

  const http = createServer();
  const transcripts = createTranscriptMail({ db: database.db, conversations, mails });
  const services = {
    conversations,
    handoffs,
    chatbots,
    routing,
    team,
    visitors,
    availability,
    contact,
    alerts,
    transcripts,
    privacy,
  };
  const agentOrigins = new Set(['https://desk.example.com']);
  await routing.start();
  availability.start();
  await mails.start();
  await alerts.start();
  await privacy.start();
  const edge = { events, clock, log, limits, agentOrigins, trustedProxies: 1 };
  const sockets = startSockets(http, { ...services, ...edge });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const stopResponding = chatbots.startResponding();

  const chatbot = await buildChatbot(db);
  await buildKnowledgeEntry(db, { chatbot_id: chatbot.id });
  const open: (VisitorSocket | AgentSocket)[] = [];
  let memberCount = 0;

  async function signIn(given: { name?: string; permissions?: Permission[]; workspaceId?: string } = {}) {
    memberCount += 1;
    const {
      name = `Agent ${memberCount}`,
      permissions = ['chats.respond'],
      workspaceId = chatbot.workspace_id,
    } = given;
    const email = `agent${memberCount}@example.test`;
    const member = { workspaceId, email, name, password: PASSWORD, role: 'agent' as const, permissions };
    const { memberId } = await must(team.addMember(member));
    const origin = { client: 'desktop', ip: `127.0.0.${memberCount}` } as const;
    const signedIn = await must(team.signIn({ email, password: PASSWORD }, origin));
    return { memberId, ...signedIn };
  }

  return {
    ...services,
    mails,
    teamAdmin,
    db,
    url,
    events,
    chatbot,
    faults,
    signIn,

    /** An agent at their console, signed in and synced. */
    async agent(given: Parameters<typeof signIn>[0] = {}) {
      const signedIn = await signIn(given);
      const socket = await connectAgent(url, signedIn.accessToken);
      open.push(socket);
      const synced = await must(socket.emitWithAck('session:sync', { known: [] }));
      return { ...signedIn, socket, synced };
    },

    /** A visitor with the widget open. */
    async visitor(visitorToken: string | null = null) {
      const socket = await connectVisitor(url, { chatbotId: chatbot.id, visitorToken });
      open.push(socket);
      const started = await must(socket.emitWithAck('session:start', { known: null }));
      return { socket, started, token: started.visitorToken ?? visitorToken ?? '' };
    },

    async close() {
      for (const socket of open) socket.close();
      stopResponding();
      await availability.stop();
      await routing.stop();
      await alerts.stop();
      await privacy.stop();
      await jobs.stop(2_000);
      mails.stop();
      await sockets.stop();
      await events.settled();
      await database.drop();
    },
  };
}

export type SocketHouse = Awaited<ReturnType<typeof openSocketHouse>>;

/** Any of our typed sockets: which names it knows is checked where the push is used. */
interface Hears {
  on(name: never, listener: never): unknown;
  off(name: never, listener: never): unknown;
}

/** The next push of that name which satisfies `wanted`. */
export function nextPush<T>(socket: Hears, name: string, wanted: (push: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve) => {
    function listen(push: T): void {
      if (!wanted(push)) return;
      socket.off(name as never, listen as never);
      resolve(push);
    }
    socket.on(name as never, listen as never);
  });
}
