import { accept, agent, complete, DAY, end, expire, HOUR, request, type Script, visitor, withdraw } from './script.ts';

/** What is over: answered by the bot, completed by a person, given up, or too late. */
export const pastConversations: readonly Script[] = [
  {
    visitor: { name: 'Harriet Lowe', email: 'harriet.lowe@mail.example' },
    minutesAgo: 6 * DAY + 5 * HOUR,
    beats: [
      visitor('Hi, my mug arrived broken'),
      visitor('The handle came off in the box. Can I talk to someone?'),
      accept('ines'),
      agent("Hello Harriet, I'm sorry to hear that! Do you have your order number at hand?"),
      visitor('MM-20418'),
      agent(
        'Thank you. A new classic mug in moss green is on its way, you get the tracking link tonight. Please keep the broken one, no need to send it.',
      ),
      visitor('That was quick, thank you so much!'),
      agent('With pleasure. Enjoy your tea!'),
      complete,
    ],
  },
  {
    visitor: null,
    minutesAgo: 6 * DAY + 2 * HOUR,
    beats: [visitor('what are your opening hours'), visitor('do you have gift vouchers?'), visitor('thanks'), end],
  },
  {
    visitor: { name: 'Bastien Roy', email: 'bastien@atelier-roy.example' },
    minutesAgo: 5 * DAY + 7 * HOUR,
    beats: [
      visitor('Do you offer corporate orders?'),
      visitor('We are opening a café and need 120 cups with saucers, with our logo under the glaze.'),
      request,
      accept('tom'),
      agent('Good morning Bastien, what a nice project. Cups with saucers we make in three shapes. When do you open?'),
      visitor('Mid March. A samples set would help me decide.'),
      agent('That fits, we need about eight weeks. I can send one of each shape this week. Where to?'),
      visitor('12 rue des Potiers, Lyon. Please with an invoice to Atelier Roy.'),
      agent('Noted. You get the offer by e-mail today and the samples by Friday.'),
      visitor('Perfect, merci.'),
      complete,
    ],
  },
  {
    visitor: { name: 'Mina', email: null },
    minutesAgo: 5 * DAY + 90,
    beats: [
      visitor('is the large mug microwave safe?'),
      visitor('and how big is it'),
      visitor('great, thank you'),
      end,
    ],
  },
  {
    visitor: { name: 'George Adeyemi', email: 'g.adeyemi@mail.example' },
    minutesAgo: 4 * DAY + 15 * HOUR,
    beats: [
      visitor('My parcel never arrived'),
      visitor("Tracking says delivered, but it isn't here and the neighbours don't have it"),
      request,
      expire,
    ],
    lastGapMinutes: 45,
  },
  {
    visitor: { name: 'George Adeyemi', email: 'g.adeyemi@mail.example' },
    minutesAgo: 4 * DAY + 3 * HOUR,
    beats: [
      visitor('Nobody was there last night. My parcel says delivered but I never got it. Human please.'),
      accept('olive'),
      agent(
        "Good morning George, I'm Olive, the owner. I'm sorry nobody answered yesterday evening. I have just opened a search with the carrier.",
      ),
      visitor('OK. How long does that take?'),
      agent("Up to a week, and you shouldn't have to wait for it: I'm sending the same set again today by express."),
      visitor("That's really kind, thank you Olive."),
      complete,
    ],
  },
  {
    visitor: null,
    minutesAgo: 4 * DAY + 50,
    beats: [visitor('do you ship to Japan'), visitor('how much is shipping'), visitor('ok')],
  },
  {
    visitor: { name: 'Petra Novak', email: 'petra.novak@mail.example' },
    minutesAgo: 3 * DAY + 8 * HOUR,
    beats: [
      visitor('Can I take part in a workshop in a wheelchair?'),
      request,
      accept('ines'),
      agent(
        'Hi Petra! Yes: the studio is on ground level, and one of the wheels has a raised table. How many of you are coming?',
      ),
      visitor('Two. Saturday the 14th, if there is room.'),
      agent(
        'There is. I have put you both down and reserved the raised table. Please park in the yard, the gate code comes by e-mail.',
      ),
      visitor('Wonderful, see you then!'),
      agent('See you on Saturday!'),
      complete,
    ],
  },
  {
    visitor: { name: 'Luis', email: 'luis.f@mail.example' },
    minutesAgo: 3 * DAY + 4 * HOUR,
    beats: [
      visitor('Where is my order?'),
      visitor("I don't see a tracking link, can I talk to an agent"),
      visitor('Oh, it is in the spam folder. Sorry!'),
      withdraw,
      visitor('thanks'),
      end,
    ],
  },
  {
    visitor: null,
    minutesAgo: 2 * DAY + 22 * HOUR,
    beats: [visitor('Do you sell teapots?'), request, visitor('hello?'), end],
    lastGapMinutes: 14,
  },
  {
    visitor: { name: 'Sofia Lindqvist', email: 'sofia.l@mail.example' },
    minutesAgo: 2 * DAY + 6 * HOUR,
    beats: [
      visitor('I received the wrong item'),
      visitor('I ordered the speckled bowl and got a blue vase. Could somebody look into it?'),
      accept('tom'),
      agent(
        'Hello Sofia, that vase was meant for somebody else, sorry! Your bowl leaves today. Would you like to keep the vase?',
      ),
      visitor('Ha, it is actually pretty. How much would it be?'),
      agent('For the trouble: half price, 24. I can add it to your order if you like.'),
      visitor('Deal.'),
      agent('Done, the invoice is in your inbox. Thank you for your patience!'),
      complete,
    ],
  },
  {
    visitor: { name: 'Ken', email: null },
    minutesAgo: 2 * DAY + 80,
    beats: [
      visitor('My payment was declined'),
      visitor('Tried twice, still declined. Real person please'),
      accept('ines'),
      agent(
        'Hi Ken, I can see two tries that your bank did not confirm. Does your bank ask you to confirm in its app?',
      ),
      visitor('…it does. Worked now. Sorry and thanks!'),
      agent('No need to be sorry, that question comes up every day. Have fun with the bowls!'),
      complete,
    ],
  },
  {
    visitor: { name: 'Amélie Durand', email: 'amelie@mail.example' },
    minutesAgo: DAY + 9 * HOUR,
    beats: [
      visitor('Can you personalise a mug with a name?'),
      visitor('Is a name with an accent possible, like Amélie?'),
      request,
      accept('olive'),
      agent('Bonjour Amélie! Yes, we have stamps for é, è, ê and ç. Shall I prepare a preview for you?'),
      visitor('Oh yes please, on the small mug in white'),
      agent('You have it by e-mail tonight. Order when you like it, there is no hurry.'),
      visitor('Merci beaucoup'),
      complete,
    ],
  },
  {
    visitor: null,
    minutesAgo: DAY + 5 * HOUR,
    beats: [visitor('are you a bot?'), visitor('do you have jobs'), visitor('bye')],
  },
  {
    visitor: { name: 'Dana Whitfield', email: 'dana.w@mail.example' },
    minutesAgo: DAY + 70,
    beats: [
      visitor('When will I get my refund?'),
      visitor('I sent it back nine working days ago. I want to speak to a manager.'),
      accept('tom'),
      agent(
        'Hello Dana, I see your parcel reached us on Tuesday and the refund was not started. That is our fault. I have just done it.',
      ),
      visitor('When will I see it?'),
      agent('On a card usually in two days. I added the shipping cost you paid as an apology.'),
      visitor('Appreciated.'),
      complete,
    ],
  },
  {
    visitor: { name: 'Yuki Tanaka', email: null },
    minutesAgo: 20 * HOUR,
    beats: [visitor('Is someone there? I have a question about a custom order'), expire],
    lastGapMinutes: 40,
  },
];
