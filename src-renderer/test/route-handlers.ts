import type { Result } from '#contract/result.ts';
import type { World } from './world.ts';

/** A question to a route, its body parsed with the route's own schema. */
export interface Asked {
  readonly params: Record<string, string>;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: parsed with the route's own schema a moment before
  readonly body: any;
  readonly world: World;
}

export type Handlers<Routes> = { [Name in keyof Routes]: (asked: Asked) => Result<unknown> | Promise<Result<unknown>> };
