import { pipeline } from 'node:stream/promises';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { type RouteContract, routes } from '#contract/http.ts';
import { type Failure, fail, type Result } from '#contract/result.ts';
import type { Actor, MemberIdentity } from '../../../modules/team/index.ts';
import { translateInvalid } from '../translate-error.ts';
import { addressOf } from './limit-by-address.ts';
import { sendProblem } from './problems.ts';

type Routes = typeof routes;
export type RouteName = keyof Routes;

type Parsed<Name extends RouteName, Part extends string> =
  Routes[Name] extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;
type Output<Name extends RouteName> = OutputOf<Routes[Name]['response']>;
type OutputOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : Schema extends 'file' ? FileAnswer : null;

/** A download. The name is what people find in their folder; what fails half-way cuts the connection, so that it shows. */
export interface FileAnswer {
  /** Letters, digits, `-`, `_` and `.` only. */
  name: string;
  /** Such as `text/csv; charset=utf-8`. */
  type: string;
  /** Asked for the next part only when the one before has left. */
  parts: AsyncIterable<string>;
}

export interface RouteContext {
  request: Request;
  response: Response;
}

export interface HandlerContext<Name extends RouteName> extends RouteContext {
  params: Parsed<Name, 'params'>;
  query: Parsed<Name, 'query'>;
  /** Who calls, with the right the route asks for; undefined where anybody may. */
  member: Routes[Name]['access'] extends 'member' ? MemberIdentity : undefined;
}

export type RouteHandler<Name extends RouteName> = (
  input: Parsed<Name, 'request'>,
  context: HandlerContext<Name>,
) => Promise<Result<Output<Name>>>;

/** One handler per row of the contract: a row without a handler, or the reverse, does not compile. */
export type RouteHandlers = { [Name in RouteName]: RouteHandler<Name> };

/** Who calls and from where, as modules that keep a log of it want to know. */
export function actorOf({ member, request }: { member: MemberIdentity; request: Request }): Actor {
  const { memberId, workspaceId, familyId, name } = member;
  return { memberId, workspaceId, familyId, name, address: addressOf(request) };
}

/** What an observer is shown of a call, before it is handled. */
export interface ObservedCall {
  request: Request;
  member: MemberIdentity | undefined;
  params: Record<string, unknown> | undefined;
  body: object | undefined;
}

/** Asked before a call is handled; what it answers, if anything, is run with the outcome of a call that succeeded. */
export type RouteObserver = (
  name: RouteName,
  call: ObservedCall,
) => Promise<((value: unknown) => Promise<void>) | null>;

interface Guards {
  /** Run in order before anything of the request is looked at. */
  before(route: RouteContract): RequestHandler[];
  /** Establishes the caller of a `member` route. */
  admit(request: Request, route: RouteContract): Promise<Result<MemberIdentity>>;
  /** Run in order once the caller is known: nobody else's body is read. */
  after(route: RouteContract): RequestHandler[];
  observe: RouteObserver;
}

/** Puts the contract's routes on the app: guards, parse, handle, answer. */
export function mountRoutes(app: Express, handlers: RouteHandlers, guards: Guards): void {
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: RouteContract = routes[name];
    // The table pairs each schema with its handler; TypeScript cannot follow that pairing through a loop.
    const handle = handlers[name] as (input: unknown, context: object) => Promise<Result<unknown>>;
    const admit: RequestHandler = async (request, response, next) => {
      if (route.access !== 'member') return next();
      const admitted = await guards.admit(request, route);
      if (!admitted.ok) return sendProblem(response, admitted.error);
      response.locals['member'] = admitted.value;
      next();
    };
    const answer: RequestHandler = async (request, response) => {
      const parsed = parseRequest(route, request);
      if (!parsed.ok) return sendProblem(response, parsed.error, parsed.status);
      const { body, params, query } = parsed.value;
      const member = response.locals['member'] as MemberIdentity | undefined;
      const onSuccess = await guards.observe(name, {
        ...{ request, member },
        params: params as Record<string, unknown> | undefined,
        body: body as object | undefined,
      });
      const result = await handle(body, { request, response, params, query, member });
      if (!result.ok) return sendProblem(response, result.error);
      await onSuccess?.(result.value);
      response.set('Cache-Control', 'no-store');
      if (route.response === 'file') await sendFile(response, result.value as FileAnswer);
      else if (result.value === null) response.status(204).end();
      else response.json(result.value);
    };
    app[route.method](route.path, ...guards.before(route), admit, ...guards.after(route), answer);
  }
}

async function sendFile(response: Response, { name, type, parts }: FileAnswer): Promise<void> {
  response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` });
  await pipeline(parts, response).catch((error: unknown) => {
    // Whoever gave up waiting has nothing to be told; otherwise it is too late for a problem, but not for the log.
    if (!response.closed) throw error;
  });
}

interface ParsedRequest {
  body: unknown;
  params: unknown;
  query: unknown;
}

type Refusal = Failure & { status?: number };

function parseRequest(route: RouteContract, request: Request): { ok: true; value: ParsedRequest } | Refusal {
  const params = route.params?.safeParse(request.params);
  // What cannot be the id of anything is the id of nothing.
  if (params?.success === false) return fail('not_found', 'There is nothing here.');
  const query = route.query?.safeParse(request.query);
  if (query?.success === false) return translateInvalid(query.error);
  const body = route.request ? parseBody(route.request, request) : { ok: true as const, value: undefined };
  if (!body.ok) return body;
  return { ok: true, value: { body: body.value, params: params?.data, query: query?.data } };
}

function parseBody(schema: z.ZodType, request: Request): { ok: true; value: unknown } | Refusal {
  const isEmpty = request.get('Transfer-Encoding') === undefined && Number(request.get('Content-Length') ?? 0) === 0;
  // The parser leaves anything but JSON alone. A form could come from any page, so it is not even tried.
  if (request.body === undefined && !isEmpty) {
    return { ...fail('invalid', 'Send the body as application/json.'), status: 415 };
  }
  const parsed = schema.safeParse(request.body ?? {});
  return parsed.success ? { ok: true, value: parsed.data } : translateInvalid(parsed.error);
}
