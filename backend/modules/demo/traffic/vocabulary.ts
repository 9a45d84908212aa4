const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What a pottery shop sells: some of it often asked for, some hardly ever. */
export const items = words(`
  mug mug mug cup cup bowl bowl plate plate teapot vase vase jug pitcher saucer planter butter-dish egg-cup candle-holder
  soap-dish casserole ramekin gravy-boat cake-stand tile incense-burner birdbath colander tagine tureen creamer trivet
  utensil-crock wine-cooler salt-pig garlic-keeper honey-pot sushi-plate ikebana-vase oil-bottle pie-dish tumbler beaker
  platter espresso-cup moon-jar sake-set tealight chess-set lampshade doorknob`);

export const colours = words(`
  blue blue white green red yellow black grey turquoise cobalt ochre celadon terracotta cream rust indigo sage plum
  vermilion speckled`);

export const places = words(`
  Lisbon Berlin Madrid Paris Vienna Dublin Oslo Helsinki Prague Warsaw Athens Rome Milan Naples Zurich Basel Geneva Ghent
  Antwerp Utrecht Leeds Bristol Cardiff Glasgow Toronto Montreal Vancouver Boston Denver Seattle Austin Kyoto Osaka Nagoya
  Sydney Hobart Perth Auckland Wellington Reykjavik`);

export const firstNames = words(`
  Ada Ben Clara Dario Ella Femi Greta Hugo Ida Jonas Kira Liam Mara Nils Ola Pia Quinn Rosa Sami Tara Ugo Vera Willa Xenia
  Yara Zeno Aiko Bruno Carmen Deniz Elif Farah Goran Hanna Ivo Jana Kofi Lena Mateo Nadia Oskar Petra Rafael Selma Tomas
  Ulla Viktor Wanda Yusuf Zora`);

export const lastNames = words(`
  Acker Bellini Castell Dorn Ekdal Fontana Garrow Holm Ibsen Jarvis Kessler Lund Marchetti Noor Okafor Pereira Quill Rahn
  Sandoval Tiller Ueda Varga Whitlock Xu Yilmaz Zeller Abara Brandt Corti Duarte Engel Fischer Grant Haas Iversen Janssen
  Kowal Lopes Meyer Nowak Olsen Park Reuter Silva Tanaka Urban Vogel Weiss Young Zimmer`);

/** Words that stand in few messages only, by where they fit: what somebody looking for one of them wants to find. */
export const rareWords = {
  flaw: words('chipped warped leaking wobbly lopsided blistered cracked crooked scratched faded stained discoloured'),
  technique: words(`
    kintsugi crazing bisque sgraffito majolica porcelain stoneware earthenware engobe maiolica raku underglaze hairline
    pinholes leadfree`),
  occasion: words(`
    anniversary housewarming christening retirement wedding engagement graduation birthday jubilee farewell reunion`),
  use: words('microwave induction dishwasher freezer grill vinegar descaling turpentine candles campfire oven'),
  code: words('voucher refund chargeback duplicate giftwrap engraving monogram insurance courier customs'),
} as const;

export const visitorLines: readonly string[] = [
  'Where is my order {order}?',
  'My parcel {order} has not arrived yet, can you check?',
  'Do you ship to {place}?',
  'How long does delivery to {place} take?',
  'Is the {colour} {item} dishwasher safe?',
  'Can I put the {item} in the oven?',
  'I would like to return the {item} from order {order}.',
  'The {item} came broken, what now?',
  'The {colour} glaze looks {flaw} to me. Is that normal?',
  'Do you have the {item} in {colour}?',
  'When will the {colour} {item} be back in stock?',
  'Can I still change the address of order {order}? It should go to {place}.',
  'Can I get an invoice for {order} please?',
  'I typed the wrong street, the parcel must go to {place}.',
  'How do I use a {code} code?',
  'Is there a workshop in {place}?',
  'I need a gift for a {occasion}, what would you suggest?',
  'The tracking link of {order} shows nothing.',
  'What does shipping of a {item} to {place} cost?',
  'Do you make a matching {item} for the {colour} {item}?',
  'I was charged twice for {order}.',
  'Is the {item} suitable for the {use}?',
  'Hello, are you open on Saturday?',
  'My name is {name} and I am waiting for {order}.',
  'Could somebody please look at {order}? It was for a {occasion}.',
  'Thank you!',
  'Thanks, that helps.',
  'Hmm, that is not what I asked.',
  'It says delivered, but nothing is here.',
  'Yes, the {colour} one.',
  'The lid of the {item} is {flaw}.',
  'Can you send a picture of the {colour} {item}?',
];

export const agentLines: readonly string[] = [
  'Hello, I am looking at it right now.',
  'Hi {first}, let me check {order} for you.',
  'Your parcel left us on Tuesday and is in {place} now.',
  'I am sorry about the {item}. We send you a new one today.',
  'Could you send me the order number, please?',
  'The {colour} {item} is back in about two weeks.',
  'Yes, the {item} can go into the dishwasher.',
  'I have changed the address to {place}.',
  'The refund is on its way, it takes three to five days.',
  'I attached the invoice of {order} to an e-mail.',
  'That is called {technique} and quite normal for this glaze.',
  'I ask our workshop and come back to you in a minute.',
  'Shipping to {place} costs 14.90.',
  'We have one {colour} {item} left, shall I put it aside?',
  'You are welcome. Anything else I can do?',
  'Would a voucher be all right instead?',
  'The courier says tomorrow between nine and twelve.',
  'For a {occasion} I would take the {colour} {item}.',
];

export const botAnswers: readonly string[] = [
  'Orders leave the studio within 2 working days. After that it takes 2–3 working days inland and 5–9 abroad.',
  'Inland shipping costs 4.90, and it is free from 60. Abroad it is 14.90 for a parcel of up to six pieces.',
  'Yes, everything with a glaze on all sides may go into the dishwasher.',
  'You can return pieces within 30 days, in their box.',
  'The studio shop is open Tuesday to Saturday, 10:00 to 18:00.',
  'As soon as your parcel leaves us you get an e-mail with a tracking link.',
  'We ship to most countries in Europe, to the USA, Canada, Japan and Australia.',
  'Workshops take place on the first Saturday of the month.',
];

export const botMiss = 'I am not sure about that. Would you like to talk to a person?';
export const botFailure = 'Something went wrong on my side. Would you like to talk to a person?';
export const greeting = 'Hi! Ask me about orders, shipping or our pieces.';

export const comments: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  1: ['Waited far too long.', 'Nobody could help with my {item}.', 'Still no parcel.'],
  2: ['Friendly, but no solution.', 'I had to explain everything twice.'],
  3: ['It was all right.', 'Took a while, got there in the end.', ''],
  4: ['Quick and friendly.', '', 'Good help with the {item}.'],
  5: ['Wonderful, thank you!', '', 'Solved in two minutes.', 'Best {item} and best service.', ''],
};

export const offlineNotes: readonly string[] = [
  'Please call me back about order {order}.',
  'I would like to order twelve pieces of the {colour} {item} for a {occasion}.',
  'My {item} arrived {flaw}. What can we do?',
  'Do you deliver to {place} before Friday?',
];
