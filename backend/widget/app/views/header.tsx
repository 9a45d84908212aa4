import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Actions } from '../actions.ts';
import { type ChatState, openConversationOf, statusOf } from '../state/chat-state.ts';
import { texts } from '../texts.ts';
import { Icon } from './icons.tsx';
import { Avatar } from './message-row.tsx';

interface HeaderProps {
  state: ChatState;
  actions: Actions;
  onEnd: () => void;
  onMinimise: () => void;
}

export function Header({ state, actions, onEnd, onMinimise }: HeaderProps): JSX.Element {
  const status = statusOf(state);
  const agent = status === 'active' ? (state.thread?.conversation.agentName ?? null) : null;
  const name = agent ?? (state.chatbot?.appearance.title || state.chatbot?.name) ?? texts.panelUnnamed;
  const items: MenuItem[] = [
    [state.kept.muted ? texts.soundOn : texts.soundOff, actions.toggleSound],
    ...(state.thread ? ([[texts.transcript, () => void actions.saveTranscript()]] as const) : []),
    ...(openConversationOf(state) ? ([[texts.endConversation, onEnd]] as const) : []),
  ];
  return (
    <header class="header">
      <Avatar from={agent === null ? 'bot' : 'agent'} name={name} />
      <div class="header-words">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p class={agent === null ? '' : 'is-live'}>{describeWho(status, agent !== null)}</p>
      </div>
      <Menu items={items} />
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

type MenuItem = readonly [label: string, run: () => void];

function Menu({ items }: { items: readonly MenuItem[] }): JSX.Element {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) list.current?.querySelector('button')?.focus();
  }, [open]);
  const step = (from: HTMLButtonElement, by: number) => {
    const all = [...(list.current?.querySelectorAll('button') ?? [])];
    all.at((all.indexOf(from) + by) % all.length)?.focus();
  };
  const keys = {
    onKeyDown(event: TargetedKeyboardEvent<HTMLButtonElement>) {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!open || (event.key !== 'Escape' && by === undefined)) return;
      event.stopPropagation();
      event.preventDefault();
      if (by !== undefined) return step(event.currentTarget, by);
      setOpen(false);
      opener.current?.focus();
    },
    onBlur({ relatedTarget }: FocusEvent) {
      const goesOn = relatedTarget instanceof Node && (list.current?.contains(relatedTarget) ?? false);
      if (relatedTarget !== opener.current && !goesOn) setOpen(false);
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
        <div ref={list} class="menu-list" role="menu">
          {items.map(([label, run]) => (
            <button
              key={label}
              type="button"
              role="menuitem"
              onClick={() => {
                setOpen(false);
                opener.current?.focus();
                run();
              }}
              {...keys}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
