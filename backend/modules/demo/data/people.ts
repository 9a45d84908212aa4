import type { UpdateChatbotRequest } from '#contract/chatbots.ts';
import type { MemberRole } from '#contract/members.ts';

/** Says what it is wherever it is shown, so that nobody takes the pretend shop for a customer. */
export const DEMO_WORKSPACE_NAME = 'Mossy Mug (demo)';

/** Where the shop is. */
export const demoTimezone = 'Europe/Lisbon';

const DAY = [
  { open: '09:00', close: '13:00' },
  { open: '14:00', close: '18:00' },
];

const greeting =
  "Hi, I'm Mossy, the assistant of this pretend pottery shop. Ask me about orders, shipping or our mugs. If I don't know, a person will.";

/** Hours are off, so that somebody can be asked for whenever the shop is shown; the schedule is there to be switched on. */
const settings: Omit<UpdateChatbotRequest, 'version'> = {
  basics: { name: 'Mossy', avatar: 'M', greeting, language: 'en' },
  appearance: {
    colour: '#3a6549',
    side: 'right',
    launcher: 'icon',
    launcherText: '',
    theme: 'auto',
    title: 'Mossy Mug',
    placeholder: '',
    consentText: '',
    quickReplies: ['Where is my order?', 'Are your mugs dishwasher safe?', 'How do I return an item?'],
  },
  escalation: {
    handoffEnabled: true,
    hoursEnabled: false,
    schedule: {
      timezone: demoTimezone,
      week: { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: [{ open: '10:00', close: '14:00' }], 7: [] },
      exceptions: [],
    },
    offline: { message: 'We are at the wheel again tomorrow morning.', contactForm: true },
    routing: { mode: 'first_come', offerSeconds: 20, agentCap: null },
    rules: { phrases: ['speak to the owner'], keywords: ['lawyer'] },
  },
};

export const demoChatbot = { name: 'Mossy', greeting, settings } as const;

export type DemoMemberKey = 'olive' | 'ines' | 'tom';

/** `.example` belongs to nobody: no mail can ever reach a stranger. */
export const demoMembers: Record<DemoMemberKey, { name: string; email: string; role: MemberRole }> = {
  olive: { name: 'Olive Moss', email: 'olive@mossy-mug.example', role: 'owner' },
  ines: { name: 'Ines Calder', email: 'ines@mossy-mug.example', role: 'agent' },
  tom: { name: 'Tom Reed', email: 'tom@mossy-mug.example', role: 'agent' },
};
