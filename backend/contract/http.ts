import { z } from 'zod';
import { featureRoutes } from './feature-routes.ts';
import { claimOwnerRequestSchema, grantSchema, refreshRequestSchema, signInRequestSchema } from './members.ts';
import type { RouteContract } from './route.ts';

/** How the two kinds of clients name themselves on sign-in: decides whether the refresh token comes as cookie or in the body. */
export const CLIENT_HEADER = 'x-handoff-client';
export const clientKindSchema = z.enum(['desktop', 'browser']);

/** Answer of `GET /version`: how a console finds out that an address is really one of ours, and not too old. */
export const versionSchema = z.object({
  product: z.literal('handoff-desk'),
  version: z.string(),
  protocol: z.number().int(),
  /** False on a fresh installation: the console then asks for the one-time owner link. */
  hasOwner: z.boolean(),
});
export type VersionInfo = z.infer<typeof versionSchema>;

/** RFC 9457 problem details; `code` is one of the result codes. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
  field: z.string().optional(),
  retryAfterMs: z.number().optional(),
  workspaces: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export type { RouteContract };

/** Every route of the API. Errors are problem details; lists come in pages with a cursor. */
export const routes = {
  version: {
    method: 'get',
    path: '/version',
    summary: 'Product, version and protocol of this server',
    access: 'public',
    request: null,
    response: versionSchema,
  },
  signIn: {
    method: 'post',
    path: '/api/v1/auth/sign-in',
    summary: 'Sign in with e-mail, password and, where two-step sign-in is on, a code',
    access: 'public',
    request: signInRequestSchema,
    response: grantSchema,
  },
  refresh: {
    method: 'post',
    path: '/api/v1/auth/refresh',
    summary: 'Exchange a refresh token for a new pair; each token works once',
    access: 'session',
    request: refreshRequestSchema,
    response: grantSchema,
  },
  signOut: {
    method: 'post',
    path: '/api/v1/auth/sign-out',
    summary: 'End this session and close its sockets',
    access: 'session',
    request: refreshRequestSchema,
    response: null,
  },
  claimOwner: {
    method: 'post',
    path: '/api/v1/auth/owner',
    summary: 'Use the one-time owner link of a fresh installation',
    access: 'public',
    request: claimOwnerRequestSchema,
    response: grantSchema,
  },
  ...featureRoutes,
} as const satisfies Record<string, RouteContract>;
