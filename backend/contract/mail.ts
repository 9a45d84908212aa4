import { z } from 'zod';
import { emailSchema, idSchema, instantSchema, personNameSchema } from './primitives.ts';

/** `tls` from the first byte (usually port 465), `starttls` required before anything else (587), or in the clear. */
export const mailSecuritySchema = z.enum(['tls', 'starttls', 'none']);

const HOST = 'must be the name or address of a mail server, such as mail.example.com';
const mailHostSchema = z
  .string()
  .trim()
  .min(1, HOST)
  .max(253, HOST)
  .regex(/^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[?[0-9A-Fa-f:]+\]?)$/, HOST);

const senderShape = { fromName: personNameSchema, fromAddress: emailSchema };

/** How mail leaves the house, as an owner sees it: the password never comes back. */
export const mailSettingsSchema = z.object({
  /** `environment`: SMTP_URL is set and wins; only the sender can be changed here. `none`: mails are kept, not sent. */
  source: z.enum(['environment', 'settings', 'none']),
  server: z
    .object({
      host: z.string(),
      port: z.number().int(),
      security: mailSecuritySchema,
      user: z.string().nullable(),
      hasPassword: z.boolean(),
    })
    .nullable(),
  fromName: z.string(),
  fromAddress: z.string(),
});
export type MailSettings = z.infer<typeof mailSettingsSchema>;

export const saveMailSettingsRequestSchema = z.strictObject({
  /** Null: no server; mails are kept. */
  server: z
    .strictObject({
      host: mailHostSchema,
      port: z.number().int().min(1).max(65_535),
      security: mailSecuritySchema,
      user: z.string().trim().min(1).max(320).nullable(),
      /** Absent: the one that is stored, as long as host and user stay the same. */
      password: z.string().min(1).max(1_000).optional(),
    })
    .nullable(),
  ...senderShape,
});
export type SaveMailSettingsRequest = z.infer<typeof saveMailSettingsRequestSchema>;

export const testMailRequestSchema = z.strictObject({
  to: emailSchema,
  /** Tries these instead of what is stored, without storing them. */
  settings: saveMailSettingsRequestSchema.optional(),
});

/** The way of one mail, step by step; after the first that fails the others are not tried. */
export const testMailResponseSchema = z.object({
  steps: z.array(
    z.object({
      step: z.enum(['dns', 'connect', 'tls', 'auth', 'accepted']),
      state: z.enum(['ok', 'failed', 'skipped']),
      /** What was found or what went wrong and what helps, for people. */
      detail: z.string(),
      ms: z.number().nonnegative(),
    }),
  ),
});
export type TestMailResponse = z.infer<typeof testMailResponseSchema>;

export const mailKindSchema = z.enum([
  'new_request',
  'waiting',
  'message',
  'keyword',
  'contact',
  'transcript',
  'invite',
  'password_reset',
  'two_step_reset',
  'test',
]);
export type MailKind = z.infer<typeof mailKindSchema>;

/**
 * `kept`: no mail server is set. `queued`: will be sent, or tried again at `nextAttemptAt`. `failed`: the server refused
 * it for good, or it was tried long enough. `skipped`: its reason had gone before it was sent.
 */
export const mailStateSchema = z.enum(['kept', 'queued', 'sent', 'failed', 'skipped']);
export type MailState = z.infer<typeof mailStateSchema>;

const mailShape = {
  id: idSchema,
  kind: mailKindSchema,
  to: z.string(),
  subject: z.string(),
  state: mailStateSchema,
  attempts: z.number().int().nonnegative(),
  /** What the mail server or the network said last, or why it was skipped; empty when all is well. */
  detail: z.string(),
  createdAt: instantSchema,
  sentAt: instantSchema.nullable(),
  nextAttemptAt: instantSchema.nullable(),
};

export const mailSchema = z.object(mailShape);
export type Mail = z.infer<typeof mailSchema>;

/** With what it says. `html` is for a frame without scripts. */
export const mailDetailSchema = z.object({ ...mailShape, text: z.string(), html: z.string() });
export type MailDetail = z.infer<typeof mailDetailSchema>;

export const listMailsQuerySchema = z.strictObject({
  state: z.enum(['all', ...mailStateSchema.options]).default('all'),
  cursor: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const mailListSchema = z.object({
  mails: z.array(mailSchema),
  counts: z.record(mailStateSchema, z.number().int().nonnegative()),
  nextCursor: z.string().nullable(),
});
