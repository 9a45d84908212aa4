import { Fragment } from 'react';
import { useConsole } from '../../../console/hooks.tsx';
import { splitLinks } from '../../../ui/split-links.ts';

/** Text is text: line breaks are kept, http(s) addresses become links, nothing else is interpreted. */
export function MessageText({ text }: { text: string }) {
  const { host } = useConsole();
  return (
    <p className="message__text" dir="auto">
      {splitLinks(text).map((part, index) =>
        part.kind === 'text' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
          <Fragment key={index}>{part.text}</Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places
          <bdi key={index}>
            <a
              href={part.url}
              target="_blank"
              rel="noopener noreferrer nofollow"
              onClick={(event) => {
                // The desktop opens links in the person's browser, never in its own window.
                event.preventDefault();
                void host.system.openExternal(part.url);
              }}
            >
              {part.text}
            </a>
          </bdi>
        ),
      )}
    </p>
  );
}
