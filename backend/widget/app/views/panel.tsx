import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Natives } from '../../shared/natives.ts';
import type { Actions } from '../actions.ts';
import { isRightToLeft } from '../language.ts';
import { type ChatState, statusOf } from '../state/chat-state.ts';
import { language, texts } from '../texts.ts';
import { Footer, type Sheet } from './footer.tsx';
import { Header } from './header.tsx';
import { useKeptFocus } from './hooks.ts';
import { LinkNotice } from './link-notice.tsx';
import { Thread } from './thread.tsx';

interface PanelProps {
  state: ChatState;
  actions: Actions;
  natives: Natives;
  shown: boolean;
  onMinimise: () => void;
}

function focusInside(panel: HTMLElement | null, field: HTMLTextAreaElement | null): void {
  // Opened by another tab: the focus is the visitor's, and not here.
  if (!document.hasFocus()) return;
  // On a touch screen the field would bring up the keyboard, over the very thing the visitor opened.
  const hasKeyboard = window.matchMedia('(hover: hover)').matches;
  ((hasKeyboard && field) || panel)?.focus();
}

export function Panel({ state, actions, natives, shown, onMinimise }: PanelProps): JSX.Element {
  const [sheet, setSheet] = useState<Sheet>(null);
  const panel = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const status = statusOf(state);

  useEffect(() => {
    if (shown) focusInside(panel.current, field.current);
  }, [shown]);
  useEffect(() => {
    if (status !== 'bot') setSheet(null);
  }, [status]);
  useKeptFocus(panel, () => focusInside(panel.current, field.current));

  const name = state.chatbot?.name;
  return (
    <section
      ref={panel}
      class={['panel', shown && 'is-shown', state.chatbot?.appearance.side === 'left' && 'is-left']
        .filter(Boolean)
        .join(' ')}
      lang={language}
      dir={isRightToLeft() ? 'rtl' : 'ltr'}
      role="dialog"
      aria-modal="false"
      aria-label={name ? texts.panel(name) : texts.panelUnnamed}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        if (sheet) setSheet(null);
        else onMinimise();
      }}
    >
      <Header state={state} actions={actions} onEnd={() => setSheet('end')} onMinimise={onMinimise} />
      <div class="body">
        <LinkNotice state={state} natives={natives} />
        <Thread state={state} actions={actions} natives={natives} onRequest={() => setSheet('request')} />
      </div>
      <Footer state={state} actions={actions} natives={natives} sheet={sheet} setSheet={setSheet} field={field} />
    </section>
  );
}
