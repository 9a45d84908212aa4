import type { IncomingMessage, ServerResponse } from 'node:http';
import { featureRoutes } from '#contract/feature-routes.ts';
import { fail, type Result } from '#contract/result.ts';
import type { RouteContract } from '#contract/route.ts';
import { accountHandlers } from './account-routes.ts';
import { alertHandlers } from './alert-routes.ts';
import { analyticsHandlers } from './analytics-routes.ts';
import { chatbotHandlers } from './chatbot-routes.ts';
import { type FilePieces, historyHandlers } from './history-routes.ts';
import { privacyHandlers } from './privacy-routes.ts';
import type { Handlers } from './route-handlers.ts';
import { teamHandlers } from './team-routes.ts';
import type { World } from './world.ts';

const routes: Record<string, RouteContract> = featureRoutes;
const handlers: Record<string, Handlers<typeof routes>[string]> = {
  ...chatbotHandlers,
  ...alertHandlers,
  ...teamHandlers,
  ...accountHandlers,
  ...analyticsHandlers,
  ...historyHandlers,
  ...privacyHandlers,
};

const STATUS: Record<string, number> = { not_found: 404, wrong_state: 409, forbidden: 403, invalid: 400 };

/** Answers the contract’s tables of routes: bodies and answers are parsed with its schemas. */
export async function answerRoute(
  request: IncomingMessage,
  response: ServerResponse,
  {
    world,
    refuse,
    isSilent,
  }: { world: World; refuse: (name: string) => Result<never> | null; isSilent: (name: string) => boolean },
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://internal');
  for (const [name, route] of Object.entries(routes)) {
    const params = matchPath(route.path, url.pathname);
    if (params === null || request.method !== route.method.toUpperCase()) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent: unknown = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
    if (isSilent(name)) return true;
    const body = route.request?.safeParse(sent);
    const isAllowed = route.permission === undefined || world.me.permissions.includes(route.permission);
    const result: Result<unknown> =
      refuse(name) ??
      (!isAllowed ? fail('forbidden', 'You are not allowed to.') : null) ??
      (body?.success === false
        ? fail('invalid', body.error.issues[0]?.message ?? '', { field: body.error.issues[0]?.path.join('.') ?? '' })
        : ((await handlers[name]?.({ params, query: url.searchParams, body: body?.data, world })) ??
          fail('internal', `nobody answers ${name}`)));
    if (!result.ok) {
      const { code, message, field } = result.error;
      const status = STATUS[code] ?? 500;
      response.writeHead(status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ type: 'about:blank', title: code, status, detail: message, code, field }));
    } else if (route.response === null) response.writeHead(204).end();
    else if (route.response === 'file') await sendPieces(response, result.value as FilePieces);
    else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(route.response.parse(result.value)));
    }
    return true;
  }
  return false;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expression = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  const match = expression.exec(path);
  return match ? { ...match.groups } : null;
}

/** Piece by piece, and cut in the middle where a test wants it: the end is then missing, as when a line breaks. */
async function sendPieces(response: ServerResponse, { type, pieces, cutAfter }: FilePieces): Promise<void> {
  response.writeHead(200, { 'content-type': type });
  const whole = Buffer.from(pieces.join(''));
  if (cutAfter === null) return void response.end(whole);
  await new Promise<void>((written) => response.write(whole.subarray(0, cutAfter), () => written()));
  response.destroy();
}
