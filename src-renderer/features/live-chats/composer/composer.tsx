import './composer.css';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { MAX_MESSAGE_LENGTH } from '#contract/primitives.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { SendIcon } from '../../../ui/icons.tsx';

/** The counter comes up when this few characters are left. */
const COUNTER_FROM = 500;

/** Enter sends, Shift+Enter makes a new line; what is typed is kept as a draft until it is sent. */
export function Composer({ conversationId, visitorName }: { conversationId: string; visitorName: string }) {
  const desk = useDesk();
  const draft = useDeskState((state) => state.drafts[conversationId] ?? '');
  const box = useRef<HTMLTextAreaElement>(null);
  const counterId = useId();
  const left = MAX_MESSAGE_LENGTH - draft.length;
  const maySend = draft.trim() !== '' && left >= 0 && draft.isWellFormed();

  useEffect(() => {
    // On a touch screen the keyboard would cover the thread that was just opened.
    if (matchMedia('(pointer: fine)').matches) box.current?.focus();
    return () => desk.signalStopped(conversationId);
  }, [desk, conversationId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => fitHeight(box.current), [draft]);

  function write(text: string): void {
    desk.setDraft(conversationId, text);
    if (text === '') desk.signalStopped(conversationId);
    else desk.signalTyping(conversationId);
  }

  function send(): void {
    if (!maySend) return;
    desk.send(conversationId, draft.trim());
    write('');
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes a character, Enter chooses it (229 is how Safari says so).
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="composer__box">
        <textarea
          ref={box}
          data-composer
          className="composer__text"
          rows={1}
          aria-label="Message"
          aria-describedby={counterId}
          aria-invalid={left < 0}
          placeholder={`Message to ${visitorName}`}
          value={draft}
          dir="auto"
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            desk.signalStopped(conversationId);
            void desk.flushDraft(conversationId);
          }}
        />
        <Button
          type="submit"
          look="primary"
          square
          icon={<SendIcon />}
          aria-label="Send"
          isDisabled={!maySend}
          preventFocusOnPress
        />
      </div>
      <p className="composer__hint" id={counterId} data-over={left < 0}>
        {left < 0
          ? `${-left} characters too many. Send it in two messages.`
          : left <= COUNTER_FROM
            ? `${left} characters left`
            : 'Enter to send · Shift + Enter for a new line'}
      </p>
    </form>
  );
}

function fitHeight(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}
