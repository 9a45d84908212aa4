import { useState } from 'react';
import type { InstallStatus } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyBlock } from '../../../ui/copy-block.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatFull } from '../../../words/time-words.ts';
import { tellFailure } from '../tell-failure.ts';

const MOST_LIVE = 2;

/** Two may live at once, so that a site can change over without a moment in which nobody is believed. */
export function IdentitySecrets(props: {
  chatbotId: string;
  secrets: InstallStatus['identitySecrets'];
  onChanged: () => void;
}) {
  const desk = useDesk();
  const [made, setMade] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [ending, setEnding] = useState<string | null>(null);

  async function create(): Promise<void> {
    setBusy(true);
    const outcome = await desk.ask('createIdentitySecret', { params: { id: props.chatbotId } });
    setBusy(false);
    setFailure(outcome.ok ? null : tellFailure(outcome.error));
    if (outcome.ok) setMade(outcome.value.secret);
    props.onChanged();
  }

  async function end(secretId: string): Promise<void> {
    setEnding(null);
    const outcome = await desk.ask('deleteIdentitySecret', { params: { id: props.chatbotId, secretId } });
    setFailure(outcome.ok || outcome.error.code === 'not_found' ? null : tellFailure(outcome.error));
    props.onChanged();
  }

  return (
    <>
      {props.secrets.length === 0 ? null : (
        <ul className="secrets" aria-label="Identity secrets">
          {props.secrets.map(({ id, createdAt }) => (
            <li key={id} className="secret">
              <span>Secret of {formatFull(createdAt)}</span>
              <Button
                look="danger"
                size="s"
                aria-label={`End the secret of ${formatFull(createdAt)}`}
                onPress={() => setEnding(id)}
              >
                End
              </Button>
            </li>
          ))}
        </ul>
      )}
      {made === null ? null : (
        <div className="secrets__new" role="status">
          <p>
            <strong>Copy it now: it is shown only once.</strong> Keep it on your server, never in a page.
          </p>
          <CopyBlock label="secret" text={made} />
        </div>
      )}
      {failure === null ? null : (
        <p className="form-failure" role="alert">
          {failure}
        </p>
      )}
      <span>
        <Button size="s" isPending={isBusy} onPress={() => void create()}>
          Create identity secret
        </Button>
        {props.secrets.length >= MOST_LIVE ? (
          <span className="secrets__note">Two can be live at once: a new one ends the older of these.</span>
        ) : null}
      </span>
      <Dialog
        title="End this secret?"
        role="alertdialog"
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        footer={
          <>
            <Button onPress={() => setEnding(null)}>Keep it</Button>
            <Button
              look="danger"
              onPress={() => {
                if (ending !== null) void end(ending);
              }}
            >
              End it
            </Button>
          </>
        }
      >
        <p>Identities that your site signs with it are no longer believed from now on.</p>
      </Dialog>
    </>
  );
}
