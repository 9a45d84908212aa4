import { useState } from 'react';
import { emailSchema } from '#contract/primitives.ts';
import type { Erasure } from '#contract/privacy/privacy.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { confirmsErasure } from '../../privacy/confirms-erasure.ts';
import { ErasureReceipt } from '../../privacy/erasure-receipt.tsx';
import { ConfirmAction } from '../parts/confirm-action.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import type { Pages } from '../parts/use-pages.ts';
import { useSettingsHome } from '../settings-home.tsx';

/** Forgetting somebody by their address, and the proof of it. */
export function Erasures({ erasures }: { erasures: Pages<Erasure> }) {
  const { ask } = useSettingsHome();
  const { status, list } = erasures;
  return (
    <>
      <Group
        title="Erase a person"
        text="Everything of every visitor who gave this address: conversations, messages, ratings, mails. For a visitor without an address, use “Erase this visitor” in one of their transcripts."
      >
        <EraseByEmail onErased={erasures.reload} />
      </Group>
      <Group title="Receipts" text="What was erased, when and for whom, without a word of what it said.">
        {status === 'loading' ? <SkeletonRows rows={2} label="Loading receipts" /> : null}
        {status === 'failed' ? (
          <p className="settings__failure" role="alert">
            The receipts could not be loaded. <Button onPress={erasures.reload}>Try again</Button>
          </p>
        ) : null}
        {status === 'ready' && list.length === 0 ? <p className="receipts__none">Nothing was erased yet.</p> : null}
        {list.length === 0 ? null : (
          <ul className="receipts" aria-label="Receipts">
            {list.map((erasure) => (
              <li key={erasure.id}>
                <ErasureReceipt erasure={erasure} ask={ask} />
              </li>
            ))}
          </ul>
        )}
        {erasures.more ? (
          <div>
            <Button isPending={erasures.isLoadingMore} onPress={erasures.loadMore}>
              Show older
            </Button>
          </div>
        ) : null}
      </Group>
    </>
  );
}

function EraseByEmail({ onErased }: { onErased: () => void }) {
  const { ask } = useSettingsHome();
  const [email, setEmail] = useState('');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const parsed = emailSchema.safeParse(email.trim());
  const address = parsed.success ? parsed.data : null;
  return (
    <div className="erase-person">
      <TextField label="E-mail address" type="email" autoComplete="off" value={email} onChange={setEmail} />
      {address === null ? (
        <Button look="danger" isDisabled>
          Erase…
        </Button>
      ) : (
        <ConfirmAction
          look="danger"
          label="Erase…"
          title={`Erase everything of ${address}?`}
          confirm="Erase for good"
          onClose={() => {
            setTyped('');
            setError(null);
          }}
          run={async () => {
            if (!confirmsErasure(typed, address)) {
              setError('Type the address or “erase” to go on.');
              return '';
            }
            const outcome = await ask('eraseVisitor', { body: { email: address } });
            if (!outcome.ok) return tellFailure(outcome.error);
            setEmail('');
            onErased();
            return null;
          }}
        >
          <p>
            All conversations of visitors with this address go, with every message, rating and mail. A chat that is
            going on ends. Nobody can bring it back.
          </p>
          <TextField
            label="Type the address or “erase”"
            autoComplete="off"
            autoFocus
            value={typed}
            onChange={setTyped}
            error={error}
          />
        </ConfirmAction>
      )}
    </div>
  );
}
