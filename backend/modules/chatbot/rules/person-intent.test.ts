import { describe, expect, test } from 'vitest';
import { decidePersonIntent } from './person-intent.ts';

const clear = `
Can I talk to a human?
can i talk to a human
I want to speak to a real person
Could I please speak with someone?
human
Human!!!
agent please
AGENT
live agent
real person pls
I need a human
i want a person
I'd like to talk to a representative
I’d like to talk to a representative
Connect me to an agent
please transfer me to a live agent
put me through to your support team
put me through
Is there a human here?
is anyone there?
Anybody there?
hello? is there someone I could talk to
Can you get me a manager?
I demand to speak to your supervisor
get me a person now
let me talk to somebody
I don't want to talk to a bot
I do not want to chat with a robot
no bots please
stop this bot
I'm tired of talking to a machine
speak to a human being
Talk to an advisor
can i chat with your support team?
Can I talk to customer service
how do i contact a human
I want to talk to someone about my order.
My parcel is late. Can I speak to a person?
This is the third time I ask. Human please.
chat with an agent
Do you have a person I can talk to?
Are there any agents available?
can I speak to someone else
I'd prefer speaking with a human
escalate this please
escalate
give me an operator
representative
i need a live person to help me
Ok, I would like an agent please
talk 2 human
customer service please
could you connect me with somebody from your team?
why can't I talk to a human?
I need someone to talk to
live chat
I want live support
speak to the manager
can i have a word with a real human
i want to talk to a humen
are there any humans here
we need to speak with a member of your team
Can someone real talk to me? I want a human.
hand me over to a colleague
tlak to agent
`;

const maybe = `
How can I contact customer support?
How do I reach your support team?
What is your customer service number?
Can someone help me?
could somebody please call me about this
do you have live chat?
support
customer service
I need support
Can I email someone about this?
is there someone who can help
Could somebody look into it?
I need customer support
`;

const none = `
Are your ceramics hand-made by a human?
Can I book through a travel agent?
Do I need an agent to import this?
Is the glaze safe for human consumption?
Do you sell human-sized vases? I need a human sized vase.
I'd like a person illustrated on my mug
I need a person's name on the mug
Can I get an agent discount?
Can someone else pick up my order?
I want to give someone a voucher
Can I send a mug to someone as a gift?
I don't want to talk to a human
I do not need an agent, just tell me the price
No need to speak to anyone
Can I return it without talking to a person?
Do I have to talk to an agent to get a refund?
I spoke to an agent yesterday
I was talking to an agent yesterday
Who do I talk to about a refund?
Do you ship to people in Norway?
Does your staff speak German?
Where is my order?
How long does shipping take?
Is the cleaning agent you recommend safe?
Which bleaching agent is in the glaze?
Do you have an agent in Germany?
I bought this for a person I love
is this mug machine washable
Is it made by hand or by a machine?
Are these handmade, not machine made?
what is the capacity of the large person mug
I lost my password
can you talk me through the glazing
the representative sample I saw was blue
I need a representative sample
My manager wants an invoice
the delivery person was rude
Can the delivery person leave it with a neighbour?
How many people work for you?
Do you support Apple Pay?
What does your team drink?
thanks
hello
Do you offer human rights themed mugs?
`;

const lines = (block: string): string[] => block.trim().split('\n');

describe('a wish for a person', () => {
  test.each(lines(none))('is not read into: %s', (text) => expect(decidePersonIntent(text)).toBe('none'));
  test.each(lines(clear))('is clear in: %s', (text) => expect(decidePersonIntent(text)).toBe('clear'));
  test.each(lines(maybe))('is possible in: %s', (text) => expect(decidePersonIntent(text)).toBe('maybe'));

  test('is found behind the longest message, in time proportional to it', () => {
    const start = performance.now();
    expect(decidePersonIntent(`${'i want to talk to the '.repeat(350)} human`)).toBe('clear');
    expect(decidePersonIntent(`${'can i have a the my '.repeat(400)}`)).toBe('none');
    expect(decidePersonIntent('to '.repeat(2_600))).toBe('none');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
