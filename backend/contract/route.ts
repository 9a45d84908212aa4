import type { z } from 'zod';
import type { Permission } from './members.ts';

/** One row of the HTTP contract. What is null is not there: a route without `request` takes no body. */
export interface RouteContract {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `:name` is a parameter, described by `params`. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it: `public` needs nothing, `session` a refresh token, `member` `Authorization: Bearer <access token>`. */
  readonly access: 'public' | 'session' | 'member';
  /** What a `member` must be allowed to do. */
  readonly permission?: Permission;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly request: z.ZodType | null;
  /** `file`: a download, streamed. */
  readonly response: z.ZodType | 'file' | null;
  /** Of the body, where 64 kB do not suffice. */
  readonly maxBytes?: number;
}
