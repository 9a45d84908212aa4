import { DeskProvider, useAppState, useConsole } from '../../console/hooks.tsx';
import { ServerAddress } from '../first-run/server-address.tsx';
import { ClaimOwner } from '../sign-in/claim-owner.tsx';
import { JoinTeam } from '../sign-in/join-team.tsx';
import { ResetPassword } from '../sign-in/reset-password.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { DeskScreen } from './desk-screen.tsx';
import { Refused } from './refused.tsx';
import { Unreachable } from './unreachable.tsx';
import { useTheme } from './use-theme.ts';

/** One screen per stage of the way to work. */
export function App() {
  const stage = useAppState((state) => state.stage);
  const { ownerToken } = useConsole();
  useTheme();
  switch (stage.name) {
    case 'starting':
      return null; // lasts as long as one question to the server; a flash of anything would be worse than nothing
    case 'choosing_server':
      return <ServerAddress address={stage.address} fault={stage.fault} />;
    case 'unreachable':
      return <Unreachable server={stage.server} detail={stage.detail} />;
    case 'signed_out':
      if (!stage.hasOwner) return <ClaimOwner server={stage.server} token={ownerToken} />;
      return <SignIn server={stage.server} notice={stage.notice ?? (ownerToken ? OWNER_EXISTS : null)} />;
    case 'joining':
      return <JoinTeam server={stage.server} token={stage.token} />;
    case 'resetting':
      return <ResetPassword server={stage.server} token={stage.token} />;
    case 'refused':
      return <Refused error={stage.error} />;
    case 'signed_in':
      return (
        <DeskProvider value={stage.desk}>
          <DeskScreen />
        </DeskProvider>
      );
  }
}

const OWNER_EXISTS = 'This server already has an owner. Sign in, or ask the owner to add you.';
