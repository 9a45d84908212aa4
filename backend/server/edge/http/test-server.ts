import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import pino from 'pino';
import { createAlertService } from '../../../modules/alerts/index.ts';
import { createAnalyticsService } from '../../../modules/analytics/index.ts';
import { type ChatbotService, createChatbotAdmin, createChatbotService } from '../../../modules/chatbot/index.ts';
import { createContactInbox } from '../../../modules/contact/index.ts';
import { createConversationService } from '../../../modules/conversation/index.ts';
import { createHandoffService } from '../../../modules/handoff/index.ts';
import { createHistoryService } from '../../../modules/history/index.ts';
import { createForwardedTranscripts, createMailService } from '../../../modules/mail/index.ts';
import { createPrivacyService } from '../../../modules/privacy/index.ts';
import { createTeamService, type TeamService } from '../../../modules/team/index.ts';
import { failLoudly } from '../../../test-support/fail-loudly.ts';
import { createTestDatabase, type TestDatabase } from '../../../test-support/test-database.ts';
import { createEventBus, type EventBus } from '../../events.ts';
import { createJobs } from '../../jobs.ts';
import { askForVerdicts } from '../../may-still-send.ts';
import { createHttpApp, type HttpDeps } from './index.ts';

export interface TestServer {
  url: string;
  database: TestDatabase;
  team: TeamService;
  chatbots: ChatbotService;
  events: EventBus;
  /** Moves the server's clock. */
  pass(ms: number): void;
  /** Everything the server has logged so far, at the level of an operating server and below. */
  logged(): string;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

const FILES = {
  'widget/widget.js': 'loader',
  'widget/app-Ck3x9_aB.js': 'app',
  'widget/manifest.json': '{}',
  'console/index.html': '<!doctype html><title>Console</title>',
  'console/assets/index-D4f_k2Qz.js': 'console',
  'console/.secret': 'hidden',
  'outside.txt': 'outside',
};

/** The HTTP edge for real: its own database, a free port, built files, and the team module behind it. */
export async function startTestServer(change: Partial<HttpDeps> = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'handoff-desk-http-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  let now = Date.parse('2026-11-23T12:00:00.000Z');
  const fail = (error: unknown): never => {
    throw error;
  };
  const events = createEventBus(failLoudly);
  const clock = { now: () => new Date(now) };
  const team = createTeamService({ db: database.db, clock, events, signingKey: randomBytes(32) });
  const lines: string[] = [];
  const destination = new PassThrough().on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const log = pino({ level: 'trace' }, destination);
  const base = { db: database.db, clock, events };
  const conversations = createConversationService({ ...base, onError: fail });
  const handoffs = createHandoffService({ ...base, conversations });
  const chatbots = createChatbotService({ ...base, conversations, handoffs, log, secret: randomBytes(32) });
  const jobs = createJobs({ pool: database.pool, onError: (error) => log.error({ err: error }, 'a job failed') });
  const mails = createMailService({
    ...base,
    jobs,
    log,
    publicUrl: 'http://localhost:4310',
    smtpUrl: null,
    secret: randomBytes(32),
    mayStillSend: (waiting) => askForVerdicts({ team: teamAdmin, alerts }, waiting),
    timing: { connect: 1_000, greeting: 1_000, silence: 1_000, attempt: 2_000 },
  });
  // Nothing is watched: the routes are all that is asked here.
  const alerts = createAlertService({
    ...base,
    timers: { after: () => () => {} },
    mail: mails,
    publicUrl: 'http://localhost:4310',
    onError: fail,
  });
  const teamAdmin = team.createAdmin({
    mail: mails,
    publicUrl: 'http://localhost:4310',
    releaseChats: (member) => handoffs.releaseAll(member),
  });
  // Nothing happens by itself here either.
  const privacy = createPrivacyService({
    ...base,
    timers: { after: () => () => {} },
    jobs,
    conversations,
    endConversation: (view) => handoffs.endByVisitor(view),
    onError: fail,
    pauseMs: 0,
  });
  const app = createHttpApp({
    team,
    teamAdmin,
    handoffs,
    conversations,
    chatbotAdmin: createChatbotAdmin({ ...base, chatbots, team, publicUrl: 'http://localhost:4310' }),
    contactInbox: createContactInbox(base),
    alerts,
    analytics: createAnalyticsService({ ...base, timers: { after: () => () => {} }, onError: fail }),
    mails,
    history: createHistoryService({
      ...base,
      timers: { after: () => () => {} },
      mailTranscript: ({ conversation: { id, visitor, chatbot }, ...mail }) =>
        createForwardedTranscripts({ db: database.db, clock, mails })({
          ...mail,
          conversationId: id,
          visitorName: visitor.name,
          chatbot: { name: chatbot.name, language: 'en' },
        }),
      onError: fail,
    }),
    privacy,
    findLauncher: async () => null,
    db: database.db,
    events,
    log,
    version: '1.2.3',
    publicUrl: 'http://localhost:4310',
    trustedProxies: 0,
    files: { widget: join(folder, 'widget'), console: join(folder, 'console') },
    demoSite: null,
    ...change,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    database,
    team,
    chatbots,
    events,
    pass: (ms) => {
      now += ms;
    },
    logged: () => lines.join(''),
    post: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-handoff-client': 'desktop', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await jobs.stop(2_000);
      mails.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `fetch` tidies paths up before sending them, and never asks for a 304; this does not. */
export function openRaw(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { path, headers }, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject);
  });
}
