import { Header, MenuItem, MenuSection } from 'react-aria-components';
import type { Account } from '../../../src-preload/payloads.ts';
import type { WaitingCount } from '../../console/app-state.ts';
import { useAppState, useConsole } from '../../console/hooks.tsx';
import { Count } from '../../ui/badge.tsx';
import { CheckIcon, PlusIcon } from '../../ui/icons.tsx';
import { describeHost, describeWaiting } from './account-words.ts';

/** The part of the menu that leads to other workspaces; `useAccountChoice` does what was chosen in it. */
export function AccountMenu() {
  const { host } = useConsole();
  const { accounts, shownId } = useAppState((state) => state.accounts);
  const waiting = useAppState((state) => state.waiting);
  const several = accounts.length > 1;
  return (
    <MenuSection aria-label="Workspaces">
      {several ? (
        <Header className="menu__header">
          <span>You are told of requests in all of them, and are online in the one that is shown.</span>
        </Header>
      ) : null}
      {several
        ? accounts.map((account) => (
            <MenuItem
              key={account.id}
              id={`${TO}${account.id}`}
              className="menu__item"
              textValue={account.workspaceName}
              aria-label={[account.workspaceName, describeWaiting(waiting[account.id])].filter(Boolean).join(': ')}
            >
              <span className="menu__words">
                {account.workspaceName}
                <small>
                  {account.id === shownId ? 'Shown now · ' : ''}
                  {describeAccount(account, accounts)}
                </small>
                {waiting[account.id] ? (
                  <small className="account-menu__waiting">{describeWaiting(waiting[account.id])}</small>
                ) : null}
              </span>
              <Count value={countOf(waiting[account.id])} tone="alert" decorative />
              {account.id === shownId ? <CheckIcon size={16} /> : null}
            </MenuItem>
          ))
        : null}
      <MenuItem id={ADD} className="menu__item" textValue="Add another">
        <PlusIcon size={16} />
        <span className="menu__words">
          Add another…
          <small>
            {host.kind === 'desktop'
              ? 'Another workspace, here or on another server'
              : 'Another workspace of this server; the app also holds other servers'}
          </small>
        </span>
      </MenuItem>
    </MenuSection>
  );
}

const TO = 'account:';
const ADD = 'add-account';

/** Answers whether the chosen entry of a menu was one of these, and goes there. */
export function useAccountChoice(): (key: string) => boolean {
  const console = useConsole();
  const { accounts, shownId } = useAppState((state) => state.accounts);
  return (key) => {
    const account = accounts.find(({ id }) => key === TO + id);
    if (account && account.id !== shownId) void console.switchTo(account);
    if (key === ADD) void console.switchTo(null);
    return account !== undefined || key === ADD;
  };
}

function describeAccount({ server, email, signedIn }: Account, all: readonly Account[]): string {
  if (!signedIn) return 'Asks for the password again';
  const isOneServer = all.every((other) => other.server === server);
  return isOneServer ? email : `${describeHost(server)} · ${email}`;
}

function countOf(waiting: WaitingCount | undefined): number {
  return waiting ? waiting.pending + waiting.unread : 0;
}
