import type { ContactMessage } from '#contract/chatbots.ts';

/** Of the whole link: some mail programs cut or refuse longer ones. */
const MOST_CHARACTERS = 1_800;

/** A link that begins the answer: to the visitor, with their words quoted. */
export function writeMailto({ email, chatbot, text }: Pick<ContactMessage, 'email' | 'chatbot' | 'text'>): string {
  // Everything but the at sign is escaped, so that an address cannot add recipients or headers.
  const to = encodeURIComponent(email).replace('%40', '@');
  const subject = encodeURIComponent(`Your message to ${chatbot.name}`);
  let link = `mailto:${to}?subject=${subject}&body=${encodeURIComponent('\n\n> ')}`;
  for (const character of text) {
    const next = encodeURIComponent((character === '\n' ? '\n> ' : character).toWellFormed());
    if (link.length + next.length > MOST_CHARACTERS) break;
    link += next;
  }
  return link;
}
