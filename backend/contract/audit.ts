import { z } from 'zod';
import { idSchema, instantSchema } from './primitives.ts';

export const auditKindSchema = z.enum([
  'sign_in.succeeded',
  /** Wrong password, wrong code, or a disabled member. */
  'sign_in.failed',
  'sign_in.signed_out',
  'sign_in.revoked',
  /** A refresh token was used twice, so somebody holds a copy: that sign-in was ended. */
  'sign_in.stolen',
  'owner.claimed',
  'profile.changed',
  'password.changed',
  'password.reset_requested',
  'password.reset',
  'two_step.turned_on',
  'two_step.turned_off',
  /** By somebody who manages the team, for a member who lost phone and codes. */
  'two_step.reset',
  'two_step.codes_renewed',
  'two_step.recovery_code_used',
  'invite.created',
  'invite.resent',
  'invite.revoked',
  'member.joined',
  'member.added',
  'member.changed',
  'member.disabled',
  'member.enabled',
  'member.removed',
  'ownership.transferred',
  'workspace.changed',
  'workspace.created',
  'chatbot.created',
  'chatbot.changed',
  'chatbot.deleted',
  'knowledge.changed',
  'identity_secrets.changed',
  'mail_settings.changed',
  'alert_settings.changed',
  'transcript.mailed',
  'transcripts.exported',
  'retention.changed',
  /** Now instead of tonight. */
  'retention.run',
  /** Begun: the receipt says what became of it. The target is an id or a hash, never a name. */
  'visitor.erased',
]);
export type AuditKind = z.infer<typeof auditKindSchema>;

/** One line of the security log: who did what to whom, when, from where. Never a secret. */
export const auditEventSchema = z.object({
  id: idSchema,
  at: instantSchema,
  kind: auditKindSchema,
  /** Null id: nobody who was signed in, such as a failed sign-in or the command line. */
  actor: z.object({ id: idSchema.nullable(), name: z.string() }),
  /** To whom or what; its name as it was then. */
  target: z.object({ id: idSchema.nullable(), name: z.string() }).nullable(),
  /** An IPv4 address or an IPv6 network of 64 bits; null = on the server itself. */
  address: z.string().nullable(),
  /** What was changed, as it was and as it is now, in words of the contract. */
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

export const listAuditQuerySchema = z.strictObject({
  /** Done by this member, or to them. */
  memberId: idSchema.optional(),
  kind: auditKindSchema.optional(),
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ListAuditQuery = z.output<typeof listAuditQuerySchema>;

/** Newest first. */
export const auditListSchema = z.object({ events: z.array(auditEventSchema), nextCursor: z.string().nullable() });
export type AuditList = z.infer<typeof auditListSchema>;
