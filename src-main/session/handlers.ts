import { handle } from '../ipc/handle.ts';
import type { SessionKeeper } from './session-keeper.ts';

export function handleSessionCalls(session: SessionKeeper): void {
  handle('session:restore', () => session.refresh());
  handle('session:renew', () => session.refresh());
  handle('session:sign-in', (request) => session.signIn(request));
  handle('session:claim-owner', (request) => session.claimOwner(request));
  handle('session:join', (request) => session.join(request));
  handle('session:look-at-invite', (request) => session.ask('lookAtInvite', request));
  handle('session:request-reset', (request) => session.ask('requestPasswordReset', request));
  handle('session:reset', (request) => session.ask('resetPassword', request));
  handle('session:sign-out', async () => {
    await session.signOut();
    return undefined;
  });
}
