import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type ChatState, openConversationOf, statusOf } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';
import { Avatar } from './message-row.tsx';

interface HeaderProps {
  state: ChatState;
  onEnd: () => void;
  onMinimise: () => void;
}

export function Header({ state, onEnd, onMinimise }: HeaderProps): JSX.Element {
  const status = statusOf(state);
  const agent = status === 'active' ? (state.thread?.conversation.agentName ?? null) : null;
  const name = agent ?? state.chatbot?.name ?? texts.panelUnnamed;
  return (
    <header class="header">
      <Avatar from={agent === null ? 'bot' : 'agent'} name={name} />
      <div class="header-words">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p class={agent === null ? '' : 'is-live'}>{describeWho(status, agent !== null)}</p>
      </div>
      {openConversationOf(state) && <Menu onEnd={onEnd} />}
      <button type="button" class="tool" aria-label={texts.minimise} onClick={onMinimise}>
        <Icon name="minimise" />
      </button>
    </header>
  );
}

function describeWho(status: ReturnType<typeof statusOf>, agentIsHere: boolean): string {
  if (status === 'pending') return texts.waitingForPerson;
  return agentIsHere ? texts.liveAgent : texts.automatedAssistant;
}

function Menu({ onEnd }: { onEnd: () => void }): JSX.Element {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) item.current?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const keys = {
    onKeyDown(event: KeyboardEvent) {
      if (!open || event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    },
    onBlur({ relatedTarget }: FocusEvent) {
      if (relatedTarget !== opener.current && relatedTarget !== item.current) setOpen(false);
    },
  };
  return (
    <div class="menu">
      <button
        ref={opener}
        type="button"
        class="tool"
        aria-label={texts.menu}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        {...keys}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div class="menu-list" role="menu">
          <button
            ref={item}
            type="button"
            role="menuitem"
            onClick={() => {
              setOpen(false);
              onEnd();
            }}
            {...keys}
          >
            {texts.endConversation}
          </button>
        </div>
      )}
    </div>
  );
}
