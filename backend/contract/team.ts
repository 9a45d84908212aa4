import { z } from 'zod';
import { timezoneSchema } from './business-hours.ts';
import { avatarSchema, memberRoleSchema, newPasswordSchema, permissionSchema, presenceSchema } from './members.ts';
import { emailSchema, idSchema, instantSchema, personNameSchema } from './primitives.ts';

const permissionsSchema = z.array(permissionSchema).max(permissionSchema.options.length);
const servedChatbotsSchema = z.array(idSchema).max(500);
const capSchema = z.number().int().min(1).max(100);

/** A member as those see them who manage the team. */
export const teamMemberSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  avatar: avatarSchema,
  role: memberRoleSchema,
  /** What they may do at this moment: an owner everything, whatever was granted. */
  permissions: z.array(permissionSchema),
  presence: presenceSchema,
  activeChats: z.number().int().nonnegative(),
  /** Most chats at once for this member alone; null = as each chatbot says. */
  cap: z.number().int().positive().nullable(),
  /** The chatbots whose requests reach them; null = all, also those to come. */
  chatbotIds: z.array(idSchema).nullable(),
  twoStep: z.boolean(),
  disabled: z.boolean(),
  joinedAt: instantSchema,
  /** When they were last known to use the console; now, as long as `presence` is not offline. Null = never. */
  lastSeenAt: instantSchema.nullable(),
});
export type TeamMember = z.infer<typeof teamMemberSchema>;

export const inviteSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: memberRoleSchema,
  permissions: z.array(permissionSchema),
  chatbotIds: z.array(idSchema).nullable(),
  invitedBy: z.string(),
  createdAt: instantSchema,
  /** From then on its link no longer works; it can be sent again. */
  expiresAt: instantSchema,
});
export type Invite = z.infer<typeof inviteSchema>;

/** In the order they came; invites newest first, those included whose link has run out. */
export const teamSchema = z.object({ members: z.array(teamMemberSchema), invites: z.array(inviteSchema) });
export type Team = z.infer<typeof teamSchema>;

/**
 * What is left out stays. Nobody grants what they do not hold, makes somebody more than they are, touches who is more than
 * they are, or changes their own role and permissions (`forbidden`). The last owner stays one (`wrong_state`).
 */
export const changeMemberRequestSchema = z.strictObject({
  role: memberRoleSchema.optional(),
  permissions: permissionsSchema.optional(),
  cap: capSchema.nullable().optional(),
  chatbotIds: servedChatbotsSchema.nullable().optional(),
});
export type ChangeMemberRequest = z.infer<typeof changeMemberRequestSchema>;

/** Makes them an owner and oneself an admin, at once. */
export const transferOwnershipRequestSchema = z.strictObject({
  toMemberId: idSchema,
  /** One's own; a wrong one is `invalid` with this field. */
  password: z.string().min(1).max(128),
});

export const createInviteRequestSchema = z.strictObject({
  email: emailSchema,
  /** Owners are made by those who are. */
  role: memberRoleSchema.exclude(['owner']).default('agent'),
  /** What the role usually holds, unless given. */
  permissions: permissionsSchema.optional(),
  chatbotIds: servedChatbotsSchema.nullable().default(null),
  /** Without, the link is only answered. */
  mail: z.boolean().default(true),
});
export type CreateInviteRequest = z.infer<typeof createInviteRequestSchema>;

export const resendInviteRequestSchema = z.strictObject({ mail: z.boolean().default(true) });

/** The only time the link is shown: it is not stored. A newer link ends the one before. */
export const invitedSchema = z.object({
  invite: inviteSchema,
  links: z.object({
    /** For a browser; the secret is in the fragment, which no server and no log sees. */
    web: z.string(),
    /** Opens the desktop app. */
    app: z.string(),
  }),
  /** `kept`: no mail server is set, so the link has to be handed over another way. `off`: none was wanted. */
  mail: z.enum(['on_its_way', 'kept', 'off']),
});
export type Invited = z.infer<typeof invitedSchema>;

const tokenSchema = z.string().min(20).max(128);

export const lookAtInviteRequestSchema = z.strictObject({ token: tokenSchema });
/** What somebody sees who holds an invite, before they join. Looking does not use it up. */
export const inviteOfferSchema = z.object({
  workspaceName: z.string(),
  invitedBy: z.string(),
  email: z.string(),
  role: memberRoleSchema,
  expiresAt: instantSchema,
});
export type InviteOffer = z.infer<typeof inviteOfferSchema>;

export const joinTeamRequestSchema = z.strictObject({
  token: tokenSchema,
  name: personNameSchema,
  password: newPasswordSchema,
});
export type JoinTeamRequest = z.infer<typeof joinTeamRequestSchema>;

/** In `timezone` its days begin and end, wherever they are counted. */
export const workspaceSchema = z.object({ id: idSchema, name: z.string(), timezone: z.string() });
export type Workspace = z.infer<typeof workspaceSchema>;
export const changeWorkspaceRequestSchema = z.strictObject({
  name: personNameSchema.optional(),
  timezone: timezoneSchema.optional(),
});
export type ChangeWorkspaceRequest = z.infer<typeof changeWorkspaceRequestSchema>;
