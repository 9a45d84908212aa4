const SPECIAL = /[\\`*_{}[\]<>#|~&!]/g;
/** Signs that mean something at the beginning of a line only: lists, headings by underlining, numbers with a point. */
const LINE_START = /^(\s*)(?:([-+=])|(\d{1,9})([.)]))/;

/** A text as it was written, whatever of it looks like Markdown or HTML; its line breaks are kept. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => escapeLine(line))
    .join('  \n');
}

/** The same on one line. */
export function escapeMarkdownLine(text: string): string {
  return escapeLine(text.replace(/\s+/g, ' ').trim());
}

function escapeLine(line: string): string {
  const escaped = line.replace(SPECIAL, '\\$&').replace(LINE_START, (_, space, sign, digits, point) => {
    return sign === undefined ? `${space}${digits}\\${point}` : `${space}\\${sign}`;
  });
  // Four blanks would make it a piece of program.
  return escaped.replace(/^[ \t]+/, (blanks) => '\u00a0'.repeat(blanks.length));
}
