import { z } from 'zod';
import { activitySchema, meSchema } from '#contract/members.ts';
import { callErrorSchema } from '#contract/result.ts';

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

export const desktopSettingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  notifyRequests: z.boolean(),
  notifyMessages: z.boolean(),
  hideContent: z.boolean(),
  closeToTray: z.boolean(),
  confirmComplete: z.boolean(),
});
/** Preferences of this computer; both hosts keep the same ones. */
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>;
export const desktopSettingsPatchSchema = desktopSettingsSchema.partial().strict();

export const noticeSchema = z.strictObject({
  /** A later notice with the same tag replaces the earlier one. */
  tag: z.string().max(120),
  kind: z.enum(['request', 'message']),
  conversationId: z.uuid(),
  /** Present for a request: where a click leads. */
  handoffId: z.uuid().nullable(),
  title: z.string().max(200),
  body: z.string().max(500),
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticeOutcomeSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('shown') }),
  z.object({
    status: z.literal('not_shown'),
    reason: z.enum(['setting_off', 'no_permission', 'unsupported', 'failed']),
  }),
]);
export type NoticeOutcome = z.infer<typeof noticeOutcomeSchema>;

/** Where the person wants to go: a toast was clicked or a link was opened. */
export const navigationSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('chat'), conversationId: z.uuid() }),
  z.object({ to: z.literal('request'), handoffId: z.uuid() }),
]);
export type Navigation = z.infer<typeof navigationSchema>;

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
});
export type Attention = z.infer<typeof attentionSchema>;
