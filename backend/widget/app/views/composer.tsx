import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Actions } from '../actions.ts';
import { cleanText, maxMessageLength } from '../outbox/clean-text.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';

const counterFrom = 500;

interface ComposerProps {
  actions: Actions;
  field: RefObject<HTMLTextAreaElement | null>;
  placeholder: string;
}

export function Composer({ actions, field, placeholder }: ComposerProps): JSX.Element {
  const [text, setText] = useState(actions.draft.read);
  const left = maxMessageLength - text.length;

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    // Shrunk first: the scroll height never falls below the height.
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  });

  const change = (next: string) => {
    setText(next);
    actions.draft.write(next);
    actions.setTyping(next.trim() !== '');
  };
  const send = () => {
    if (cleanText(text) === '') return;
    actions.send(text);
    setText('');
    actions.draft.write('');
    field.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        aria-label={texts.message}
        placeholder={placeholder}
        maxLength={maxMessageLength}
        dir={text ? 'auto' : undefined}
        value={text}
        onInput={(event) => change(event.currentTarget.value)}
        onBlur={() => actions.setTyping(false)}
        onKeyDown={(event) => {
          // Enter also picks a candidate in an input method; that is not sending.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      {left <= counterFrom && <span class="counter">{texts.charactersLeft(left)}</span>}
      <button type="submit" class="send" aria-label={texts.send} disabled={cleanText(text) === ''}>
        <Icon name="send" />
      </button>
    </form>
  );
}
