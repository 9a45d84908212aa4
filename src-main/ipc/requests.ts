import { z } from 'zod';
import { requestPasswordResetRequestSchema, resetPasswordRequestSchema } from '#contract/account.ts';
import { claimOwnerRequestSchema, signInRequestSchema } from '#contract/members.ts';
import { joinTeamRequestSchema, lookAtInviteRequestSchema } from '#contract/team.ts';
import type { BridgeCallName } from '../../src-preload/bridge.ts';
import {
  attentionSchema,
  cardActSchema,
  cardSchema,
  deskPlaceSchema,
  desktopSettingsPatchSchema,
  noticeSchema,
} from '../../src-preload/payloads.ts';

const nothing = z.undefined();
const address = z.strictObject({ address: z.string().max(2_000) });
const accountId = z.string().max(400);

/** What each call may carry. A call missing here does not compile, so none can be handled unchecked. */
export const requestSchemas = {
  'server:get': nothing,
  'server:check': address,
  'server:choose': address,
  'session:restore': nothing,
  'session:sign-in': signInRequestSchema,
  'session:claim-owner': claimOwnerRequestSchema,
  'session:look-at-invite': lookAtInviteRequestSchema,
  'session:join': joinTeamRequestSchema,
  'session:request-reset': requestPasswordResetRequestSchema,
  'session:reset': resetPasswordRequestSchema,
  'session:renew': nothing,
  'session:sign-out': nothing,
  'accounts:list': nothing,
  'accounts:show': z.strictObject({ id: accountId, place: deskPlaceSchema.nullable() }),
  'accounts:set-aside': nothing,
  'accounts:look': z.strictObject({ id: accountId }),
  'accounts:forget': z.strictObject({ id: accountId }),
  'settings:get': nothing,
  'settings:change': desktopSettingsPatchSchema,
  'notice:show': noticeSchema,
  'notice:withdraw': z.strictObject({ tag: z.string().max(120) }),
  'attention:set': attentionSchema,
  'activity:get': nothing,
  'external:open': z.strictObject({ url: z.string().max(2_000) }),
  'window:reveal': nothing,
  'card:show': z.strictObject({ card: cardSchema.nullable() }),
  'hotkey:get': nothing,
  'on-card:get': nothing,
  'on-card:act': cardActSchema,
  'on-card:fit': z.strictObject({ height: z.number().min(0).max(2_000) }),
} satisfies Record<BridgeCallName, z.ZodType>;

export type CheckedRequest<Name extends BridgeCallName> = z.output<(typeof requestSchemas)[Name]>;
