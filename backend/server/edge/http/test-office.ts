import type { z } from 'zod';
import { problemSchema, type routes } from '#contract/http.ts';
import type { Permission } from '#contract/members.ts';
import { buildChatbot, buildWorkspace } from '../../../test-support/factories.ts';
import { startTestServer } from './test-server.ts';

export const PASSWORD = 'seven green kettles';

type Routes = typeof routes;
type AnswerOf<Name extends keyof Routes> = Routes[Name]['response'] extends z.ZodType
  ? z.output<Routes[Name]['response']>
  : null;

/** Two companies on one server, each with an owner and a chatbot; calls go over HTTP with somebody's access token. */
export async function openTestOffice() {
  const server = await startTestServer({ trustedProxies: 1 });
  const { db } = server.database;
  let count = 0;
  let calls = 0;

  async function hire(workspaceId: string, role: 'owner' | 'admin' | 'agent', permissions?: Permission[]) {
    count += 1;
    const email = `member${count}@example.test`;
    const person = { workspaceId, email, name: `Member ${count}`, password: PASSWORD, role };
    const added = await server.team.addMember({ ...person, ...(permissions && { permissions }) });
    const origin = { client: 'desktop', ip: `127.0.1.${count}` } as const;
    const signedIn = await server.team.signIn({ email, password: PASSWORD }, origin);
    if (!added.ok || !signedIn.ok) throw new Error('a member could not be made');
    return { memberId: added.value.memberId, workspaceId, token: signedIn.value.accessToken };
  }

  const [ours, theirs] = [await buildWorkspace(db), await buildWorkspace(db)];
  const owner = await hire(ours.id, 'owner');
  const stranger = await hire(theirs.id, 'owner');
  const chatbot = await buildChatbot(db, { workspace_id: ours.id });

  function call(method: string, path: string, body?: unknown, token: string | null = owner.token): Promise<Response> {
    calls += 1;
    return fetch(`${server.url}${path}`, {
      method: method.toUpperCase(),
      headers: {
        // Whole tables of calls are more than one address may make in a minute.
        'x-forwarded-for': `10.9.0.${Math.floor(calls / 200)}`,
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  return {
    server,
    db,
    ours,
    owner,
    stranger,
    chatbot,
    hire,
    call,

    /** A call of the owner's that succeeds. */
    async ask<Name extends keyof Routes>(
      _name: Name,
      ...[method, path, body]: [method: string, path: string, body?: unknown]
    ): Promise<AnswerOf<Name>> {
      const response = await call(method, path, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return (text === '' ? null : JSON.parse(text)) as AnswerOf<Name>;
    },

    /** A call that is refused: status and code, and the field if there is one. */
    async refusal(...given: Parameters<typeof call>) {
      const response = await call(...given);
      const problem = problemSchema.parse(await response.json());
      const { code, field, detail } = problem;
      return { status: response.status, code, ...(field !== undefined && { field }), detail };
    },

    close: () => server.close(),
  };
}

export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>;
