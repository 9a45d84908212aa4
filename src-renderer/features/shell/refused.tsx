import type { CallError } from '#contract/result.ts';
import { useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { AccountList } from '../accounts/account-list.tsx';

/** Signed in, but not allowed to work: trying again by itself would not help. */
export function Refused({ error }: { error: CallError }) {
  const console = useConsole();
  const outdated = error.code === 'incompatible';
  return (
    <Card
      title={outdated ? 'This console does not fit the server' : 'The server does not let you in'}
      lead={
        outdated
          ? 'One of the two was updated. Reload this window; if that does not help, update the app.'
          : error.message
      }
    >
      <div className="card__form">
        <Button size="l" look="primary" onPress={outdated ? () => location.reload() : console.retryNow}>
          {outdated ? 'Reload' : 'Try again'}
        </Button>
        <Button size="l" onPress={() => void console.signOut()}>
          Sign out
        </Button>
      </div>
      <AccountList />
    </Card>
  );
}
