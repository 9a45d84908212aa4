import type { StoreApi } from 'zustand/vanilla';
import type { ClaimOwnerRequest, SignInRequest } from '#contract/members.ts';
import type { CallError } from '#contract/result.ts';
import type { InviteOffer, JoinTeamRequest } from '#contract/team.ts';
import type { Answered, DesktopSettings, ServerCheck } from '../../src-preload/payloads.ts';
import type { Host } from '../host/host.ts';
import type { AppState } from './app-state.ts';
import type { SwitchingAccounts } from './switch-accounts.ts';

/** The whole console around the signed-in desk: which server, who, and the preferences of this computer. */
export interface Console extends SwitchingAccounts {
  readonly store: StoreApi<AppState>;
  readonly host: Host;
  /** From the one-time owner link, when this page was opened by it. */
  readonly ownerToken: string | null;
  start(): Promise<void>;
  /** Tests the address and, when it is good, goes on to sign-in. */
  chooseServer(address: string): Promise<ServerCheck>;
  /** Back to the first screen, for another server. */
  forgetServer(): void;
  retryNow(): void;
  /** Null when it worked; otherwise what to tell. */
  signIn(request: SignInRequest): Promise<CallError | null>;
  claimOwner(request: ClaimOwnerRequest): Promise<CallError | null>;
  /** What the invite is for. */
  lookAtInvite(token: string): Promise<Answered<InviteOffer>>;
  joinTeam(request: JoinTeamRequest): Promise<CallError | null>;
  /** Whether the person who is signed in looks at the invite that was opened. They stay signed in. */
  answerInvite(join: boolean): Promise<void>;
  requestReset(email: string): Promise<CallError | null>;
  /** When it worked, the sign-in screen says so. */
  resetPassword(request: { token: string; newPassword: string }): Promise<CallError | null>;
  /** Away from an invite or a new password, to sign-in. */
  leaveLink(): void;
  signOut(): Promise<void>;
  changeSettings(patch: Partial<DesktopSettings>): Promise<void>;
  setShortcuts(on: boolean): void;
}
