import type { Express, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { routes } from '#contract/http.ts';
import { fail, type Result } from '#contract/result.ts';
import { translateInvalid } from '../translate-error.ts';
import { sendProblem } from './problems.ts';

type Routes = typeof routes;
export type RouteName = keyof Routes;

type Input<Name extends RouteName> = Routes[Name]['request'] extends z.ZodType
  ? z.output<Routes[Name]['request']>
  : undefined;
type Output<Name extends RouteName> = Routes[Name]['response'] extends z.ZodType
  ? z.output<Routes[Name]['response']>
  : null;

export interface RouteContext {
  request: Request;
  response: Response;
}

export type RouteHandler<Name extends RouteName> = (
  input: Input<Name>,
  context: RouteContext,
) => Promise<Result<Output<Name>>>;

/** One handler per row of the contract: a row without a handler, or the reverse, does not compile. */
export type RouteHandlers = { [Name in RouteName]: RouteHandler<Name> };

/** Puts the contract's routes on the app: guards, parse, handle, answer. `guards` run in order before the handler. */
export function mountRoutes(
  app: Express,
  handlers: RouteHandlers,
  guards: (name: RouteName) => RequestHandler[],
): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path, request: schema } = routes[name];
    // The table pairs each schema with its handler; TypeScript cannot follow that pairing through a loop.
    const handle = handlers[name] as (input: unknown, context: RouteContext) => Promise<Result<unknown>>;
    app[method](path, ...guards(name), async (request, response) => {
      const parsed = schema ? parseBody(schema, request) : { ok: true as const, value: undefined };
      if (parsed.ok === false) return sendProblem(response, parsed.error, parsed.status);
      const result = await handle(parsed.value, { request, response });
      if (!result.ok) return sendProblem(response, result.error);
      response.set('Cache-Control', 'no-store');
      if (result.value === null) response.status(204).end();
      else response.json(result.value);
    });
  }
}

function parseBody(schema: z.ZodType, request: Request) {
  const isEmpty = request.get('Transfer-Encoding') === undefined && Number(request.get('Content-Length') ?? 0) === 0;
  // The parser leaves anything but JSON alone. A form could come from any page, so it is not even tried.
  if (request.body === undefined && !isEmpty) {
    return { ...fail('invalid', 'Send the body as application/json.'), status: 415 };
  }
  const parsed = schema.safeParse(request.body ?? {});
  return parsed.success
    ? { ok: true as const, value: parsed.data }
    : { ...translateInvalid(parsed.error), status: 400 };
}
