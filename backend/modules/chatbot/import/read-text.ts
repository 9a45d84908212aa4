import type { Reading } from './entry.ts';

interface Paragraph {
  line: number;
  lines: string[];
}

/** Words that begin the two halves of an entry, as people write them. */
const ASKS = /^(?:q|question|frage|pregunta)\s*[:.)]\s*/i;
const ANSWERS = /^(?:a|answer|antwort|réponse|respuesta)\s*[:.)]\s*/i;
const LONGEST_TITLE = 120;

/**
 * Paragraphs become entries: a first line that asks something is the question for what follows, up to the next such
 * line. Any other paragraph answers to its own first sentence.
 */
export function readText(text: string): Reading {
  const reading: Reading = { found: [], skipped: [] };
  let open: { question: string; line: number; answer: string[] } | null = null;
  const close = (): void => {
    if (open === null) return;
    const answer = open.answer.join('\n\n').trim();
    const place = `line ${open.line}`;
    if (answer === '')
      reading.skipped.push({ place: `${place}: ${open.question}`, reason: 'a question without an answer' });
    else reading.found.push({ question: open.question, answer, place });
    open = null;
  };
  for (const { line, lines } of splitParagraphs(text)) {
    const [first = '', ...rest] = lines;
    if (ASKS.test(first) || first.endsWith('?')) {
      close();
      open = { question: first.replace(ASKS, ''), line, answer: [] };
      if (rest.length > 0) open.answer.push(readAnswer(rest));
    } else if (open) {
      open.answer.push(readAnswer(lines));
    } else {
      const whole = lines.join('\n');
      const title = titleOf(whole);
      // A line or two such as "FAQ" or "Our terms": nothing to answer with.
      if (whole.length < 30)
        reading.skipped.push({ place: `line ${line}: ${whole}`, reason: 'too short to be an answer' });
      else reading.found.push({ question: title, answer: whole, place: `line ${line}` });
    }
  }
  close();
  return reading;
}

function splitParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let current: Paragraph | null = null;
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trim();
    // "Q:" begins anew also without an empty line before it.
    if (line === '' || ASKS.test(line)) current = null;
    if (line === '') continue;
    if (current === null) {
      current = { line: index + 1, lines: [] };
      paragraphs.push(current);
    }
    current.lines.push(line);
  }
  return paragraphs;
}

function readAnswer(lines: readonly string[]): string {
  return lines.join('\n').replace(ANSWERS, '').trim();
}

/** The first sentence, or as many whole words of it as make a title. */
function titleOf(text: string): string {
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
  const line = sentence.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`;
}
