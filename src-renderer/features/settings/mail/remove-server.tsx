import { useState } from 'react';
import type { MailSettings } from '#contract/mail.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';

/** Back to no mail server, with its password forgotten. */
export function RemoveServer({ stored, onRemoved }: { stored: MailSettings; onRemoved: (s: MailSettings) => void }) {
  const { ask } = useSettingsHome();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function remove(): Promise<void> {
    setBusy(true);
    const { fromName, fromAddress } = stored;
    const outcome = await ask('saveMailSettings', { body: { server: null, fromName, fromAddress } });
    setBusy(false);
    if (!outcome.ok) return setFailure(tellFailure(outcome.error));
    setAsking(false);
    onRemoved(outcome.value);
  }

  return (
    <>
      <Button look="danger" onPress={() => setAsking(true)}>
        Remove server
      </Button>
      <Dialog
        role="alertdialog"
        title="Send no more mails?"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>Cancel</Button>
            <Button look="danger" isPending={isBusy} onPress={() => void remove()}>
              Remove
            </Button>
          </>
        }
      >
        <p>
          The server and its password are forgotten. From then on mails are kept in the outbox until there is a server
          again.
        </p>
        {failure === null ? null : (
          <p className="form-failure" role="alert">
            {failure}
          </p>
        )}
      </Dialog>
    </>
  );
}
