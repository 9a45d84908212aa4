import { z } from 'zod';
import { scheduleSchema } from '#contract/business-hours.ts';
import { activitySchema, meSchema } from '#contract/members.ts';
import { instantSchema } from '#contract/primitives.ts';
import { type CallError, callErrorSchema } from '#contract/result.ts';
import { waitingSchema } from '#contract/waiting-routes.ts';

/** What crosses the bridge between renderer and main; both sides parse with these. */

export const serverFaultSchema = z.enum([
  'not_a_url',
  'unknown_host',
  'refused',
  'timed_out',
  'not_tls', // https was asked for and the other side does not speak it
  'bad_certificate',
  'not_our_server',
  'server_too_old',
  'client_too_old',
  'failed',
]);
export type ServerFault = z.infer<typeof serverFaultSchema>;

export const serverCheckSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), url: z.string(), version: z.string(), hasOwner: z.boolean() }),
  z.object({ status: z.literal('fault'), fault: serverFaultSchema, detail: z.string() }),
]);
/** `url` is the address in its normal form: an origin without a trailing slash. */
export type ServerCheck = z.infer<typeof serverCheckSchema>;

/** A grant without the refresh token: that one never leaves the main process. */
export const rendererGrantSchema = z.object({
  accessToken: z.string(),
  accessTokenExpiresAt: z.string(),
  me: meSchema,
});
export type RendererGrant = z.infer<typeof rendererGrantSchema>;

export const signInOutcomeSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signed_in'),
    grant: rendererGrantSchema,
    /** `memory`: no keychain on this computer, the sign-in lasts until the app quits; people are told. */
    keptIn: z.enum(['keychain', 'memory']),
  }),
  /** Nobody is signed in, or the server ended the session: show the sign-in screen. */
  z.object({ status: z.literal('signed_out') }),
  /** The server said no, in its own words. */
  z.object({ status: z.literal('refused'), error: callErrorSchema }),
  /** No answer: keep trying, do not sign anybody out. */
  z.object({ status: z.literal('unreachable'), detail: z.string() }),
]);
export type SignInOutcome = z.infer<typeof signInOutcomeSchema>;

export const accountSchema = z.object({
  /** Of this computer's making, and the same at every start. */
  id: z.string().min(1).max(400),
  /** Origin of the server. */
  server: z.url({ protocol: /^https?$/ }).max(300),
  workspaceId: z.string().max(60),
  workspaceName: z.string().max(200),
  name: z.string().max(200),
  email: z.string().max(254),
  /** False when its sign-in was ended elsewhere: the password is asked for again. */
  signedIn: z.boolean(),
});
/** Somebody that this app or browser is signed in as: one member of one workspace on one server. Carries no secret. */
export type Account = z.infer<typeof accountSchema>;

/** What waits in an account that is not shown. `unreachable`: not known at the moment. */
export const accountLookSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), waiting: waitingSchema }),
  z.object({ status: z.literal('signed_out') }),
  z.object({ status: z.literal('unreachable') }),
]);
export type AccountLook = z.infer<typeof accountLookSchema>;

/** In the order they were added. Only the shown one has a connection; the others are looked at. */
export interface Accounts {
  readonly accounts: readonly Account[];
  /** Null while somebody is about to sign in. */
  readonly shownId: string | null;
}

/** What the server says to somebody who is not signed in yet; every way it can end is a value. */
export type Answered<T> =
  | { readonly status: 'ok'; readonly value: T }
  | { readonly status: 'refused'; readonly error: CallError }
  | { readonly status: 'unreachable'; readonly detail: string };

/** What was chosen by hand, over and above the weekly times. */
export const doNotDisturbSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('off') }),
  z.strictObject({ mode: z.literal('until'), until: instantSchema }),
  /** Until it is turned off. */
  z.strictObject({ mode: z.literal('on') }),
  /** The weekly times do not count until then: turned off by hand in the middle of them. */
  z.strictObject({ mode: z.literal('paused'), until: instantSchema }),
]);
export type DoNotDisturb = z.infer<typeof doNotDisturbSchema>;

export const doNotDisturbChoiceSchema = z.enum(['30_minutes', '1_hour', 'until_tomorrow', 'until_off', 'off']);
/** What tray and status menu offer. */
export type DoNotDisturbChoice = z.infer<typeof doNotDisturbChoiceSchema>;

export const desktopSettingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  notifyRequests: z.boolean(),
  notifyMessages: z.boolean(),
  /** Toasts for words that an owner has listed. */
  notifyKeywords: z.boolean(),
  hideContent: z.boolean(),
  soundRequests: z.boolean(),
  soundMessages: z.boolean(),
  /** 0 is silent, 100 as loud as the computer allows a notification to be. */
  soundVolume: z.number().int().min(0).max(100),
  /** The sound of a request comes again until anyone accepts or the visitor leaves. */
  repeatRequestSound: z.boolean(),
  /** The small window for a waiting request: never, when it has not been seen for 20 s, or at once. */
  handoffCard: z.enum(['off', 'unseen', 'at_once']),
  /** Accepts whoever waits longest, from anywhere; an Electron accelerator such as `Control+Shift+A`. Null: none. */
  hotkey: z.string().max(60).nullable(),
  startAtLogin: z.boolean(),
  doNotDisturb: doNotDisturbSchema,
  /** Weekly times without toasts, sounds and card, by the clock of this computer: the schedule's zone does not count. */
  doNotDisturbTimes: z.strictObject({ enabled: z.boolean(), schedule: scheduleSchema.nullable() }),
  closeToTray: z.boolean(),
  confirmComplete: z.boolean(),
});
/** Preferences of this computer; both hosts keep the same ones. */
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>;
export const desktopSettingsPatchSchema = desktopSettingsSchema.partial().strict();

export const DEFAULT_SETTINGS: DesktopSettings = {
  theme: 'system',
  notifyRequests: true,
  notifyMessages: true,
  notifyKeywords: true,
  hideContent: false,
  soundRequests: true,
  soundMessages: true,
  soundVolume: 60,
  repeatRequestSound: true,
  handoffCard: 'unseen',
  hotkey: null,
  startAtLogin: false,
  doNotDisturb: { mode: 'off' },
  doNotDisturbTimes: { enabled: false, schedule: null },
  closeToTray: true,
  confirmComplete: true,
};

/**
 * Settings from wherever they were kept. Each by itself: one that is missing, or that a newer or older version wrote
 * differently, falls back alone, the others stay.
 */
export function readSettings(stored: unknown): DesktopSettings {
  const settings: DesktopSettings = { ...DEFAULT_SETTINGS };
  if (typeof stored !== 'object' || stored === null) return settings;
  for (const [key, value] of Object.entries(stored)) {
    const parsed = desktopSettingsPatchSchema.safeParse({ [key]: value });
    if (parsed.success) Object.assign(settings, parsed.data);
  }
  return settings;
}

/** The secret of an invite, as links carry it. */
export const inviteTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Of which account a place is, where that is said; otherwise it is of the one that is shown. */
const whose = {
  /** By a link: nothing but a workspace, never a server. */
  workspaceId: z.uuid().optional(),
  /** By the console itself, of an account that it holds. No link can say this. */
  accountId: z.string().max(400).optional(),
};

/** Places of somebody who is signed in. */
export const deskPlaceSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('chat'), conversationId: z.uuid(), ...whose }),
  z.object({ to: z.literal('request'), handoffId: z.uuid(), ...whose }),
  z.object({ to: z.literal('queue'), ...whose }),
]);
export type DeskPlace = z.infer<typeof deskPlaceSchema>;

/** Where the person wants to go: a toast was clicked or a link was opened. */
export const navigationSchema = z.discriminatedUnion('to', [
  ...deskPlaceSchema.options,
  /** An invite. Leads to a page that asks; which server it is for, the link does not say and must not decide. */
  z.object({ to: z.literal('join'), token: inviteTokenSchema }),
]);
export type Navigation = z.infer<typeof navigationSchema>;

export const noticeSchema = z.strictObject({
  /** A later notice with the same tag replaces the earlier one. */
  tag: z.string().max(120),
  /** `test`: somebody tries their notifications out. */
  kind: z.enum(['request', 'message', 'keyword', 'test']),
  /** Where a click leads, besides bringing up the window. */
  leadsTo: deskPlaceSchema.nullable(),
  title: z.string().max(200),
  body: z.string().max(500),
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticeOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown') }),
  z.object({
    status: z.literal('not_shown'),
    reason: z.enum(['setting_off', 'do_not_disturb', 'no_permission', 'unsupported', 'failed']),
  }),
]);
export type NoticeOutcome = z.infer<typeof noticeOutcomeSchema>;

/** What the handoff card shows: one waiting request, with texts already cut and, where content is hidden, left out. */
export const cardSchema = z.strictObject({
  handoffId: z.uuid(),
  visitor: z.string().max(120),
  chatbot: z.string().max(120),
  /** The visitor's last words; empty when there are none to show. */
  question: z.string().max(400),
  waitingSince: instantSchema,
  /** Offered to this agent alone until then. */
  offerUntil: instantSchema.nullable(),
  /** How many more wait. */
  others: z.number().int().min(0).max(100_000),
  state: z.enum(['waiting', 'accepting', 'lost']),
  /** Why it was not given to this agent, while `lost`; otherwise empty. */
  note: z.string().max(200),
});
export type Card = z.infer<typeof cardSchema>;

export const cardOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown') }),
  z.object({ status: z.literal('not_shown'), reason: z.enum(['screen_locked', 'unsupported', 'failed']) }),
]);
export type CardOutcome = z.infer<typeof cardOutcomeSchema>;

/** What somebody pressed on the card. `open` looks into the request without taking it. */
export const cardActSchema = z.strictObject({
  handoffId: z.uuid(),
  action: z.enum(['accept', 'pass', 'snooze', 'open']),
});
export type CardAct = z.infer<typeof cardActSchema>;

/** Whether the hotkey of the settings works; `taken` = another program has it. */
export const hotkeyStateSchema = z.object({
  accelerator: z.string().nullable(),
  status: z.enum(['off', 'active', 'taken', 'invalid', 'unsupported']),
});
export type HotkeyState = z.infer<typeof hotkeyStateSchema>;

export const activityReportSchema = z.object({
  activity: activitySchema,
  /** For how long it has been so, in milliseconds. */
  sinceMs: z.number().int().nonnegative(),
});
/** What the computer says about the person in front of it. */
export type ActivityReport = z.infer<typeof activityReportSchema>;

/** Everything tray, badge and title need; computed by the renderer from the server's state, never counted up. */
export const attentionSchema = z.strictObject({
  pending: z.number().int().min(0).max(100_000),
  unread: z.number().int().min(0).max(100_000),
  presence: z.enum(['online', 'away', 'offline']),
  /** Do not disturb is on: counted as ever, but no toast, sound or card. */
  quiet: z.boolean(),
});
export type Attention = z.infer<typeof attentionSchema>;
