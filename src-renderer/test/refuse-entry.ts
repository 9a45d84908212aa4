import type { IncomingMessage } from 'node:http';
import { routes } from '#contract/http.ts';
import { signInRequestSchema } from '#contract/members.ts';
import type { CallError } from '#contract/result.ts';
import { joinTeamRequestSchema } from '#contract/team.ts';
import { APP_CODE, RECOVERY_CODE } from './team-world.ts';
import type { World } from './world.ts';

/** Routes of those who are not signed in, and are not signed in by them: what an invite is for, and new passwords. */
export const LINK_PATHS: readonly string[] = [
  routes.lookAtInvite.path,
  routes.requestPasswordReset.path,
  routes.resetPassword.path,
];

/** What keeps somebody out who signs in or joins; null when nothing does. Uses up an invite that lets them in. */
export async function refuseEntry(
  request: IncomingMessage,
  { path, world, workspaces }: { path: string; world: World; workspaces: { id: string; name: string }[] },
): Promise<Partial<CallError> | null> {
  if (path === routes.joinTeam.path) return refuseToJoin(await readBody(request), world);
  if (path !== routes.signIn.path) return null;
  const body = signInRequestSchema.safeParse(await readBody(request));
  // The stand-in for the desktop signs in without a word.
  if (!body.success) return null;
  const { code, workspaceId } = body.data;
  if (workspaces.length > 1 && workspaceId === undefined) return { code: 'choose_workspace', workspaces };
  if (!world.team.twoStep.enabled || code === APP_CODE || code === RECOVERY_CODE) return null;
  return { code: 'two_step_required', ...(code !== undefined && { field: 'code' }) };
}

function refuseToJoin(sent: unknown, world: World): Partial<CallError> | null {
  const { token, name, password } = joinTeamRequestSchema.parse(sent);
  const invite = world.team.tokens.get(token);
  if (!invite) return { code: 'unauthorized', field: 'token' };
  if (password.startsWith('password')) {
    return { code: 'invalid', field: 'password', message: 'too easy to guess: it is a commonly used password' };
  }
  world.team.tokens.delete(token);
  world.changeMe({ name, email: invite.email });
  return null;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
}
