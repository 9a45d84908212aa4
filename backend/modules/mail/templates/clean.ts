/** Control characters (but not the line break), and what turns the direction of writing for all that follows. */
const UNPRINTABLE = /[^\P{Cc}\n]|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** A text as it may stand in a mail: every line break kept, nothing that poses as something else. */
export function cleanText(text: string, longest = 2_000): string {
  const cleaned = text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').trim();
  return shorten(cleaned, longest);
}

/** The same on one line. */
export function cleanLine(text: string, longest = 200): string {
  return shorten(text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').trim(), longest);
}

/** Cut between characters as people see them, so that no emoji is torn. */
function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text.slice(0, longest + 100))) {
    if (index + segment.length > longest) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
