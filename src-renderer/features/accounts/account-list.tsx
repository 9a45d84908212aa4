import './accounts.css';
import { useAppState, useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { describeHost } from './account-words.ts';

/** While nobody is at work here: the accounts one can go back to, each of which can be signed out of. */
export function AccountList() {
  const console = useConsole();
  const { accounts, shownId } = useAppState((state) => state.accounts);
  const others = accounts.filter(({ id }) => id !== shownId);
  if (others.length === 0) return null;
  return (
    <section className="accounts" aria-labelledby="accounts-title">
      <h2 id="accounts-title" className="accounts__title">
        {console.host.kind === 'desktop' ? 'On this computer already' : 'In this browser already'}
      </h2>
      <ul className="accounts__list">
        {others.map((account) => (
          <li key={account.id} className="accounts__row">
            <button type="button" className="accounts__account" onClick={() => void console.switchTo(account)}>
              <strong>{account.workspaceName}</strong>
              <span>
                {account.email} · {describeHost(account.server)}
              </span>
              {account.signedIn ? null : <span>Asks for the password again</span>}
            </button>
            <Button
              look="quiet"
              size="s"
              square
              icon={<CloseIcon size={14} />}
              aria-label={`Sign out of ${account.workspaceName}`}
              onPress={() => void console.forgetAccount(account.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
