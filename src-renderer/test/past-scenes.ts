import { permissionSchema } from '#contract/members.ts';
import { buildOwnersWorld } from './chatbot-scenes.ts';
import type { PastOptions } from './past-world.ts';
import { CEM, TOM } from './scenes.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const WHOLESALE = { id: '0198c5c4-7d1e-7abc-8def-0000000000c2', name: 'Wholesale desk' };

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const request = (
  state: NonNullable<PastOptions['handoff']>['state'],
  waitedMs: number,
  reason: NonNullable<PastOptions['handoff']>['reason'] = 'visitor_asked',
): NonNullable<PastOptions['handoff']> => ({ id: crypto.randomUUID(), state, reason, waitedMs });

/** A workspace with a past: chats that went well, waits that were too long, and everything visitors may write. */
export function buildPastWorld(): { world: World; mug: string; long: string } {
  const { world } = buildOwnersWorld();
  world.me.permissions = [...permissionSchema.options];
  const { past } = world;
  const me = { id: world.me.id, name: world.me.name };
  const mug = past.add({
    name: 'Mia Chen',
    email: 'mia.chen@mail.example',
    startedAt: ago(26 * HOUR),
    agents: [TOM, me],
    handoff: request('completed', 7 * MINUTE + 40_000, 'repeated_fallback'),
    rating: { stars: 4, comment: 'Slow at first, then very kind.' },
    lines: [
      { by: 'bot', text: 'Hi! I am Mossy. What can I do for you?' },
      { by: 'visitor', text: 'Do you ship to Portugal?' },
      {
        by: 'bot',
        text: 'Yes, to all of Europe. Delivery takes 3 to 5 working days.',
        sources: ['Do you ship abroad?'],
      },
      { by: 'visitor', text: 'The mug I got yesterday is cracked, order #A-10423' },
      { by: 'bot', text: 'I am sorry, I did not find anything about that.' },
      { by: { type: 'handoff_requested', reason: 'repeated_fallback' } },
      { by: { type: 'handoff_accepted', agentName: TOM.name } },
      { by: { type: 'handoff_requeued', cause: 'transferred', agentName: TOM.name } },
      { by: { type: 'handoff_accepted', agentName: me.name } },
      { by: 'agent', text: 'Hello Mia, sorry about the mug! I can send a new one today or give you a refund.' },
      { by: 'visitor', text: 'A new one would be great.\nThe box looked fine, only the handle has a crack.' },
      { by: 'agent', text: 'It is on its way: https://shop.example/parcels/20394' },
      { by: { type: 'handoff_completed', agentName: me.name } },
    ],
  });
  addMore(world, me, mug.conversation.visitor.id);
  const long = past.add({
    name: 'Nora Vance',
    startedAt: ago(9 * DAY),
    agents: [CEM],
    handoff: request('completed', 12_000),
    lines: Array.from({ length: 450 }, (_, index) => ({
      by: index % 3 === 0 ? ('agent' as const) : ('visitor' as const),
      text:
        index === 300
          ? 'And here is the needle in all of this hay.'
          : `Line ${index + 1} of a conversation that took long`,
    })),
  });
  return { world, mug: mug.conversation.id, long: long.conversation.id };
}

function addMore({ past }: World, me: { id: string; name: string }, mia: string): void {
  past.add({
    name: 'Mia Chen',
    email: 'mia.chen@mail.example',
    visitorId: mia,
    startedAt: ago(12 * DAY),
    lines: [
      { by: 'visitor', text: 'How can I pay?' },
      { by: 'bot', text: 'By card, by invoice, or with PayPal.', sources: ['How can I pay?'] },
    ],
  });
  past.add({
    startedAt: ago(3 * HOUR),
    handoff: request('expired', 14 * MINUTE + 5_000, 'low_confidence'),
    lines: [
      { by: 'visitor', text: 'hello is there anybody, i want a refund' },
      { by: { type: 'handoff_requested', reason: 'low_confidence' } },
      { by: { type: 'handoff_expired' } },
    ],
  });
  past.add({
    name: 'Jonas Weber',
    email: 'jonas@mail.example',
    verified: true,
    startedAt: ago(20 * MINUTE),
    status: 'active',
    agents: [me],
    handoff: request('accepted', 9_000),
    lines: [
      { by: 'visitor', text: 'Can I change my delivery address?' },
      { by: { type: 'handoff_requested', reason: 'visitor_asked' } },
      { by: { type: 'handoff_accepted', agentName: me.name } },
      { by: 'agent', text: 'Of course, which order is it?' },
    ],
  });
  past.add({
    name: 'Maximiliane von und zu Hohenberg-Schwarzenfels',
    email: 'maximiliane.hohenberg-schwarzenfels@a-very-long-company-name.example',
    startedAt: ago(2 * DAY),
    chatbot: WHOLESALE,
    agents: [{ id: '0198c5c4-7d1e-7abc-8def-0000000000a9', name: 'Eva Lindholm-Castellanos' }, CEM, TOM],
    handoff: request('completed', 2 * HOUR + 5 * MINUTE, 'keyword'),
    rating: { stars: 1, comment: 'Two hours!' },
    lines: [{ by: 'visitor', text: `Could you tell me ${'whether this is possible and '.repeat(12)}when?` }],
  });
  past.add({
    name: 'مريم الخطيب',
    startedAt: ago(3 * DAY),
    handoff: request('cancelled', 48_000),
    lines: [
      { by: 'visitor', text: 'مرحبا، أريد استرداد المال للطلب 20394 من فضلك' },
      { by: { type: 'handoff_requested', reason: 'visitor_asked' } },
      { by: { type: 'handoff_cancelled' } },
    ],
  });
  past.add({
    name: '🦊🦊 Foxy <b>Lady</b>',
    startedAt: ago(5 * DAY),
    lines: [
      { by: 'visitor', text: '<img src=x onerror=alert(1)> 👩‍👩‍👧‍👦👩‍👩‍👧‍👦 refund?' },
      { by: 'visitor', text: `${'x'.repeat(300)} abc\u202Egnp.exe z\u0351\u0352\u0353algo` },
      { by: 'visitor', text: '' },
    ],
  });
}

/** Enough to page through. */
export function addManyPast(world: World, count: number): void {
  for (let index = 0; index < count; index += 1) {
    world.past.add({
      name: `Visitor ${index + 1}`,
      startedAt: ago(15 * DAY + index * 37 * MINUTE),
      agents: index % 3 === 0 ? [TOM] : [],
      handoff: index % 3 === 0 ? request('completed', 20_000 + index * 100) : null,
      rating: index % 9 === 0 ? { stars: 5, comment: '' } : null,
      lines: [
        { by: 'visitor', text: `Question number ${index + 1} about the delivery` },
        { by: 'bot', text: 'Delivery takes 3 to 5 working days.' },
      ],
    });
  }
}
