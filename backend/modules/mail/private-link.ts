/** Stands in the stored words of a mail where a link belongs that only its recipient may know. */
export const PRIVATE_LINK = 'https://link.invalid/only-in-the-mail';

/** Puts the link where it belongs, for the one copy that leaves the house. */
export function fillPrivateLink<Words extends { html: string; text: string }>(words: Words, link: string): Words {
  // Links are made of characters that HTML does not escape.
  return {
    ...words,
    html: words.html.replaceAll(PRIVATE_LINK, link),
    text: words.text.replaceAll(PRIVATE_LINK, link),
  };
}
