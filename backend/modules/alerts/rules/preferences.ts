import type { AlertKind, AlertPreferences, AlertSettings, EmailChoice } from '#contract/alerts.ts';
import { decideOpening } from '../../business-hours/index.ts';

/** What a member has who has never chosen: nobody is left out who might miss a visitor. */
export const DEFAULT_PREFERENCES: AlertPreferences = {
  choices: {
    new_request: 'if_unseen',
    waiting: 'always',
    message: 'if_unseen',
    keyword: 'always',
    contact: 'always',
  },
  chatbots: [],
  quietHours: { enabled: false, schedule: null },
};

export const DEFAULT_SETTINGS: AlertSettings = { waitingMinutes: 5, words: [] };

/** The choice for this chatbot, or the general one where the chatbot does not differ. */
export function findChoice(preferences: AlertPreferences, kind: AlertKind, chatbotId: string): EmailChoice {
  const own = preferences.chatbots.find((chatbot) => chatbot.chatbotId === chatbotId);
  return own?.choices[kind] ?? preferences.choices[kind];
}

export function isQuiet({ quietHours }: AlertPreferences, now: Date): boolean {
  return quietHours.enabled && quietHours.schedule !== null && decideOpening(quietHours.schedule, now).open;
}

/** Whether any alert could ever become a mail. */
export function wantsMail({ choices, chatbots }: AlertPreferences): boolean {
  const all = [choices, ...chatbots.map((chatbot) => chatbot.choices)];
  return all.some((each) => Object.values(each).some((choice) => choice !== 'never'));
}
