import { z } from 'zod';
import { avatarSchema, newPasswordSchema } from './members.ts';
import { emailSchema, idSchema, instantSchema, personNameSchema } from './primitives.ts';

/** A wrong one is `invalid` with the field `password`. */
const ownPasswordSchema = z.string().min(1).max(128);

/** Six digits of the authenticator app, or a recovery code; blanks and dashes do not count. */
export const twoStepCodeSchema = z.string().trim().min(6).max(40);

/** What a member sees of their own sign-in; the rest is in `Me`. */
export const accountSchema = z.object({
  name: z.string(),
  email: z.string(),
  avatar: avatarSchema,
  passwordChangedAt: instantSchema,
  twoStep: z.object({
    enabled: z.boolean(),
    since: instantSchema.nullable(),
    /** Of ten; 0 while it is off. */
    recoveryCodesLeft: z.number().int().nonnegative(),
  }),
});
export type Account = z.infer<typeof accountSchema>;

/** What is left out stays. */
export const changeAccountRequestSchema = z.strictObject({
  name: personNameSchema.optional(),
  avatar: avatarSchema.optional(),
});
export type ChangeAccountRequest = z.infer<typeof changeAccountRequestSchema>;

/** Ends every other sign-in of the member. */
export const changePasswordRequestSchema = z.strictObject({
  password: ownPasswordSchema,
  newPassword: newPasswordSchema,
});

/** One sign-in on one device. */
export const accountSessionSchema = z.object({
  id: idSchema,
  client: z.enum(['desktop', 'browser']),
  createdAt: instantSchema,
  /** When it was last renewed; a console in use renews every few minutes. */
  lastUsedAt: instantSchema,
  /** The one that asks. */
  current: z.boolean(),
});
export type AccountSession = z.infer<typeof accountSessionSchema>;
/** The current one first, then the last used. */
export const accountSessionsSchema = z.object({ sessions: z.array(accountSessionSchema) });

export const beginTwoStepRequestSchema = z.strictObject({ password: ownPasswordSchema });
/** Shown once; two-step sign-in is on when a code of it has been confirmed. Beginning again makes another secret. */
export const twoStepSetupSchema = z.object({
  /** Base32, for typing. */
  secret: z.string(),
  /** `otpauth://totp/…`, for a QR code. */
  uri: z.string(),
});
export type TwoStepSetup = z.infer<typeof twoStepSetupSchema>;

/** A wrong code is `invalid` with the field `code`. */
export const confirmTwoStepRequestSchema = z.strictObject({ code: twoStepCodeSchema });
/** Ten, each good for one sign-in without the app; shown only now. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

/** To turn it off, or to get new recovery codes. */
export const proveTwoStepRequestSchema = z.strictObject({ password: ownPasswordSchema, code: twoStepCodeSchema });

/** The answer is the same whether anybody has this address. */
export const requestPasswordResetRequestSchema = z.strictObject({ email: emailSchema });
/** Ends every sign-in; a second step still has to be passed when signing in. */
export const resetPasswordRequestSchema = z.strictObject({
  token: z.string().min(20).max(128),
  newPassword: newPasswordSchema,
});
