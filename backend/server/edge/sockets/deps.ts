import type { AlertService } from '../../../modules/alerts/index.ts';
import type { AvailabilityService } from '../../../modules/availability/index.ts';
import type { ChatbotService } from '../../../modules/chatbot/index.ts';
import type { ContactService } from '../../../modules/contact/index.ts';
import type { ConversationService } from '../../../modules/conversation/index.ts';
import type { HandoffService } from '../../../modules/handoff/index.ts';
import type { TranscriptMail } from '../../../modules/mail/index.ts';
import type { RoutingService } from '../../../modules/routing/index.ts';
import type { MemberIdentity, TeamService } from '../../../modules/team/index.ts';
import type { VisitorService } from '../../../modules/visitor/index.ts';
import type { Clock } from '../../clock.ts';
import type { EventBus } from '../../events.ts';
import type { FaultLog } from '../translate-error.ts';
import type { SocketLimits } from './limits.ts';

/** What the socket edge needs of the house: the modules' services, and nothing behind them. */
export interface SocketDeps {
  conversations: ConversationService;
  handoffs: HandoffService;
  visitors: VisitorService;
  chatbots: ChatbotService;
  team: TeamService;
  routing: RoutingService;
  availability: Pick<AvailabilityService, 'of'>;
  contact: ContactService;
  transcripts: TranscriptMail;
  alerts: Pick<AlertService, 'report' | 'test'>;
  events: EventBus;
  clock: Clock;
  log: FaultLog;
  limits: SocketLimits;
  /** How many reverse proxies in front may be believed about the caller's address. */
  trustedProxies: number;
  /** Exact origins that may open an agent's connection. */
  agentOrigins: ReadonlySet<string>;
}

export type BotIdentity = NonNullable<Awaited<ReturnType<ChatbotService['find']>>>;
export type AgentIdentity = MemberIdentity;
