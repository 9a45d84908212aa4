export interface Faq {
  question: string;
  answer: string;
  /** The question as a visitor would put it. */
  asked: string;
}

const THINGS =
  'mug bowl plate vase teapot jug cup saucer lamp candle tile planter basket blanket cushion rug clock mirror tray spoon'.split(
    ' ',
  );
const COLOURS = 'blue green red white black grey yellow orange purple brown'.split(' ');
const MAKERS = 'Alder Birch Cedar Elm Fir Hazel Larch Maple Oak Pine Rowan Spruce Willow Yew Ash'.split(' ');
const MATTERS: [question: string, asked: string][] = [
  ['How do I clean the', 'how can i clean my'],
  ['How long does shipping take for the', 'shipping time of the'],
  ['Can I return the', 'i want to return the'],
  ['What does it cost to repair the', 'repair cost of a'],
  ['Is there a warranty on the', 'what is the warranty of the'],
];

/** So many different entries, and how they are asked for; the same each time. */
export function makeFaq(count: number): Faq[] {
  return Array.from({ length: count }, (_, index) => {
    const [question, asked] = MATTERS[index % MATTERS.length] ?? ['', ''];
    const thing = pick(THINGS, index / MATTERS.length);
    const colour = pick(COLOURS, index / (MATTERS.length * THINGS.length));
    const maker = pick(MAKERS, index / (MATTERS.length * THINGS.length * COLOURS.length));
    const what = `${colour} ${maker} ${thing}`;
    return {
      question: `${question} ${what}?`,
      answer: `For the ${what} see page ${index + 1} of our handbook, or write to the workshop that made it.`,
      asked: `${asked} ${what}`.toLowerCase(),
    };
  });
}

const pick = (words: readonly string[], at: number): string => words[Math.floor(at) % words.length] ?? '';
