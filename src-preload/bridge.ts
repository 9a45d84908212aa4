import type { ClaimOwnerRequest, SignInRequest } from '#contract/members.ts';
import type { InviteOffer, JoinTeamRequest } from '#contract/team.ts';
import type {
  AccountLook,
  Accounts,
  ActivityReport,
  Answered,
  Attention,
  Card,
  CardAct,
  CardOutcome,
  DeskPlace,
  DesktopSettings,
  DoNotDisturbChoice,
  HotkeyState,
  Navigation,
  Notice,
  NoticeOutcome,
  ServerCheck,
  SignInOutcome,
} from './payloads.ts';

/** Calls from the renderer to main: the whole list. Each is handled in `src-main/ipc` with its sender and input checked. */
export interface BridgeCalls {
  'server:get': { request: undefined; response: string | null };
  'server:check': { request: { address: string }; response: ServerCheck };
  /** Checks and, when good, keeps it. Whoever was shown is set aside and stays signed in. */
  'server:choose': { request: { address: string }; response: ServerCheck };
  'session:restore': { request: undefined; response: SignInOutcome };
  'session:sign-in': { request: SignInRequest; response: SignInOutcome };
  'session:claim-owner': { request: ClaimOwnerRequest; response: SignInOutcome };
  /** What an invite is for; nothing is used up. */
  'session:look-at-invite': { request: { token: string }; response: Answered<InviteOffer> };
  /** Uses an invite: the person is a member and signed in. */
  'session:join': { request: JoinTeamRequest; response: SignInOutcome };
  /** Has a link mailed that leads to the browser's console. */
  'session:request-reset': { request: { email: string }; response: Answered<null> };
  /** Uses such a link. Nobody is signed in by it. */
  'session:reset': { request: { token: string; newPassword: string }; response: Answered<null> };
  /** A fresh access token from the refresh token in the keychain. */
  'session:renew': { request: undefined; response: SignInOutcome };
  'session:sign-out': { request: undefined; response: undefined };
  'accounts:list': { request: undefined; response: Accounts };
  /** Shows another account, in a page that starts anew, and leads it there. */
  'accounts:show': { request: { id: string; place: DeskPlace | null }; response: undefined };
  /** Nobody is shown, and everybody stays signed in: to add another account. */
  'accounts:set-aside': { request: undefined; response: Accounts };
  /** What waits in an account that is not shown. */
  'accounts:look': { request: { id: string }; response: AccountLook };
  /** Signs out of one account and takes it off the list. */
  'accounts:forget': { request: { id: string }; response: Accounts };
  'settings:get': { request: undefined; response: DesktopSettings };
  'settings:change': { request: Partial<DesktopSettings>; response: DesktopSettings };
  'notice:show': { request: Notice; response: NoticeOutcome };
  'notice:withdraw': { request: { tag: string }; response: undefined };
  'attention:set': { request: Attention; response: undefined };
  'activity:get': { request: undefined; response: ActivityReport };
  'external:open': { request: { url: string }; response: undefined };
  /** Brings the console's window to the front. */
  'window:reveal': { request: undefined; response: undefined };
  /** Shows the handoff card, changes what it shows, or takes it away (`null`). */
  'card:show': { request: { card: Card | null }; response: CardOutcome };
  'hotkey:get': { request: undefined; response: HotkeyState };
  /** From the card's own page, as are all that begin with `on-card:`. */
  'on-card:get': { request: undefined; response: Card | null };
  'on-card:act': { request: CardAct; response: undefined };
  /** How high the page is, so that its window fits. */
  'on-card:fit': { request: { height: number }; response: undefined };
}

/** News from main to the renderer. */
export interface BridgeNews {
  'navigate:to': Navigation;
  'presence:chosen': { choice: 'online' | 'away' };
  'activity:changed': ActivityReport;
  'do-not-disturb:chosen': { choice: DoNotDisturbChoice };
  'system:resumed': { afterMs: number };
  'settings:changed': DesktopSettings;
  'card:acted': CardAct;
  'hotkey:pressed': undefined;
  /** To the card's own page. */
  'on-card:changed': Card | null;
}

export type BridgeCallName = keyof BridgeCalls;
export type BridgeNewsName = keyof BridgeNews;

/** What the preload exposes as `window.desktop`: one function per channel, nothing else. */
export interface DesktopBridge {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly appVersion: string;
  readonly server: {
    get(): Promise<string | null>;
    check(address: string): Promise<ServerCheck>;
    choose(address: string): Promise<ServerCheck>;
  };
  readonly session: {
    restore(): Promise<SignInOutcome>;
    signIn(request: SignInRequest): Promise<SignInOutcome>;
    claimOwner(request: ClaimOwnerRequest): Promise<SignInOutcome>;
    lookAtInvite(token: string): Promise<Answered<InviteOffer>>;
    join(request: JoinTeamRequest): Promise<SignInOutcome>;
    requestReset(email: string): Promise<Answered<null>>;
    resetPassword(request: { token: string; newPassword: string }): Promise<Answered<null>>;
    renew(): Promise<SignInOutcome>;
    signOut(): Promise<void>;
  };
  readonly accounts: {
    list(): Promise<Accounts>;
    show(id: string, place: DeskPlace | null): Promise<void>;
    setAside(): Promise<Accounts>;
    look(id: string): Promise<AccountLook>;
    forget(id: string): Promise<Accounts>;
  };
  readonly settings: {
    get(): Promise<DesktopSettings>;
    change(patch: Partial<DesktopSettings>): Promise<DesktopSettings>;
    onChange(listener: (settings: DesktopSettings) => void): () => void;
  };
  readonly notices: {
    show(notice: Notice): Promise<NoticeOutcome>;
    withdraw(tag: string): Promise<void>;
  };
  readonly attention: { set(attention: Attention): Promise<void> };
  readonly navigation: { onNavigate(listener: (navigation: Navigation) => void): () => void };
  readonly presence: { onChosen(listener: (choice: 'online' | 'away') => void): () => void };
  /** Chosen in the tray; the console decides what it means and keeps it in the settings. */
  readonly doNotDisturb: { onChosen(listener: (choice: DoNotDisturbChoice) => void): () => void };
  /** The small window for one waiting request. */
  readonly card: {
    show(card: Card | null): Promise<CardOutcome>;
    onAct(listener: (act: CardAct) => void): () => void;
  };
  /** The key of `settings.hotkey`: changing that setting registers it, this tells with what success. */
  readonly hotkey: {
    get(): Promise<HotkeyState>;
    onPress(listener: () => void): () => void;
  };
  /** Whether somebody is at this computer: at work, untouched for five minutes, locked or asleep. */
  readonly activity: {
    get(): Promise<ActivityReport>;
    onChange(listener: (report: ActivityReport) => void): () => void;
  };
  readonly system: {
    onResume(listener: (afterMs: number) => void): () => void;
    openExternal(url: string): Promise<void>;
    /** Brings this window to the front. */
    reveal(): Promise<void>;
  };
}

/** What the preload exposes as `window.handoffCard` on the card's page, which gets nothing else. */
export interface CardBridge {
  get(): Promise<Card | null>;
  onChange(listener: (card: Card | null) => void): () => void;
  act(act: CardAct): Promise<void>;
  fit(height: number): Promise<void>;
}
