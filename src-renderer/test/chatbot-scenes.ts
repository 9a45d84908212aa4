import { createSchedule, setDay } from '../features/schedule/edit-hours.ts';
import { DEFAULT_SETTINGS } from './chatbot-world.ts';
import { World } from './world.ts';

const QUESTIONS: [question: string, answer: string][] = [
  [
    'Where is my order?',
    'You find it under “My orders”. We send a link to the parcel service as soon as it has left us.',
  ],
  [
    'How can I return something?',
    'Within 30 days, for any reason:\n1. Open “My orders” and choose “Return”.\n2. Print the label.\n3. Bring the parcel to any post office.',
  ],
  ['Do you ship abroad?', 'Yes, to all of Europe. Delivery takes 3 to 5 working days and costs 7.90 €.'],
  ['How can I pay?', 'By card, by invoice, or with PayPal.'],
  ['Can I change my address?', 'As long as the parcel has not left us: under “My orders”, “Change address”.'],
];

/** An owner with one chatbot that is on a site, in every step something to see. */
export function buildOwnersWorld(): { world: World; chatbotId: string } {
  const world = new World();
  world.me.role = 'owner';
  world.me.permissions = ['chats.respond', 'chatbots.manage'];
  const { bots } = world;
  const chatbotId = bots.add(
    { name: 'Mossy', avatar: '🌿', greeting: 'Hi! I am Mossy. What can I do for you?' },
    QUESTIONS,
  );
  const chatbot = bots.get(chatbotId);
  const imported = chatbot?.entries.at(-1);
  if (imported) imported.source = 'https://shop.example/help';
  if (chatbot) {
    chatbot.connections = [{ origin: 'https://shop.example', lastSeenAt: new Date().toISOString() }];
    chatbot.secrets = [{ id: crypto.randomUUID(), createdAt: '2026-10-05T09:12:00.000Z' }];
  }
  const schedule = createSchedule('Europe/Berlin');
  const weekend = setDay(schedule, 5, [
    { open: '09:00', close: '12:00' },
    { open: '22:00', close: '02:00' },
  ]);
  bots.change(chatbotId, {
    appearance: { ...DEFAULT_SETTINGS.appearance, quickReplies: ['Where is my order?', 'Returns'] },
    escalation: {
      ...DEFAULT_SETTINGS.escalation,
      hoursEnabled: true,
      schedule: { ...weekend, exceptions: [{ date: '2026-12-24', name: 'Christmas Eve', ranges: [] }] },
      offline: { message: 'We answer the next morning.', contactForm: true },
      routing: { mode: 'balanced', offerSeconds: 20, agentCap: 3 },
      rules: { phrases: ['cancel my contract'], keywords: ['refund', 'lawyer'] },
    },
    install: { allowedSites: ['https://shop.example'], requireIdentity: false },
  });
  bots.add({ name: 'Wholesale desk' });
  bots.simulation = simulateAroundClockChange();
  bots.leaveMessage({
    text: 'Do you repair mugs too? The handle of mine came off.\n\nIt is the blue one from last year.',
  });
  bots.leaveMessage({
    name: 'Jonas Weber',
    email: 'jonas@mail.example',
    text: 'Please send me an invoice for order 20417.',
  });
  return { world, chatbotId };
}

/** Nine to five in Berlin, around the night in which the clocks go back. */
function simulateAroundClockChange(): World['bots']['simulation'] {
  const openings = ['21', '22', '23', '26', '27', '28', '29', '30'].map((day) => {
    const offset = Number(day) < 25 ? 2 : 1;
    const at = (hour: number): string => `2026-10-${day}T${String(hour - offset).padStart(2, '0')}:00:00.000Z`;
    return { from: at(9), to: at(17) };
  });
  return { openings, clockChanges: [{ at: '2026-10-25T01:00:00.000Z', shiftMinutes: -60 }] };
}
