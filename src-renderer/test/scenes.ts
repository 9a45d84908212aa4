import type { Explanation, RoutingVerdict } from '#contract/routing.ts';
import { World } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A working morning: four people wait, three chats are open, one of them with everything that can be in a thread. */
export function buildBusyWorld(): { world: World; main: string; quiet: string; requests: string[] } {
  const world = new World();
  const main = world.begin({ name: 'Mia Chen', email: 'mia.chen@mail.example' }, 26 * HOUR);
  world.say(main, 'bot', 'Hi! I am the shop’s assistant. What can I do for you?', 26 * HOUR);
  world.say(main, 'visitor', 'Do you ship to Portugal?', 26 * HOUR);
  world.say(
    main,
    'bot',
    'Yes. Delivery to Portugal takes 3 to 5 working days and costs 7.90 €.',
    26 * HOUR - 4 * SECOND,
  );
  world.say(main, 'visitor', 'The mug I got yesterday is cracked', 9 * MINUTE);
  world.say(
    main,
    'bot',
    'I am sorry, I did not find anything about that. Would you like to talk to a person from our team?',
    9 * MINUTE - 3 * SECOND,
  );
  const handoff = world.request(main, 8 * MINUTE);
  world.accept(handoff, world.me, 6 * MINUTE + 20 * SECOND);
  world.say(main, 'agent', 'Hello Mia, I am Ana. Sorry about the mug! Could you send me the order number?', 6 * MINUTE);
  world.say(main, 'visitor', 'Sure', 5 * MINUTE);
  world.say(
    main,
    'visitor',
    'It is 20394. Here is the page I ordered from: https://shop.example/mugs/blue-glaze?ref=mail',
    5 * MINUTE - 10 * SECOND,
  );
  world.say(
    main,
    'visitor',
    'The box looked fine, only the handle has a crack:\n– top of the handle\n– about 2 cm long',
    4 * MINUTE,
  );
  world.say(main, 'agent', 'Thank you. I can send a new one today, it should arrive on Thursday.', 2 * MINUTE);
  world.say(main, 'visitor', 'That would be great, thank you!', 40 * SECOND);

  const other = world.begin({ name: 'Jonas Weber' }, 40 * MINUTE);
  world.say(other, 'visitor', 'Can I change my delivery address?', 14 * MINUTE);
  world.accept(world.request(other, 13 * MINUTE), world.me, 12 * MINUTE);
  world.say(other, 'agent', 'Of course, which order is it?', 11 * MINUTE);
  const quiet = world.begin({}, 2 * HOUR);
  world.say(quiet, 'visitor', 'is there a person here', 33 * MINUTE);
  world.accept(world.request(quiet, 32 * MINUTE), world.me, 31 * MINUTE);
  world.say(quiet, 'agent', 'Yes, hello! How can I help?', 30 * MINUTE);
  for (const id of [main, other, quiet]) world.read(id, id === main ? 8 : 99);
  world.backgrounds.set(main, {
    reason: 'repeated_fallback',
    summary: {
      lastQuestion: 'The mug I got yesterday is cracked',
      tried: [
        { question: 'Do you ship to Portugal?', answerTitle: 'Do you ship abroad?' },
        { question: 'The mug I got yesterday is cracked', answerTitle: null },
      ],
    },
    rating: null,
  });

  const waiting: [{ name?: string; email?: string }, string, number, 'visitor_asked' | 'low_confidence' | 'keyword'][] =
    [
      [
        { name: 'Priya Raman', email: 'priya@mail.example' },
        'My payment went through twice, please help',
        7 * MINUTE,
        'keyword',
      ],
      [{}, 'hello? can i talk to a human', 3 * MINUTE, 'visitor_asked'],
      [
        { name: 'Oluwaseun Adebayo-Richardson of the Lagos office' },
        'I have a rather long question about the warranty of the espresso machine that I bought in March',
        75 * SECOND,
        'low_confidence',
      ],
      [{ name: 'Émile' }, 'Bonjour', 12 * SECOND, 'visitor_asked'],
    ];
  const requests = waiting.map(([visitor, text, waited, reason]) => {
    const id = world.begin(visitor, waited + 3 * MINUTE);
    world.say(id, 'bot', 'Hi! I am the shop’s assistant. What can I do for you?', waited + 3 * MINUTE);
    world.say(id, 'visitor', text, waited + 5 * SECOND);
    return world.request(id, waited, reason);
  });
  return { world, main, quiet, requests };
}

/** What a visitor may throw at the console: markup, links that are none, reversed and stacked characters, one endless word. */
export function addHostileTexts(world: World, id: string): void {
  const texts = [
    '<img src=x onerror=alert(1)><script>alert(2)</script>',
    'javascript:alert(1) and http://[broken and https://ok.example/a(b).',
    'abc\u202Egnp.exe and z\u0351\u0352\u0353\u0354algo',
    'x'.repeat(400),
    '👩‍👩‍👧‍👦'.repeat(40),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a visitor typed it
    '{{constructor.constructor("alert(1)")()}} ${7*7}',
  ];
  for (const text of texts) world.say(id, 'visitor', text);
}

/** Many open chats with long histories. */
export function buildLargeWorld(chats: number, messagesEach: number): World {
  const world = new World();
  for (let chat = 0; chat < chats; chat += 1) {
    const id = world.begin({ name: `Visitor ${chat + 1}` }, 3 * HOUR);
    world.accept(world.request(id, 2 * HOUR), world.me, 2 * HOUR);
    for (let line = 0; line < messagesEach; line += 1) {
      world.say(id, line % 2 === 0 ? 'visitor' : 'agent', `Line ${line + 1} of chat ${chat + 1}`, HOUR - line * SECOND);
    }
    world.read(id, messagesEach);
  }
  return world;
}

/** One visitor in the queue, whom the bot could not help. */
export function buildQueue(): { world: World; conversationId: string; handoffId: string } {
  const world = new World();
  const conversationId = world.begin({ name: 'Mia Chen', email: 'mia@mail.example' });
  world.say(conversationId, 'visitor', 'My mug is cracked', 50_000);
  world.say(conversationId, 'bot', 'I did not find anything about that.', 49_000);
  return { world, conversationId, handoffId: world.request(conversationId, 40_000) };
}

/** The same visitor, already mine. */
export function buildChat(): { world: World; conversationId: string } {
  const { world, conversationId, handoffId } = buildQueue();
  world.accept(handoffId);
  return { world, conversationId };
}

export const TOM = { id: '0198c5c4-7d1e-7abc-8def-0000000000a1', name: 'Tom Okafor' };
export const CEM = { id: '0198c5c4-7d1e-7abc-8def-0000000000a2', name: 'Cem Yıldız' };
const EVA = { id: '0198c5c4-7d1e-7abc-8def-0000000000a3', name: 'Eva Lindholm-Castellanos' };
const UMA = { id: '0198c5c4-7d1e-7abc-8def-0000000000a4', name: 'Uma Patel' };
const LEO = { id: '0198c5c4-7d1e-7abc-8def-0000000000a5', name: 'Leo Brandt' };

/** A team in every state a colleague can be in. */
export function addTeam(world: World): void {
  const since = (ms: number): string => new Date(Date.now() - ms).toISOString();
  world.colleagues = [
    { ...LEO, presence: { state: 'offline', reason: 'not_connected', since: since(HOUR) }, activeChats: 0, cap: 3 },
    { ...CEM, presence: { state: 'online', reason: 'chosen', since: since(HOUR) }, activeChats: 3, cap: 3 },
    { ...EVA, presence: { state: 'away', reason: 'idle', since: since(12 * MINUTE) }, activeChats: 1, cap: null },
    { ...TOM, presence: { state: 'online', reason: 'chosen', since: since(HOUR) }, activeChats: 2, cap: 3 },
    { ...UMA, presence: { state: 'online', reason: 'chosen', since: since(HOUR) }, activeChats: 0, cap: 3 },
    { ...world.me, presence: world.me.availability, activeChats: 1, cap: 3 },
  ];
}

/** The busy morning with balanced routing: one request for me, one for a colleague, and chats that came back. */
export function buildRoutedWorld(): ReturnType<typeof buildBusyWorld> {
  const busy = buildBusyWorld();
  const { world, requests } = busy;
  addTeam(world);
  world.changeMe({ load: { activeChats: 3, cap: 4 } });
  world.offer(requests[3] ?? '', world.me, 17_000);
  world.offer(requests[1] ?? '', TOM, 12_000);
  const back = world.begin({ name: 'Sofia Martins' }, HOUR);
  world.say(back, 'visitor', 'It still does not turn on', 20 * MINUTE);
  world.accept(world.request(back, 19 * MINUTE), TOM, 18 * MINUTE);
  world.returnFrom(back, 'released', 'Speaks Portuguese, wants a refund for order 20394', null);
  const lost = world.begin({ name: 'Ken Abe' }, HOUR);
  world.say(lost, 'visitor', 'Hello? Are you still there?', 3 * MINUTE);
  world.accept(world.request(lost, 10 * MINUTE), CEM, 9 * MINUTE);
  world.returnFrom(lost, 'lease_lapsed', null, 'Yes, I am just looking up your');
  addHistory(world);
  return busy;
}

/** What became of earlier requests, and why. */
export function addHistory(world: World): void {
  const at = (agoMs: number): string => new Date(Date.now() - agoMs).toISOString();
  const me = { id: world.me.id, name: world.me.name };
  const handoff = (index: number, name: string | null, agoMs: number) => ({
    id: `0198c5c4-7d1e-7abc-8def-0000000000b${index}`,
    chatbot: { id: 'bot', name: 'Shop assistant' },
    visitor: { id: `visitor-${index}`, name, email: null, verified: false },
    reason: 'visitor_asked' as const,
    requestedAt: at(agoMs),
    acceptedAt: null,
    acceptedBy: null,
    endedAt: null,
    rating: null,
  });
  const taken = (by: typeof me, agoMs: number) => ({ acceptedBy: by, acceptedAt: at(agoMs) });
  world.recent = [
    { ...handoff(1, 'Nora Vance', 3 * MINUTE), state: 'accepted', ...taken(TOM, 3 * MINUTE - 12 * SECOND) },
    { ...handoff(2, null, 9 * MINUTE), state: 'cancelled', endedAt: at(8 * MINUTE) },
    {
      ...handoff(3, 'Ravi', 14 * MINUTE),
      state: 'completed',
      ...taken(me, 13 * MINUTE),
      endedAt: at(2 * MINUTE),
      rating: { stars: 4, comment: 'Quick and kind.' },
    },
    { ...handoff(4, 'Lee Sung-min', 26 * HOUR), state: 'expired', endedAt: at(25 * HOUR) },
  ];
  for (const [index, recent] of world.recent.entries()) {
    world.explanations.set(recent.id, explain(world, recent.id, index === 0 ? TOM : null, at(3 * MINUTE)));
  }
  for (const id of world.queue.keys()) world.explanations.set(id, explain(world, id, null, at(20 * SECOND)));
}

/** One explanation that has every rule in it. */
export function explain(world: World, handoffId: string, winner: typeof TOM | null, requestedAt: string): Explanation {
  const at = (afterMs: number): string => new Date(Date.parse(requestedAt) + afterMs).toISOString();
  const me = { id: world.me.id, name: world.me.name };
  const decide = (rule: RoutingVerdict, afterMs = 0) => ({ at: at(afterMs), verdict: rule });
  const idle = { state: 'away', reason: 'idle', since: at(-12 * MINUTE) } as const;
  const gone = { state: 'offline', reason: 'not_connected', since: at(-HOUR) } as const;
  return {
    handoffId,
    mode: 'balanced',
    requestedAt,
    state: winner ? 'accepted' : 'pending',
    acceptedBy: winner,
    acceptedAt: winner ? at(29 * SECOND) : null,
    agents: [
      { agent: LEO, decisions: [decide({ rule: 'unavailable', presence: gone })] },
      { agent: CEM, decisions: [decide({ rule: 'at_cap', activeChats: 3, cap: 3 })] },
      { agent: EVA, decisions: [decide({ rule: 'unavailable', presence: idle })] },
      {
        agent: UMA,
        decisions: [
          decide({ rule: 'offered', until: at(20 * SECOND) }),
          decide({ rule: 'passed', at: at(7 * SECOND) }, 7 * SECOND),
        ],
      },
      {
        agent: TOM,
        decisions: [
          decide({ rule: 'not_next', activeChats: 2, idleSince: null }),
          decide({ rule: 'offered', until: at(47 * SECOND) }, 27 * SECOND),
          ...(winner ? [decide({ rule: 'accepted', at: at(29 * SECOND) }, 29 * SECOND)] : []),
        ],
      },
      {
        agent: me,
        decisions: [
          decide({ rule: 'not_next', activeChats: 1, idleSince: null }),
          decide({ rule: 'offered', until: at(27 * SECOND) }, 7 * SECOND),
          decide({ rule: 'timed_out', at: at(27 * SECOND) }, 27 * SECOND),
        ],
      },
      { agent: { id: 'bea', name: 'Bea Novak' }, decisions: [decide({ rule: 'no_permission' })] },
    ],
  };
}
