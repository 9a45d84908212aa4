import './rail.css';
import type { ReactNode } from 'react';
import { useDesk, useDeskList, useDeskState } from '../../console/hooks.tsx';
import type { View } from '../../state/desk-state.ts';
import { selectAcceptableCount, selectMe, selectUnreadChats, selectView } from '../../state/selectors.ts';
import { listRailViews, type RailView } from '../../state/views.ts';
import { Count } from '../../ui/badge.tsx';
import { AnalyticsIcon, BotIcon, ChatsIcon, ConversationsIcon, Logo, MailIcon, SettingsIcon } from '../../ui/icons.tsx';
import { PresenceMenu } from './presence-menu.tsx';
import { VIEW_NAMES } from './view-names.ts';

const ICONS: Readonly<Record<RailView, ReactNode>> = {
  chats: <ChatsIcon size={20} />,
  messages: <MailIcon size={20} />,
  conversations: <ConversationsIcon size={20} />,
  chatbots: <BotIcon size={20} />,
  analytics: <AnalyticsIcon size={20} />,
  settings: <SettingsIcon size={20} />,
};

export function Rail() {
  const waiting = useDeskState((state) => selectAcceptableCount(state) + selectUnreadChats(state));
  const left = useDeskState((state) => state.contact.openCount);
  const counts: Partial<Record<View, number>> = { chats: waiting, messages: left };
  const views = useDeskList((state) => listRailViews(selectMe(state)));
  return (
    <nav className="rail" aria-label="Main">
      <span className="rail__logo">
        <Logo size={32} />
      </span>
      {views.map((view) => (
        <RailItem key={view} view={view} icon={ICONS[view]} count={counts[view] ?? 0} />
      ))}
      <span className="rail__space" />
      <PresenceMenu />
    </nav>
  );
}

function RailItem(props: { view: View; icon: ReactNode; count: number }) {
  const desk = useDesk();
  const current = useDeskState(selectView) === props.view;
  const label = VIEW_NAMES[props.view];
  return (
    <button
      type="button"
      className="rail__item"
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      onClick={() => (current && props.view === 'chatbots' ? desk.openChatbot(null) : desk.showView(props.view))}
    >
      <span className="rail__icon">
        {props.icon}
        <span className="rail__count">
          <Count value={props.count} tone="alert" decorative />
        </span>
      </span>
      <span className="rail__label">{label}</span>
    </button>
  );
}
