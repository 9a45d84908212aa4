import { z } from 'zod';
import { timezoneSchema } from './business-hours.ts';
import { idSchema, instantSchema, isStorableText, personNameSchema } from './primitives.ts';

export const memberRoleSchema = z.enum(['owner', 'admin', 'agent']);
export type MemberRole = z.infer<typeof memberRoleSchema>;

/** `chats.respond` is shown to people as "Respond to Live Chats". */
export const permissionSchema = z.enum([
  'chats.respond',
  'chatbots.manage',
  'team.manage',
  'analytics.view',
  'transcripts.view',
  'workspace.manage',
]);
export type Permission = z.infer<typeof permissionSchema>;

export const presenceChoiceSchema = z.enum(['online', 'away']);
export type PresenceChoice = z.infer<typeof presenceChoiceSchema>;

/** What the computer of a member says: at work, untouched for a while, screen locked, or asleep. */
export const activitySchema = z.enum(['active', 'idle', 'locked', 'asleep']);
export type Activity = z.infer<typeof activitySchema>;

export const presenceReasonSchema = z.enum(['chosen', 'not_connected', 'idle', 'locked', 'asleep']);
/**
 * Whether requests reach this member, and since when. `online` joins a live connection, what was chosen and the
 * computer's activity; otherwise `reason` names the first of them that says no.
 */
export const presenceSchema = z.object({
  state: z.enum(['online', 'away', 'offline']),
  reason: presenceReasonSchema,
  since: instantSchema,
});
export type Presence = z.infer<typeof presenceSchema>;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * What stands in a member's circle instead of their initials: one or two characters, such as an emoji. Null = initials.
 * Text on purpose: a picture would be a file of strangers' making that every console and widget decodes.
 */
export const avatarSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(32)
  .refine((text) => isStorableText(text) && !/[\p{Cc}\p{Bidi_Control}]/u.test(text), 'must be plain text')
  .refine((text) => [...graphemes.segment(text)].length <= 2, 'at most two characters')
  .nullable();

/** The signed-in member as the console knows it. */
export const meSchema = z.object({
  id: idSchema,
  workspaceId: idSchema,
  workspaceName: z.string(),
  name: z.string(),
  email: z.string(),
  avatar: avatarSchema.default(null),
  role: memberRoleSchema,
  permissions: z.array(permissionSchema),
  /** What the member chose; what follows from it is `availability`. */
  presence: presenceChoiceSchema,
  availability: presenceSchema,
  /** Active chats held, and how many are allowed; null = no cap. */
  load: z.object({ activeChats: z.number().int().nonnegative(), cap: z.number().int().positive().nullable() }),
  /** The chatbots whose requests reach this member; what others ask, they cannot accept. Null = every chatbot. */
  chatbotIds: z.array(idSchema).nullable().default(null),
});
export type Me = z.infer<typeof meSchema>;

/** Passwords: 12–128 characters, no composition rules; common ones are refused by the server. */
export const newPasswordSchema = z.string().min(12, 'at least 12 characters').max(128, 'at most 128 characters');

export const signInRequestSchema = z.strictObject({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(128),
  /** After `two_step_required`: six digits of the authenticator app, or a recovery code. */
  code: z.string().trim().min(6).max(40).optional(),
  /** After `choose_workspace`. */
  workspaceId: idSchema.optional(),
});
export type SignInRequest = z.input<typeof signInRequestSchema>;

/** Uses the one-time owner link: creates the owner of a fresh installation and signs them in. */
export const claimOwnerRequestSchema = z.strictObject({
  token: z.string().min(20).max(128),
  name: personNameSchema,
  email: z.email().max(254),
  password: newPasswordSchema,
  /** Where the owner is: becomes the workspace's, unless it has one. */
  timezone: timezoneSchema.optional(),
});
export type ClaimOwnerRequest = z.input<typeof claimOwnerRequestSchema>;

export const refreshRequestSchema = z.strictObject({
  /** Present for the desktop; a browser's refresh token travels in an HttpOnly cookie instead. */
  refreshToken: z.string().min(20).max(128).optional(),
  /** Which of a browser's sign-ins is meant, one per workspace; without it any of them. The desktop's token says it itself. */
  workspaceId: idSchema.optional(),
});
export type RefreshRequest = z.input<typeof refreshRequestSchema>;

export const grantSchema = z.object({
  accessToken: z.string(),
  accessTokenExpiresAt: instantSchema,
  /** Only for clients that send `x-handoff-client: desktop`. */
  refreshToken: z.string().optional(),
  me: meSchema,
});
/** What a successful sign-in or refresh gives: 15 minutes of access, and the means to renew it once. */
export type Grant = z.infer<typeof grantSchema>;
