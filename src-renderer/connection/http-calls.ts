import { z } from 'zod';
import { featureRoutes } from '#contract/feature-routes.ts';
import { problemSchema } from '#contract/http.ts';
import { errorCodeSchema, type Failure, fail, succeed } from '#contract/result.ts';
import type { RouteContract } from '#contract/route.ts';
import { type CallOutcome, UNANSWERED } from './agent-calls.ts';

type Routes = typeof featureRoutes;
/** Those that take an access token and answer in JSON: the ways in (invites, resets) belong to the host. */
export type RouteName = {
  [Name in keyof Routes]: Routes[Name] extends { access: 'member'; response: z.ZodType | null } ? Name : never;
}[keyof Routes];
type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
export type RouteBody<Name extends RouteName> = In<Routes[Name]['request']>;
export type RouteAnswer<Name extends RouteName> = Routes[Name]['response'] extends z.ZodType
  ? z.output<Routes[Name]['response']>
  : null;

export interface RouteInput<Name extends RouteName> {
  /** For the `:name` parts of the path. */
  readonly params?: Readonly<Record<string, string>>;
  /** Left out of the address where undefined. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: RouteBody<Name>;
  /** For the few questions that are known to take longer than half a minute. */
  readonly timeoutMs?: number;
}

/** Asks a route of the server as the signed-in member; never throws and, unless told otherwise, waits half a minute at most. */
export type CallRoute = <Name extends RouteName>(
  name: Name,
  input?: RouteInput<Name>,
) => Promise<CallOutcome<RouteAnswer<Name>>>;

export interface HttpCallsOptions {
  readonly server: string;
  readonly accessToken: () => Promise<string | null>;
  /** Gets another token; false when that is not possible now. */
  readonly renewToken: () => Promise<boolean>;
}

/** Reading a page from elsewhere into the knowledge is the slowest of what is asked. */
const TIMEOUT_MS = 30_000;

/** For what is edited rather than lived in: the answers belong to the screen that asked. */
export function createHttpCalls({ server, accessToken, renewToken }: HttpCallsOptions): CallRoute {
  async function callOnce(route: RouteContract, input: RouteInput<RouteName>): Promise<CallOutcome<unknown>> {
    const token = await accessToken();
    if (token === null) return UNANSWERED;
    try {
      const response = await fetch(addressOf(server, route.path, input), {
        method: route.method.toUpperCase(),
        headers: {
          authorization: `Bearer ${token}`,
          ...(input.body && { 'content-type': 'application/json' }),
        },
        // The token says who asks; the cookie has no business here.
        credentials: 'omit',
        signal: AbortSignal.timeout(input.timeoutMs ?? TIMEOUT_MS),
        ...(input.body && { body: JSON.stringify(input.body) }),
      });
      const answer = readJson(await response.text());
      if (!response.ok) return readProblem(response.status, answer);
      const parsed = route.response instanceof z.ZodType ? route.response.safeParse(answer) : undefined;
      if (parsed?.success === false) return fail('internal', 'The server gave an answer that makes no sense.');
      return succeed(parsed?.data ?? null);
    } catch {
      return UNANSWERED;
    }
  }

  return async (name, input = {}) => {
    const first = await callOnce(featureRoutes[name], input);
    const refused = !first.ok && first.error.code === 'unauthorized';
    const outcome = refused && (await renewToken()) ? await callOnce(featureRoutes[name], input) : first;
    // The table pairs each name with the schema that was just parsed with; TypeScript cannot follow that pairing.
    return outcome as CallOutcome<RouteAnswer<typeof name>>;
  };
}

/** The address of a route with its `:name` parts filled in; they cannot leave it. */
export function addressOf(
  server: string,
  path: string,
  { params = {}, query = {} }: Pick<RouteInput<RouteName>, 'params' | 'query'>,
): string {
  const filled = path.replace(/:(\w+)/g, (_part, name: string) => encodeURIComponent(params[name] ?? ''));
  const url = new URL(filled, server);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function readProblem(status: number, answer: unknown): Failure {
  const problem = problemSchema.safeParse(answer);
  if (!problem.success) return fail('internal', `The server answered with HTTP ${status}.`);
  const { code, detail, title, field, retryAfterMs } = problem.data;
  const known = errorCodeSchema.safeParse(code);
  return fail(known.success ? known.data : 'internal', detail ?? title, {
    ...(field === undefined ? {} : { field }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}
