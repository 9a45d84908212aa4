import './presence-menu.css';
import '../../ui/menu.css';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import type { PresenceChoice } from '#contract/members.ts';
import { type DoNotDisturbChoice, doNotDisturbChoiceSchema } from '../../../src-preload/payloads.ts';
import { selectWaitingElsewhere } from '../../console/app-state.ts';
import { useAppState, useConsole, useDesk, useDeskState } from '../../console/hooks.tsx';
import { selectLink, selectMe } from '../../state/selectors.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Count } from '../../ui/badge.tsx';
import { CheckIcon, ChevronIcon, MoonIcon, SignOutIcon } from '../../ui/icons.tsx';
import { describeOwnPresence } from '../../words/presence-words.ts';
import { describeQuiet } from '../../words/quiet-words.ts';
import { AccountMenu, useAccountChoice } from '../accounts/account-menu.tsx';

const CHOICES: readonly { readonly id: PresenceChoice; readonly label: string; readonly hint: string }[] = [
  { id: 'online', label: 'Online', hint: 'Visitors are told that people are here' },
  { id: 'away', label: 'Away', hint: 'You can still accept requests' },
];

const QUIET_CHOICES: readonly { readonly id: DoNotDisturbChoice; readonly label: string }[] = [
  { id: '30_minutes', label: 'For 30 minutes' },
  { id: '1_hour', label: 'For 1 hour' },
  { id: 'until_tomorrow', label: 'Until tomorrow' },
  { id: 'until_off', label: 'Until I turn it off' },
];

/** Who I am, whether I am here, where else I am signed in, and the way out. */
export function PresenceMenu() {
  const console = useConsole();
  const desk = useDesk();
  const me = useDeskState(selectMe);
  const several = useAppState((state) => state.accounts.accounts.length > 1);
  const { shown, word, sentence } = usePresence();
  const answersChats = me?.permissions.includes('chats.respond') ?? true;
  const elsewhere = useAppState(selectWaitingElsewhere);
  const chooseAccount = useAccountChoice();

  function choose(key: string): void {
    if (chooseAccount(key)) return;
    const quietChoice = doNotDisturbChoiceSchema.safeParse(key);
    if (quietChoice.success) void desk.chooseDoNotDisturb(quietChoice.data);
    else if (key === 'sign-out') void console.signOut();
    else if (key === 'online' || key === 'away') void desk.choosePresence(key);
  }

  const whoIAm = answersChats ? `Status: ${sentence}` : 'Account';
  const label = elsewhere > 0 ? `${whoIAm}, ${elsewhere} waiting in other workspaces` : whoIAm;
  return (
    <MenuTrigger onOpenChange={(isOpen) => isOpen && void console.lookAtAccounts()}>
      <Button className="presence" aria-label={me ? `${label}, ${me.name}` : label}>
        <span className="presence__avatar">
          <Avatar id={me?.id ?? ''} name={me?.name ?? null} picture={me?.avatar ?? null} />
          {answersChats ? <span className={`presence__dot presence__dot--${shown}`} /> : null}
          <span className="presence__count">
            <Count value={elsewhere} tone="alert" decorative />
          </span>
        </span>
        <span className="presence__word">{answersChats ? word : 'Account'}</span>
      </Button>
      <Popover className="menu-popover" placement="right bottom">
        <Menu className="menu" onAction={(key) => choose(String(key))} aria-label={answersChats ? 'Status' : 'Account'}>
          <MenuSection>
            <Header className="menu__header">
              <strong>{me?.name}</strong>
              <span>{me?.workspaceName}</span>
              {answersChats ? (
                <span className="presence__sentence">
                  <span className={`presence__dot presence__dot--${shown} presence__dot--inline`} />
                  {sentence}
                </span>
              ) : null}
            </Header>
            {(answersChats ? CHOICES : []).map((choice) => (
              <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className="menu__item">
                <span className={`presence__dot presence__dot--${choice.id} presence__dot--inline`} />
                <span className="menu__words">
                  {choice.label}
                  <small>{choice.hint}</small>
                </span>
                {me?.presence === choice.id ? <CheckIcon size={16} /> : null}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu__separator" />
          {answersChats ? <QuietEntry onChoose={choose} /> : null}
          {answersChats ? <Separator className="menu__separator" /> : null}
          <AccountMenu />
          <Separator className="menu__separator" />
          <MenuItem id="sign-out" className="menu__item" textValue="Sign out">
            <SignOutIcon size={16} />
            <span className="menu__words">{several ? `Sign out of ${me?.workspaceName}` : 'Sign out'}</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** What the dot and the words beside it say. */
function usePresence() {
  const me = useDeskState(selectMe);
  const quiet = useDeskState((state) => state.quiet);
  const connected = useDeskState((state) => selectLink(state).phase === 'ready');
  const shown = connected ? (me?.availability.state ?? 'offline') : 'offline';
  const word = shown === 'offline' ? 'Offline' : shown === 'online' ? 'Online' : 'Away';
  const reason = me ? describeOwnPresence(me.availability, connected) : word;
  return { shown, word, sentence: quiet.on && shown === 'away' ? 'Away: do not disturb' : reason };
}

/** Do not disturb: on with a choice of how long, off with one press. */
function QuietEntry({ onChoose }: { onChoose: (key: string) => void }) {
  const quiet = useDeskState((state) => state.quiet);
  return quiet.on ? (
    <MenuItem id="off" className="menu__item" textValue="Turn off do not disturb">
      <MoonIcon size={16} />
      <span className="menu__words">
        Turn off do not disturb
        <small>{describeQuiet(quiet, Date.now())}</small>
      </span>
    </MenuItem>
  ) : (
    <SubmenuTrigger>
      <MenuItem className="menu__item" textValue="Do not disturb">
        <MoonIcon size={16} />
        <span className="menu__words">
          Do not disturb
          <small>No toasts, sounds or card; away for visitors</small>
        </span>
        <span className="presence__more">
          <ChevronIcon size={16} />
        </span>
      </MenuItem>
      <Popover className="menu-popover" placement="right bottom">
        <Menu className="menu" onAction={(key) => onChoose(String(key))} aria-label="Do not disturb">
          {QUIET_CHOICES.map(({ id, label }) => (
            <MenuItem key={id} id={id} className="menu__item" textValue={label}>
              <span className="menu__words">{label}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}
