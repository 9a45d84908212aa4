import type { AlertKind, AlertPreferences, EmailChoice } from '#contract/alerts.ts';
import type { Schedule } from '#contract/business-hours.ts';

type Override = AlertPreferences['chatbots'][number];

export function setChoice(preferences: AlertPreferences, kind: AlertKind, choice: EmailChoice): AlertPreferences {
  return { ...preferences, choices: { ...preferences.choices, [kind]: choice } };
}

export function addChatbot(preferences: AlertPreferences, chatbotId: string): AlertPreferences {
  return { ...preferences, chatbots: [...preferences.chatbots, { chatbotId, choices: {} }] };
}

export function removeChatbot(preferences: AlertPreferences, chatbotId: string): AlertPreferences {
  return { ...preferences, chatbots: preferences.chatbots.filter((override) => override.chatbotId !== chatbotId) };
}

/** @param choice null: as for the other chatbots */
export function setChatbotChoice(
  preferences: AlertPreferences,
  chatbotId: string,
  kind: AlertKind,
  choice: EmailChoice | null,
): AlertPreferences {
  const change = (override: Override): Override => {
    if (override.chatbotId !== chatbotId) return override;
    const { [kind]: _before, ...others } = override.choices;
    return { chatbotId, choices: choice === null ? others : { ...others, [kind]: choice } };
  };
  return { ...preferences, chatbots: preferences.chatbots.map(change) };
}

/** Chatbots without choices of their own, which could get some. */
export function listOthers<T extends { readonly id: string }>(
  preferences: AlertPreferences,
  chatbots: readonly T[],
): T[] {
  return chatbots.filter(({ id }) => !preferences.chatbots.some(({ chatbotId }) => chatbotId === id));
}

/** Switched on for the first time: every night. Switched off, the times are kept. */
export function setQuietHours(preferences: AlertPreferences, enabled: boolean, timezone: string): AlertPreferences {
  const schedule = preferences.quietHours.schedule ?? (enabled ? createNights(timezone) : null);
  return { ...preferences, quietHours: { enabled, schedule } };
}

/** From ten in the evening to seven in the morning, all week. */
export function createNights(timezone: string): Schedule {
  const night = () => [{ open: '22:00', close: '07:00' }];
  return {
    timezone,
    week: { 1: night(), 2: night(), 3: night(), 4: night(), 5: night(), 6: night(), 7: night() },
    exceptions: [],
  };
}
