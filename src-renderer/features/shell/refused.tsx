import type { CallError } from '#contract/result.ts';
import { useConsole } from '../../state/react.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from './card.tsx';

/** Signed in, but not allowed to work: trying again by itself would not help. */
export function Refused({ error }: { error: CallError }) {
  const console = useConsole();
  const outdated = error.code === 'incompatible';
  return (
    <Card
      title={outdated ? 'This console does not fit the server' : 'No access to live chats'}
      lead={
        outdated
          ? 'One of the two was updated. Reload this window; if that does not help, update the app.'
          : 'Your account does not have the permission “Respond to Live Chats”. The owner of your workspace can give it to you.'
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
    </Card>
  );
}
