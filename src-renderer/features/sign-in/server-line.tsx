import { useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { AccountList } from '../accounts/account-list.tsx';

/** Which server this is about; the desktop app can go to another one, and everybody back to where they are signed in. */
export function ServerLine({ server }: { server: string }) {
  const console = useConsole();
  return (
    <>
      <div className="card__foot">
        <span className="card__server">{server}</span>
        {console.host.kind === 'desktop' ? (
          <Button size="s" look="quiet" onPress={console.forgetServer}>
            Use another server
          </Button>
        ) : null}
      </div>
      <AccountList />
    </>
  );
}
