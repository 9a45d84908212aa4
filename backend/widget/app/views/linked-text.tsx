import type { JSX } from 'preact';
import { linkify } from './linkify.ts';

/** Text with its addresses as links that open elsewhere and tell nothing of this page. */
export function LinkedText({ text }: { text: string }): JSX.Element {
  return (
    <>
      {linkify(text).map((part, index) =>
        part.href === null ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </>
  );
}
