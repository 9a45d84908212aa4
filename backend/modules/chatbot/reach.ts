import type { Schedule } from '#contract/business-hours.ts';
import { type ChatbotSettings, type Language, languageSchema } from '#contract/chatbots.ts';

/** How a chatbot meets its visitors: how it looks, where it may, and when there are people behind it. */
export interface Reach {
  /** Of the widget's own words. */
  language: Language;
  avatar: string;
  appearance: ChatbotSettings['appearance'];
  /** Off: a person can be asked for at any time; the schedule is kept. */
  hoursEnabled: boolean;
  schedule: Schedule | null;
  offline: ChatbotSettings['escalation']['offline'];
  /** Origins; none = every site. */
  allowedSites: string[];
  /** Messages of visitors without a signed identity are refused. */
  requireIdentity: boolean;
}

export const REACH_COLUMNS = [
  'language',
  'avatar',
  'appearance',
  'hours_enabled',
  'schedule',
  'offline',
  'allowed_sites',
  'require_identity',
] as const;

export interface ReachRow {
  language: string;
  avatar: string;
  appearance: Partial<Reach['appearance']>;
  hours_enabled: boolean;
  schedule: Schedule | null;
  offline: Partial<Reach['offline']>;
  allowed_sites: string[];
  require_identity: boolean;
}

/** What a new chatbot looks like. Empty texts are the language's own. */
export const DEFAULT_APPEARANCE: Reach['appearance'] = {
  colour: '#0f766e',
  side: 'right',
  launcher: 'icon',
  launcherText: '',
  theme: 'auto',
  title: '',
  placeholder: '',
  consentText: '',
  quickReplies: [],
};

/** Somebody who meets nobody can at least leave a message. */
export const DEFAULT_OFFLINE: Reach['offline'] = { message: '', contactForm: true };

/** What a new chatbot starts with; the database has the same defaults. */
export const DEFAULT_REACH: Reach = {
  language: 'en',
  avatar: '',
  appearance: DEFAULT_APPEARANCE,
  hoursEnabled: false,
  schedule: null,
  offline: DEFAULT_OFFLINE,
  allowedSites: [],
  requireIdentity: false,
};

/** What was stored before a setting existed has its default. */
export function toReach(row: ReachRow): Reach {
  return {
    language: languageSchema.catch('en').parse(row.language),
    avatar: row.avatar,
    appearance: { ...DEFAULT_APPEARANCE, ...row.appearance },
    hoursEnabled: row.hours_enabled,
    schedule: row.schedule,
    offline: { ...DEFAULT_OFFLINE, ...row.offline },
    allowedSites: row.allowed_sites,
    requireIdentity: row.require_identity,
  };
}
