import { describe, expect, it } from 'vitest';
import { type AlertPreferences, alertPreferencesSchema } from '#contract/alerts.ts';
import {
  addChatbot,
  createNights,
  listOthers,
  removeChatbot,
  setChatbotChoice,
  setChoice,
  setQuietHours,
} from './edit-preferences.ts';

const MOSSY = '0198c5c4-7d1e-7abc-8def-0123456789ab';
const OTHER = '0198c5c4-7d1e-7abc-8def-0123456789ac';
const preferences: AlertPreferences = {
  choices: { new_request: 'if_unseen', waiting: 'always', message: 'if_unseen', keyword: 'always', contact: 'always' },
  chatbots: [],
  quietHours: { enabled: false, schedule: null },
};

describe('preferences', () => {
  it('change one choice and nothing else', () => {
    const changed = setChoice(preferences, 'contact', 'never');
    expect(changed).toEqual({ ...preferences, choices: { ...preferences.choices, contact: 'never' } });
  });

  it('hold for one chatbot only where they were chosen for it, and "as for the others" takes that back', () => {
    const added = addChatbot(addChatbot(preferences, MOSSY), OTHER);
    const chosen = setChatbotChoice(setChatbotChoice(added, MOSSY, 'contact', 'never'), MOSSY, 'waiting', 'never');
    expect(chosen.chatbots).toEqual([
      { chatbotId: MOSSY, choices: { contact: 'never', waiting: 'never' } },
      { chatbotId: OTHER, choices: {} },
    ]);
    const back = setChatbotChoice(chosen, MOSSY, 'contact', null);
    expect(back.chatbots[0]).toEqual({ chatbotId: MOSSY, choices: { waiting: 'never' } });
    expect(alertPreferencesSchema.safeParse(back).success).toBe(true);
    expect(removeChatbot(back, MOSSY).chatbots).toEqual([{ chatbotId: OTHER, choices: {} }]);
  });

  it('offer only chatbots that have no choices of their own', () => {
    const chatbots = [{ id: MOSSY }, { id: OTHER }];
    expect(listOthers(addChatbot(preferences, MOSSY), chatbots)).toEqual([{ id: OTHER }]);
  });

  it('get quiet nights that the server takes, and keep them while they are off', () => {
    expect(setQuietHours(preferences, false, 'Europe/Berlin').quietHours.schedule).toBeNull();
    const on = setQuietHours(preferences, true, 'Europe/Berlin');
    expect(on.quietHours).toEqual({ enabled: true, schedule: createNights('Europe/Berlin') });
    expect(alertPreferencesSchema.safeParse(on).success).toBe(true);
    const off = setQuietHours(on, false, 'America/New_York');
    expect(off.quietHours).toEqual({ enabled: false, schedule: createNights('Europe/Berlin') });
  });
});
