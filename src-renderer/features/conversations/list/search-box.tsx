import { type Ref, useCallback, useEffect, useRef, useState } from 'react';
import { useAppState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { CloseIcon, SearchIcon } from '../../../ui/icons.tsx';

/** Whoever types on does not want to be answered in between. */
const PAUSE_MS = 250;
const MOST = 200;

/** Words to find in every message. Enter asks at once, and for the same words once more. */
export function SearchBox(props: {
  text: string;
  onSearch: (text: string) => void;
  onAgain: () => void;
  ref: Ref<HTMLInputElement>;
}) {
  const [typed, setTyped] = useState(props.text);
  const told = useRef(props.text);
  const latest = useRef(props.onSearch);
  const hasKey = useAppState((state) => state.shortcuts);
  latest.current = props.onSearch;

  // Changed from elsewhere: an address, a button that clears it.
  useEffect(() => {
    if (props.text === told.current) return;
    told.current = props.text;
    setTyped(props.text);
  }, [props.text]);

  const tell = useCallback((text: string): void => {
    told.current = text;
    latest.current(text);
  }, []);

  useEffect(() => {
    if (typed.trim() === told.current.trim()) return;
    const timer = setTimeout(() => {
      // Enter may have told it meanwhile.
      if (typed !== told.current) tell(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, tell]);

  function clear(): void {
    setTyped('');
    tell('');
  }

  return (
    <search>
      <form
        className="search-box"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === told.current) props.onAgain();
          else tell(typed);
        }}
      >
        <SearchIcon size={16} />
        <input
          ref={props.ref}
          className="search-box__input"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          dir="auto"
          value={typed}
          maxLength={MOST}
          aria-label="Search in every message"
          aria-describedby="search-help"
          placeholder="Search in every message"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            if (typed === '') event.currentTarget.blur();
            else clear();
          }}
        />
        {typed === '' && hasKey ? (
          <span className="search-box__key" aria-hidden="true">
            /
          </span>
        ) : null}
        {typed === '' ? null : (
          <Button
            look="quiet"
            size="s"
            square
            icon={<CloseIcon size={14} />}
            aria-label="Clear the search"
            onPress={clear}
          />
        )}
        <span id="search-help" className="visually-hidden">
          All words have to occur. “Words in quotes” stand in this order, a minus excludes a word.
        </span>
      </form>
    </search>
  );
}
