import type { Reading } from './entry.ts';

interface Section {
  line: number;
  level: number;
  title: string;
  body: string[];
}

/** Headings become questions and what follows them the answers. Text before the first heading has no question. */
export function readMarkdown(text: string): Reading {
  const { sections, preface } = splitSections(withoutFrontMatter(text.split(/\r\n|\r|\n/)));
  const reading: Reading = { found: [], skipped: [] };
  if (preface) reading.skipped.push({ place: `line ${preface}`, reason: 'text before the first heading' });
  const above: Section[] = [];
  for (const [index, section] of sections.entries()) {
    while ((above.at(-1)?.level ?? 0) >= section.level) above.pop();
    const answer = section.body.join('\n').trim();
    const place = `line ${section.line}`;
    if (answer !== '') reading.found.push({ question: wordQuestion(section, above.at(-1)), answer, place });
    // A heading with others below it is a chapter and needs no text of its own.
    else if ((sections[index + 1]?.level ?? 0) <= section.level) {
      reading.skipped.push({ place: `${place}: ${section.title}`, reason: 'no text below this heading' });
    }
    above.push(section);
  }
  return reading;
}

/** "Costs" below "Shipping" asks about "Shipping: Costs"; a whole question, or one below the document's title, stands alone. */
function wordQuestion({ title }: Section, parent: Section | undefined): string {
  return parent === undefined || parent.level === 1 || title.endsWith('?') ? title : `${parent.title}: ${title}`;
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;

function splitSections(lines: readonly (string | null)[]): { sections: Section[]; preface: number | null } {
  const sections: Section[] = [];
  let preface: number | null = null;
  let fence: string | null = null;
  const start = (line: number, level: number, title: string): void => {
    sections.push({ line, level, title: plainTitle(title), body: [] });
  };
  for (const [index, line] of lines.entries()) {
    if (line === null) continue;
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === null || (mark[0] === fence[0] && mark.length >= fence.length))) {
      fence = fence === null ? mark : null;
    }
    const body = sections.at(-1)?.body;
    const heading = fence === null ? HEADING.exec(line) : null;
    const underline = fence === null ? UNDERLINE.exec(line)?.[1] : undefined;
    const above = body?.at(-1);
    if (heading?.[2]) start(index + 1, heading[1]?.length ?? 1, heading[2]);
    else if (underline && isTitle(above) && !body?.at(-2)?.trim()) {
      body?.pop();
      start(index, underline.startsWith('=') ? 1 : 2, above);
    } else if (body) body.push(line);
    else if (underline && isTitle(lines[index - 1]) && preface === index) {
      preface = null;
      start(index, underline.startsWith('=') ? 1 : 2, lines[index - 1] ?? '');
    } else if (line.trim() !== '') preface ??= index + 1;
  }
  return { sections, preface };
}

/** A line that a line of === or --- can make a heading of: plain text, not a list or a quotation. */
function isTitle(line: string | null | undefined): line is string {
  return line?.trim() !== '' && line != null && !/^\s*([-*+>|]|\d+[.)])\s/.test(line);
}

/** Emphasis, code and links are for the eye. */
function plainTitle(title: string): string {
  return title
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(.+?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Settings of a site generator at the head of a file; the lines keep their numbers. */
function withoutFrontMatter(lines: readonly string[]): (string | null)[] {
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') : -1;
  return lines.map((line, index) => (index <= end ? null : line));
}
