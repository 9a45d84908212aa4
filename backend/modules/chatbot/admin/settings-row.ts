import type { Selectable, Updateable } from 'kysely';
import type { ChatbotSettings, UpdateChatbotRequest } from '#contract/chatbots.ts';
import type { Schema } from '../../../server/database/schema.ts';
import { REACH_COLUMNS, toReach } from '../reach.ts';

type Row = Selectable<Schema['chatbots']>;

export const SETTINGS_COLUMNS = [
  'name',
  'greeting',
  'engine',
  'confidence_threshold',
  'misses_before_offer',
  'handoff_enabled',
  'routing_mode',
  'offer_seconds',
  'agent_cap',
  'escalation_rules',
  ...REACH_COLUMNS,
] as const;

export type SettingsRow = Pick<Row, (typeof SETTINGS_COLUMNS)[number]>;

export function toSettings(row: SettingsRow): ChatbotSettings {
  const { language, avatar, appearance, hoursEnabled, schedule, offline, allowedSites, requireIdentity } = toReach(row);
  return {
    basics: {
      name: row.name,
      avatar,
      greeting: row.greeting,
      language,
    },
    appearance,
    behaviour: {
      engine: row.engine,
      confidenceThreshold: row.confidence_threshold,
      missesBeforeOffer: row.misses_before_offer,
    },
    escalation: {
      handoffEnabled: row.handoff_enabled,
      hoursEnabled,
      schedule,
      offline,
      routing: { mode: row.routing_mode, offerSeconds: row.offer_seconds, agentCap: row.agent_cap },
      rules: row.escalation_rules,
    },
    install: { allowedSites, requireIdentity },
  };
}

/** The columns that the given sections stand in. */
export function toColumns(sections: Omit<UpdateChatbotRequest, 'version'>): Updateable<Schema['chatbots']> {
  const { basics, appearance, behaviour, escalation, install } = sections;
  return {
    ...basics,
    ...(appearance && { appearance: JSON.stringify(appearance) }),
    ...(behaviour && {
      engine: behaviour.engine,
      confidence_threshold: behaviour.confidenceThreshold,
      misses_before_offer: behaviour.missesBeforeOffer,
    }),
    ...(escalation && {
      handoff_enabled: escalation.handoffEnabled,
      hours_enabled: escalation.hoursEnabled,
      schedule: escalation.schedule && JSON.stringify(escalation.schedule),
      offline: JSON.stringify(escalation.offline),
      routing_mode: escalation.routing.mode,
      offer_seconds: escalation.routing.offerSeconds,
      agent_cap: escalation.routing.agentCap,
      escalation_rules: JSON.stringify(escalation.rules),
    }),
    ...(install && { allowed_sites: install.allowedSites, require_identity: install.requireIdentity }),
  };
}
