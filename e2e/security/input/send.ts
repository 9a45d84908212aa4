import { problemSchema } from '#contract/http.ts';
import { nextAddress } from '../house/next-address.ts';

export interface Sent {
  status: number;
  code: string | null;
  field: string | null;
}

/** Sends whatever it is given, as it is. Throws when the answer is a fault of the server or not in our words. */
export async function send(
  url: string,
  request: { method: string; path: string; token: string | null; body?: string; type?: string },
): Promise<Sent> {
  const { method, path, token, body, type = 'application/json' } = request;
  const response = await fetch(`${url}${path}`, {
    method: method.toUpperCase(),
    headers: {
      'x-handoff-client': 'desktop',
      'x-forwarded-for': nextAddress(),
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body }),
  });
  const { status } = response;
  const text = await response.text();
  if (status >= 500 && status !== 503) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`);
  if (status < 400) return { status, code: null, field: null };
  const problem = problemSchema.safeParse(JSON.parse(text));
  if (!problem.success) throw new Error(`${method} ${path} answered ${status} in other words: ${text.slice(0, 300)}`);
  return { status, code: problem.data.code, field: problem.data.field ?? null };
}
