import { accept, agent, complete, HOUR, request, type Script, visitor, withdraw } from './script.ts';

/** What is going on now: with the bot, waiting in the queue, and with each agent. */
export const liveConversations: readonly Script[] = [
  {
    visitor: { name: 'Noor', email: 'noor@mail.example' },
    minutesAgo: 3 * HOUR,
    beats: [
      visitor('how do I clean tea stains'),
      visitor('and coffee? Same thing?'),
      request,
      accept('ines'),
      agent('Hi Noor, yes, baking soda works on coffee too. Ten minutes instead of five.'),
      visitor('Worked, the mug looks new!'),
      complete,
    ],
  },
  {
    visitor: { name: 'Rosa Marini', email: 'rosa@marini.example' },
    minutesAgo: 52,
    beats: [
      visitor('Hello, can you gift wrap my order?'),
      visitor('I forgot to tick the box and it is a wedding gift. Can I talk to a human?'),
      accept('ines'),
      agent("Hi Rosa, how nice! I've found your order MM-20611, it is still here. I'll have it wrapped."),
      visitor('Thank you! Could you add a card as well?'),
      agent('Of course. What shall we write?'),
      visitor('"For Carla and Ed: may your cups always be full. Love, Rosa"'),
      agent('Lovely. It leaves tomorrow morning and arrives on Thursday.'),
      visitor('Is Thursday certain? The wedding is on Friday.'),
    ],
  },
  {
    visitor: null,
    minutesAgo: 34,
    beats: [
      visitor('Are the bowls oven safe?'),
      visitor('Mine made a ticking sound in the oven. Is that dangerous? Is anybody there?'),
      accept('ines'),
      agent(
        "Hello! Please leave it in the oven with the door closed and let it cool down slowly. Ticking is tension in the glaze; it usually does no harm, but I'd like to be sure.",
      ),
      visitor('ok, it is off now. It stopped ticking'),
      agent(
        'Good. When it is cold, tap it: a clear ring means all is well, a dull sound means a crack, and then you get a new one.',
      ),
    ],
  },
  {
    visitor: { name: 'Viktor Hale', email: 'v.hale@hale-interiors.example' },
    minutesAgo: 41,
    beats: [
      visitor('Do you offer wholesale?'),
      visitor('I need a price for 60 vases by the end of today, connect me to sales please'),
      accept('tom'),
      agent('Good afternoon Viktor, happy to help. Which of the vases, and one colour or several?'),
      visitor('The tall one, 30 in sand and 30 in moss.'),
      agent('At 60 pieces that is 38 each instead of 52, delivery included. Lead time is seven weeks.'),
      visitor('Seven is long. Is there any way to make it five?'),
      visitor('We could take 40 first and the rest later.'),
    ],
  },
  {
    visitor: { name: 'Jonas', email: 'jonas.b@mail.example' },
    minutesAgo: 12,
    beats: [
      visitor('I entered the wrong address, can I change it?'),
      visitor('It has to go to my office instead, and I cannot find where to do that. Can someone help me?'),
    ],
  },
  {
    visitor: null,
    minutesAgo: 7,
    beats: [
      visitor('hi'),
      visitor('Do you glaze pieces that people bring along?'),
      request,
      visitor('I have six plates from my grandmother, fired but not glazed'),
    ],
  },
  {
    visitor: { name: 'Priya Raman', email: 'priya@mail.example' },
    minutesAgo: 3,
    beats: [
      visitor('Where is my order?'),
      visitor('The link shows nothing since Monday. Can I talk to a real person please?'),
    ],
  },
  {
    visitor: { name: 'Emil', email: null },
    minutesAgo: 26,
    beats: [
      visitor('do you have a warranty'),
      visitor('I would like to talk to an agent'),
      withdraw,
      visitor('what is your return policy?'),
    ],
  },
  {
    visitor: null,
    minutesAgo: 9,
    beats: [visitor('Do you have pottery classes?'), visitor('can my kids join the workshop')],
  },
  { visitor: null, minutesAgo: 4, beats: [visitor('hello'), visitor('can I pay with paypal')] },
];
