/** Words that say nothing about what a question is about. Apostrophes are kept by the plain form, so both spellings are here. */
export const stopWords: readonly string[] = `
  a an the this that these those it its it's he she they them their his her him we us our ours i me my mine you your yours
  i'm im i'd id i've ive i'll you're youre we're they're that's thats what's whats there's where's how's who's let's
  is are am was were be been being do does did doing done have has had having can could will would should may might must
  can't cant cannot don't dont doesn't doesnt didn't didnt isn't isnt aren't won't wouldn't couldn't haven't hasn't wasn't
  what which who whom whose when where why how if then than so too also and or but as of in on at to for from with by about
  into onto over under up out off again there here any some all both each more most other such only own same very really
  just please pls hi hello hey thanks thank ok okay yes no not hmm well oh um dear sir madam
  want wants wanted need needs needed like liked wish know tell say said ask asking wonder wondering wondered hoping hope
  get gets got getting give take takes taken make makes made use used using go goes going come comes look looking
  possible able allowed quick question thing things something anything someone anyone one ones way kind sort bit lot
  maybe perhaps actually basically still already yet ever even now then while because since however though although
  let shall upon via per etc much many few until accept sell sells selling offer offers offering provide human humans customer customers support team staff number
  bring brought send sent came join joining attend attending participate participating today tomorrow tonight
`
  .trim()
  .split(/\s+/);

/** Replaced in this order, longest first, before the words are looked at one by one. */
export const phrases: Readonly<Record<string, string>> = {
  'how long': 'howlong',
  'how soon': 'howlong',
  'how fast': 'howlong',
  'how quickly': 'howlong',
  'how many days': 'howlong',
  'when will': 'howlong',
  'when does my': 'howlong',
  'how much': 'price',
  'where are you': 'located',
  'where is your': 'located',
  "where's your": 'located',
  'where can i find': 'located',
  'where do i find': 'located',
  'find you': 'located',
  'your address': 'located',
  'ship to': 'ship abroad',
  'shipping to': 'ship abroad',
  'deliver to': 'ship abroad',
  'delivery to': 'ship abroad',
  'contact you': 'contact email phone',
  'reach you': 'contact email phone',
  'contact details': 'contact email phone',
  "where's my": 'track',
  'where is my': 'track',
  'where are my': 'track',
  'what time do you': 'open',
  'what time are you': 'open',
  'money back': 'refund',
  'send back': 'return',
  'send it back': 'return',
  'send them back': 'return',
  'give back': 'return',
  'bring back': 'return',
  'take back': 'return',
  'ship back': 'return',
  'gift card': 'voucher',
  'gift cards': 'voucher',
  'gift certificate': 'voucher',
  'hand made': 'handmade',
  'made by hand': 'handmade',
  'e mail': 'email',
  'sign up': 'register',
  'sign in': 'login',
  'log in': 'login',
  'take part': 'join',
  'taking part': 'join',
  'sold out': 'outofstock',
  'out of stock': 'outofstock',
  'back in stock': 'outofstock',
  'in stock': 'stock',
  'pick up': 'collect',
  'pick it up': 'collect',
  'pick my': 'collect my',
  'never arrived': 'missing',
  'not arrived': 'missing',
  "hasn't arrived": 'missing',
  "didn't arrive": 'missing',
  'did not arrive': 'missing',
  "hasn't come": 'missing',
  'has not arrived': 'missing',
};

/** The first word of a line stands for the others. Only what customers really use for one another. */
export const synonyms: readonly (readonly string[])[] = [
  ['ship', 'deliver', 'delivery', 'dispatch', 'postage', 'shipment', 'arrive', 'arrival'],
  ['parcel', 'package'],
  ['abroad', 'overseas', 'international', 'internationally', 'worldwide', 'foreign'],
  ['price', 'cost', 'fee', 'charge', 'expensive', 'pricing'],
  ['refund', 'reimburse', 'reimbursement'],
  ['return', 'exchange'],
  ['broken', 'broke', 'damage', 'damaged', 'crack', 'cracked', 'smashed', 'shatter', 'shattered', 'break'],
  ['missing', 'lost', 'disappear'],
  ['track', 'tracking', 'trace', 'locate'],
  ['open', 'opening', 'close', 'closing', 'closed', 'hour', 'opened'],
  ['located', 'location'],
  ['phone', 'telephone', 'call', 'ring'],
  ['email', 'mail'],
  ['pay', 'payment', 'paid', 'paying'],
  ['voucher', 'coupon'],
  ['discount', 'promo', 'promotion', 'sale', 'rebate'],
  ['wrap', 'wrapping', 'wrapped', 'giftwrap'],
  [
    'personalise',
    'personalize',
    'engrave',
    'engraving',
    'custom',
    'customise',
    'customize',
    'bespoke',
    'personalised',
    'personalized',
    'customised',
    'customized',
  ],
  ['workshop', 'class', 'course', 'lesson'],
  ['child', 'children', 'kid', 'kids', 'toddler'],
  ['colour', 'color'],
  ['clean', 'cleaning', 'wash', 'washing', 'remove'],
  ['guarantee', 'warranty'],
  ['outofstock', 'restock', 'unavailable'],
  ['job', 'hire', 'hiring', 'vacancy', 'career', 'vacancies'],
  ['bulk', 'wholesale', 'company', 'business', 'corporate', 'companies'],
  ['invoice', 'receipt', 'bill'],
  ['delete', 'erase'],
  ['data', 'privacy', 'gdpr'],
  ['eco', 'environment', 'sustainable', 'sustainability', 'recyclable', 'recycle', 'recycled', 'plastic'],
  ['buy', 'purchase'],
  ['change', 'edit', 'modify', 'update', 'amend'],
  ['size', 'big', 'large', 'volume', 'hold', 'capacity', 'dimension'],
  ['shop', 'store'],
  ['repair', 'fix', 'mend'],
  ['contact', 'reach'],
  ['decline', 'reject'],
  ['photo', 'picture', 'image'],
  ['mug', 'cup'],
  ['pottery', 'ceramic', 'ceramics'],
  ['gift', 'present'],
];

/** A map, and no object: "constructor" is a word like any other. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['sent', 'send'],
  ['bought', 'buy'],
  ['forgot', 'forget'],
  ['forgotten', 'forget'],
  ['shipping', 'ship'],
  ['stopped', 'stop'],
  ['chipped', 'chip'],
  ['vases', 'vase'],
  ['glazes', 'glaze'],
  ['packaging', 'packaging'],
]);

/** Takes English endings off: plurals, -ed, -ing. Deliberately timid: two words too many are better than a wrong match. */
export function stem(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular) return irregular;
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (bare.length <= 3 || /\d/.test(bare)) return bare;
  if (bare.endsWith('ies') && bare.length > 4) return `${bare.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|z)es$/.test(bare)) return bare.slice(0, -2);
  if (bare.endsWith('s') && !/(ss|us|is)$/.test(bare)) return stem(bare.slice(0, -1));
  if (bare.endsWith('able') && bare.length > 7) return stem(bare.slice(0, -4));
  if (bare.endsWith('ing') && bare.length > 5) return undouble(bare.slice(0, -3));
  if (bare.endsWith('ed') && bare.length > 4) return undouble(bare.slice(0, -2));
  return dropFinalE(bare);
}

/** "shipp" → "ship", "fill" stays. */
function undouble(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : dropFinalE(word);
}

/** "glaze", "glazed" and "glazing" meet without their e. */
function dropFinalE(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}
