import type { CallError } from '#contract/result.ts';
import {
  type Account,
  type Accounts,
  DEFAULT_SETTINGS,
  type DeskPlace,
  type DesktopSettings,
  type ServerFault,
} from '../../src-preload/payloads.ts';
import type { Desk } from '../desk/create-desk.ts';

/** Where the person is on the way from "which server?" to their chats. */
export type Stage =
  | { readonly name: 'starting' }
  | { readonly name: 'choosing_server'; readonly address: string; readonly fault: ServerFault | null }
  /** The server does not answer; it is tried again by itself. */
  | { readonly name: 'unreachable'; readonly server: string; readonly detail: string }
  | {
      readonly name: 'signed_out';
      readonly server: string;
      readonly hasOwner: boolean;
      /** Why the person is here, when they did not ask for it. */
      readonly notice: string | null;
    }
  /** Holding an invite: who one wants to be on the team, before one is anybody. A link that was cut off has no token. */
  | { readonly name: 'joining'; readonly server: string; readonly token: string | null }
  | { readonly name: 'resetting'; readonly server: string; readonly token: string | null }
  | {
      readonly name: 'signed_in';
      readonly server: string;
      readonly keptIn: 'keychain' | 'memory';
      readonly desk: Desk;
    }
  /** Signed in, but the server will not let this member or this version work. */
  | { readonly name: 'refused'; readonly server: string; readonly error: CallError };

export interface WaitingCount {
  readonly pending: number;
  readonly unread: number;
}

export interface AppState {
  readonly stage: Stage;
  readonly settings: DesktopSettings;
  /** Everybody this console is signed in as, here and elsewhere. */
  readonly accounts: Accounts;
  /** What waits in the accounts that are not shown, by the account's id, as their servers said a moment ago. */
  readonly waiting: Readonly<Record<string, WaitingCount>>;
  /** Where the person would go from the account that is shown, who has to be asked first: `to` null = to add one. */
  readonly leaving: { readonly to: Account | null; readonly place: DeskPlace | null } | null;
  /** An invite that was opened while somebody is signed in, who has to be asked first. */
  readonly invite: string | null;
  /** Single-key shortcuts (J, K, R, ?): they can be switched off, because they can be pressed by accident. */
  readonly shortcuts: boolean;
}

export const INITIAL_APP_STATE: AppState = {
  stage: { name: 'starting' },
  settings: DEFAULT_SETTINGS,
  accounts: { accounts: [], shownId: null },
  waiting: {},
  leaving: null,
  invite: null,
  shortcuts: true,
};

/** Over all accounts that are not shown. */
export function sumWaiting({ waiting }: Pick<AppState, 'waiting'>): WaitingCount {
  const counts = Object.values(waiting);
  return {
    pending: counts.reduce((sum, { pending }) => sum + pending, 0),
    unread: counts.reduce((sum, { unread }) => sum + unread, 0),
  };
}

/** How many things wait for the person in accounts that are not shown. */
export const selectWaitingElsewhere = (state: Pick<AppState, 'waiting'>): number => {
  const { pending, unread } = sumWaiting(state);
  return pending + unread;
};
