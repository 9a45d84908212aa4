import type { RouteContract } from '#contract/http.ts';
import { nextAddress } from '../house/next-address.ts';

export interface Answer {
  status: number;
  /** As it came. */
  text: string;
}

/** The route's path with these parameters. */
export function pathOf({ path }: RouteContract, params: Record<string, string>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? name);
}

/** One call with somebody's bearer token, from an address of its own. */
export async function ask(
  url: string,
  { method, path, token, body }: { method: string; path: string; token: string | null; body?: unknown },
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: method.toUpperCase(),
    headers: {
      'x-handoff-client': 'desktop',
      'x-forwarded-for': nextAddress(),
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text() };
}
