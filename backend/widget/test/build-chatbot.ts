import type { Availability } from '#contract/visitor-socket.ts';
import type { ChatbotFace } from '../app/state/chat-state.ts';

const appearance: ChatbotFace['appearance'] = {
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

export function buildChatbot(
  fields: Partial<Omit<ChatbotFace, 'appearance'>> = {},
  looks: Partial<ChatbotFace['appearance']> = {},
): ChatbotFace {
  return {
    name: 'Acme Bot',
    avatar: '',
    greeting: 'Hi! Ask me anything about Acme.',
    language: 'en',
    transcriptByMail: true,
    ...fields,
    appearance: { ...appearance, ...looks },
  };
}

/** A person can be asked for, unless told otherwise. */
export function buildAvailability(fields: Partial<Availability> = {}): Availability {
  return {
    handoff: true,
    agentsOnline: true,
    reason: null,
    opensAt: null,
    closesAt: null,
    offlineMessage: '',
    contactForm: false,
    ...fields,
  };
}

export function buildOffline(fields: Partial<Availability> = {}): Availability {
  return buildAvailability({ handoff: false, agentsOnline: false, reason: 'outside_hours', ...fields });
}
