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
