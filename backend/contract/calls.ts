import type { z } from 'zod';
import type { Permission } from './members.ts';
import type { Result } from './result.ts';

/** A socket call: what is asked and what a successful acknowledgement carries. */
export interface CallContract {
  readonly request: z.ZodType;
  readonly response: z.ZodType;
  /** What a member must hold; without it the call is `forbidden`. Left out: anybody who may connect. */
  readonly permission?: Permission;
}
export type CallTable = Record<string, CallContract>;

export function defineCalls<T extends CallTable>(calls: T): T {
  return calls;
}

/** The value a handler works with (after parsing) and the value a client sends (before). */
export type Parsed<C extends CallContract> = z.output<C['request']>;
export type Request<C extends CallContract> = z.input<C['request']>;
export type Response<C extends CallContract> = z.output<C['response']>;

/** Socket.IO's event map of a call table: every call is acknowledged. */
export type CallEvents<T extends CallTable> = {
  [Name in keyof T]: (request: Request<T[Name]>, acknowledge: (result: Result<Response<T[Name]>>) => void) => void;
};

/** Socket.IO's event map of a table of pushes. */
export type PushEvents<T> = { [Name in keyof T]: (push: T[Name]) => void };
