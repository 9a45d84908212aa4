import { type FormEvent, useState } from 'react';
import type { ServerFault } from '../../../src-preload/payloads.ts';
import { useConsole } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page-card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AccountList } from '../accounts/account-list.tsx';
import { describeFault } from './fault-words.ts';

/** First run of the desktop app: where is the server? Tested before it is kept. */
export function ServerAddress(props: { address: string; fault: ServerFault | null }) {
  const console = useConsole();
  const [address, setAddress] = useState(props.address);
  const [fault, setFault] = useState(props.fault);
  const [busy, setBusy] = useState(false);
  const words = fault === null ? null : describeFault(fault);

  async function connect(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const check = await console.chooseServer(address.trim());
    setBusy(false);
    setFault(check.status === 'fault' ? check.fault : null);
  }

  return (
    <Card
      title="Connect to your server"
      lead="Handoff Desk talks to a server your company runs. Enter its address once; this computer remembers it."
    >
      <form className="card__form" onSubmit={(event) => void connect(event)} noValidate>
        <TextField
          label="Server address"
          placeholder="support.example.com"
          hint="Your administrator has it, and “npm start” prints it."
          value={address}
          onChange={setAddress}
          error={words === null ? null : words.title}
          autoFocus
          spellCheck="false"
          autoComplete="url"
        />
        {words === null ? null : (
          <p className="card__remedy" role="alert">
            {words.remedy}
          </p>
        )}
        <Button type="submit" look="primary" size="l" isPending={busy}>
          Connect
        </Button>
      </form>
      <AccountList />
    </Card>
  );
}
