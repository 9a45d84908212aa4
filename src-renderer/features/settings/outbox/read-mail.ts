/**
 * The markup of a mail with its inline styles put aside (`style` becomes `data-style`, sheets are returned by themselves)
 * and without scripts, handlers and comments. Not for safety, which is the frame's and the drawing's matter: already
 * parsing those would be a breach of our content security policy, and be reported as one.
 */
export function readMail(html: string): { readonly markup: string; readonly sheets: readonly string[] } {
  const sheets: string[] = [];
  const markup = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi, (_element, text: string) => {
      sheets.push(text);
      return '';
    })
    .replace(/<script\b[^>]*>[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<[a-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^'">])*>/gi, setStylesAside);
  return { markup, sheets };
}

function setStylesAside(tag: string): string {
  return tag.replace(
    /([\s/])([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g,
    (whole, gap: string, name: string, value = '') => {
      const lower = name.toLowerCase();
      if (lower.startsWith('on')) return gap;
      return lower === 'style' ? `${gap}data-style${value}` : whole;
    },
  );
}
