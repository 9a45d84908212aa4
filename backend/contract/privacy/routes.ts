import { z } from 'zod';
import { idSchema } from '../primitives.ts';
import type { RouteContract } from '../route.ts';
import {
  eraseRequestSchema,
  erasureListSchema,
  erasureSchema,
  listErasuresQuerySchema,
  retentionSchema,
  saveRetentionRequestSchema,
} from './privacy.ts';

const workspace = { access: 'member', permission: 'workspace.manage' } as const;

/** How long what visitors wrote is kept, and forgetting it on request. */
export const privacyRoutes = {
  getRetention: {
    ...workspace,
    method: 'get',
    path: '/api/v1/retention',
    summary: 'How long conversations are kept',
    request: null,
    response: retentionSchema,
  },
  saveRetention: {
    ...workspace,
    method: 'put',
    path: '/api/v1/retention',
    summary: 'Change how long conversations are kept; applies from the next run on',
    request: saveRetentionRequestSchema,
    response: retentionSchema,
  },
  runRetention: {
    ...workspace,
    method: 'post',
    path: '/api/v1/retention/run',
    summary: 'Apply it now instead of tonight',
    request: null,
    response: retentionSchema,
  },
  eraseVisitor: {
    ...workspace,
    method: 'post',
    path: '/api/v1/erasures',
    summary: 'Erase everything of a visitor, for good',
    request: eraseRequestSchema,
    response: erasureSchema,
  },
  listErasures: {
    ...workspace,
    method: 'get',
    path: '/api/v1/erasures',
    summary: 'Receipts, newest first',
    query: listErasuresQuerySchema,
    request: null,
    response: erasureListSchema,
  },
  getErasure: {
    ...workspace,
    method: 'get',
    path: '/api/v1/erasures/:id',
    summary: 'How far an erasure is, and its receipt',
    params: z.strictObject({ id: idSchema }),
    request: null,
    response: erasureSchema,
  },
} as const satisfies Record<string, RouteContract>;
