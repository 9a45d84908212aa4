/** A piece of HTML that is safe to put into a page as it is. */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Insert = string | number | Html | readonly Html[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Every inserted string becomes text, never markup; only other `html` pieces go in as they are. */
export function html(parts: TemplateStringsArray, ...inserts: Insert[]): Html {
  return new Html(parts.reduce((source, part, index) => source + render(inserts[index - 1] ?? '') + part));
}

function render(insert: Insert): string {
  if (insert instanceof Html) return insert.source;
  if (typeof insert === 'object') return insert.map((piece) => piece.source).join('');
  return String(insert).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
