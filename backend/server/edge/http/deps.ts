import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { AlertService } from '../../../modules/alerts/index.ts';
import type { AnalyticsService } from '../../../modules/analytics/index.ts';
import type { ChatbotAdmin } from '../../../modules/chatbot/index.ts';
import type { ContactInbox } from '../../../modules/contact/index.ts';
import type { ConversationService } from '../../../modules/conversation/index.ts';
import type { HandoffService } from '../../../modules/handoff/index.ts';
import type { HistoryService } from '../../../modules/history/index.ts';
import type { MailService } from '../../../modules/mail/index.ts';
import type { PrivacyService } from '../../../modules/privacy/index.ts';
import type { TeamAdmin, TeamService } from '../../../modules/team/index.ts';
import type { Database } from '../../database/connection.ts';
import type { EventBus } from '../../events.ts';
import type { LauncherPreset } from './launcher-preset.ts';

export interface HttpDeps {
  team: Pick<TeamService, 'signIn' | 'refresh' | 'signOut' | 'claimOwner' | 'hasOwner' | 'authenticate' | 'getMe'>;
  teamAdmin: TeamAdmin;
  handoffs: Pick<HandoffService, 'queue'>;
  conversations: Pick<ConversationService, 'countUnreadChats'>;
  chatbotAdmin: ChatbotAdmin;
  contactInbox: ContactInbox;
  alerts: Pick<AlertService, 'preferences' | 'settings' | 'list'>;
  analytics: Pick<AnalyticsService, 'report' | 'wallboard'>;
  mails: Pick<MailService, 'settings' | 'outbox'>;
  history: Pick<
    HistoryService,
    'list' | 'choices' | 'detail' | 'transcript' | 'download' | 'mail' | 'exportSize' | 'exportMessages'
  >;
  privacy: Pick<PrivacyService, 'retention' | 'erasures'>;
  /** How a chatbot's launcher looks; null for one that does not exist. */
  findLauncher(chatbotId: string): Promise<LauncherPreset | null>;
  db: Database;
  events: EventBus;
  log: Logger;
  /** Of the product, as in package.json. */
  version: string;
  /** The origin people's browsers use, without a trailing slash; https makes cookies `Secure`. */
  publicUrl: string;
  /** How many reverse proxies in front may be believed about the caller's address. */
  trustedProxies: number;
  /** Folders with the built widget (`widget.js` and its hashed parts) and the built console (`index.html`). */
  files: { widget: string; console: string };
  /** What answers below `/demo`. */
  demoSite: RequestHandler | null;
}
