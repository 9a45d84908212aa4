import { z } from 'zod';
import { scheduleSchema } from './business-hours.ts';
import { idSchema, instantSchema, isStorableText, seqSchema } from './primitives.ts';

/**
 * Why somebody is told something. `waiting`: a request that nobody has accepted for some minutes. `keyword`: a visitor
 * used words the owner listed. `contact`: a message left while no person could be had.
 */
export const alertKindSchema = z.enum(['new_request', 'waiting', 'message', 'keyword', 'contact']);
export type AlertKind = z.infer<typeof alertKindSchema>;

/**
 * When an alert becomes a mail: at once; when it has provably not been seen (at once for those without a console, after
 * 20 s for those with one); or not at all.
 */
export const emailChoiceSchema = z.enum(['always', 'if_unseen', 'never']);
export type EmailChoice = z.infer<typeof emailChoiceSchema>;

const choicesSchema = z.strictObject({
  new_request: emailChoiceSchema,
  waiting: emailChoiceSchema,
  message: emailChoiceSchema,
  keyword: emailChoiceSchema,
  contact: emailChoiceSchema,
});
export type EmailChoices = z.infer<typeof choicesSchema>;

/** Which alerts reach one member by mail. `message` is only ever about chats of their own. */
export const alertPreferencesSchema = z.strictObject({
  choices: choicesSchema,
  /** Where a chatbot differs; what it does not name is as in `choices`. */
  chatbots: z.array(z.strictObject({ chatbotId: idSchema, choices: choicesSchema.partial() })).max(200),
  /** Weekly times in which no mail comes: what would have come then is recorded as not sent. */
  quietHours: z.strictObject({ enabled: z.boolean(), schedule: scheduleSchema.nullable() }),
});
export type AlertPreferences = z.infer<typeof alertPreferencesSchema>;

/** Preferences with the chatbots there are to choose for. */
export const memberAlertPreferencesSchema = z.object({
  memberId: idSchema,
  name: z.string(),
  email: z.string(),
  preferences: alertPreferencesSchema,
  chatbots: z.array(z.object({ id: idSchema, name: z.string() })),
});
export type MemberAlertPreferences = z.infer<typeof memberAlertPreferencesSchema>;

export const alertWordSchema = z
  .string()
  .trim()
  .min(2, 'at least 2 characters')
  .max(80, 'at most 80 characters')
  .refine(isStorableText, 'must be well-formed text without NUL');

/** What holds for the whole workspace. */
export const alertSettingsSchema = z.strictObject({
  /** A request that waits so many minutes raises `waiting`, once. */
  waitingMinutes: z.number().int().min(1).max(240),
  /** Words and phrases; a visitor's message that contains one raises `keyword`. Case and accents do not matter. */
  words: z.array(alertWordSchema).max(100),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** What became of an alert for one member in one channel. */
export const alertDeliverySchema = z.object({
  member: z.object({ id: idSchema, name: z.string() }),
  channel: z.enum(['toast', 'sound', 'card', 'badge', 'email']),
  state: z.enum(['shown', 'seen', 'waiting', 'sent', 'not_sent', 'failed']),
  /** Why not, in words an owner understands; empty otherwise. */
  reason: z.string(),
  at: instantSchema,
});
export type AlertDelivery = z.infer<typeof alertDeliverySchema>;

export const alertRecordSchema = z.object({
  id: idSchema,
  kind: alertKindSchema,
  chatbot: z.object({ id: idSchema, name: z.string() }),
  /** Null = "Anonymous". */
  visitorName: z.string().nullable(),
  conversationId: idSchema.nullable(),
  at: instantSchema,
  /** When its reason had gone (accepted, read, left); null while it stands. */
  settledAt: instantSchema.nullable(),
  deliveries: z.array(alertDeliverySchema),
});
export type AlertRecord = z.infer<typeof alertRecordSchema>;

export const listAlertsQuerySchema = z.strictObject({
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const alertListSchema = z.object({ alerts: z.array(alertRecordSchema), nextCursor: z.string().nullable() });

/** What a console says became of an alert there. `seen` = the person acted on it or had it before their eyes. */
export const alertReportSchema = z.strictObject({
  about: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('new_request'), handoffId: idSchema }),
    z.strictObject({ kind: z.literal('message'), conversationId: idSchema, seq: seqSchema }),
    z.strictObject({ kind: z.literal('alert'), alertId: idSchema }),
  ]),
  channel: z.enum(['toast', 'sound', 'card', 'badge']),
  outcome: z.enum(['shown', 'seen', 'not_shown']),
  /** Why not shown, such as `setting_off`, `do_not_disturb`, `no_permission`. */
  reason: z.string().max(60).refine(isStorableText, 'must be well-formed text without NUL').optional(),
});
export type AlertReport = z.infer<typeof alertReportSchema>;

/** An alert that no other push carries: listed words were used, a message was left, or somebody tries their notifications out. */
export const raisedAlertSchema = z.object({
  id: idSchema,
  kind: z.enum(['keyword', 'contact', 'test']),
  conversationId: idSchema.nullable(),
  chatbotName: z.string(),
  visitorName: z.string().nullable(),
  text: z.string(),
  /** The words as the visitor wrote them, for marking; empty unless it is about words. */
  words: z.array(z.string()),
  at: instantSchema,
});
export type RaisedAlert = z.infer<typeof raisedAlertSchema>;

/** The mail of a notification test: where it got to, and how long after the test began. */
export const testMailOutcomeSchema = z.object({
  alertId: idSchema,
  state: z.enum(['sent', 'kept', 'failed', 'off']),
  detail: z.string(),
  afterMs: z.number().nonnegative(),
});
export type TestMailOutcome = z.infer<typeof testMailOutcomeSchema>;
