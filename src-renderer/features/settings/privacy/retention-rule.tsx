import './privacy-page.css';
import { useState } from 'react';
import type { Retention, RetentionMode } from '#contract/privacy/privacy.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { ProgressBar } from '../../../ui/progress-bar.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { describeRun, isUnderWay } from '../../privacy/describe-run.ts';
import { useRun } from '../../privacy/use-run.ts';
import { ConfirmAction } from '../parts/confirm-action.tsx';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { describeRetention, findDaysFault, isChanged, type RetentionDraft, takesMore } from './edit-retention.ts';

const MODES: readonly { readonly value: RetentionMode; readonly label: string; readonly text: string }[] = [
  { value: 'keep', label: 'Keep everything', text: 'Until somebody erases it.' },
  {
    value: 'anonymise',
    label: 'Make it anonymous',
    text: 'Names, addresses and everything written go. Times, counts and stars stay for your analytics.',
  },
  { value: 'delete', label: 'Delete it', text: 'All of it goes, also from your analytics.' },
];

/** What happens to old conversations. Saved by a button: half a number that is typed must not delete anything. */
export function RetentionRule(props: { saved: Retention }) {
  const { ask } = useSettingsHome();
  const [saved, setSaved] = useRun(
    props.saved,
    ({ lastRun }) => lastRun !== null && isUnderWay(lastRun),
    () => ask('getRetention'),
  );
  const [draft, setDraft] = useState<RetentionDraft>({ mode: saved.mode, days: saved.days });
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const fault = findDaysFault(draft);
  const hasChanges = isChanged(draft, saved);

  async function save(): Promise<string | null> {
    if (fault !== null) return fault;
    setSaving(true);
    setFailure(null);
    const outcome = await ask('saveRetention', { body: { mode: draft.mode, days: draft.days ?? saved.days } });
    setSaving(false);
    if (!outcome.ok) return tellFailure(outcome.error);
    setSaved(outcome.value);
    setDraft({ mode: outcome.value.mode, days: outcome.value.days });
    return null;
  }

  return (
    <Group title="Old conversations" text="What happens some time after a conversation has ended.">
      <RadioCards
        label="After that time"
        value={draft.mode}
        options={MODES}
        onChange={(mode) => setDraft({ ...draft, mode })}
      />
      {draft.mode === 'keep' ? null : (
        <div className="settings__narrow">
          <NumberField
            label="Days"
            value={draft.days}
            onChange={(days) => setDraft({ ...draft, days })}
            error={fault}
          />
        </div>
      )}
      {hasChanges ? (
        <div className="settings__buttons">
          {takesMore(draft, saved) && fault === null ? (
            <ConfirmAction
              look="primary"
              label="Save…"
              title="Change how long conversations are kept?"
              confirm="Save"
              run={save}
            >
              <p>{describeRetention(draft)}</p>
            </ConfirmAction>
          ) : (
            <Button
              look="primary"
              isPending={isSaving}
              isDisabled={fault !== null}
              onPress={() => void save().then(setFailure)}
            >
              Save
            </Button>
          )}
          <Button onPress={() => setDraft({ mode: saved.mode, days: saved.days })}>Discard</Button>
        </div>
      ) : (
        <Applied saved={saved} onChanged={setSaved} />
      )}
      {failure === null ? null : (
        <p className="form-failure" role="alert">
          {failure}
        </p>
      )}
    </Group>
  );
}

/** What the rule would touch now, and what it did. */
function Applied({ saved, onChanged }: { saved: Retention; onChanged: (retention: Retention) => void }) {
  const { ask } = useSettingsHome();
  const { mode, due, lastRun } = saved;
  const isRunning = lastRun !== null && isUnderWay(lastRun);
  if (mode === 'keep' && lastRun === null) return null;
  const conversations = due === 1 ? '1 conversation' : `${due.toLocaleString()} conversations`;
  return (
    <div className="retention">
      {mode === 'keep' || isRunning ? null : (
        <p>
          {due === 0 ? 'Nothing is due at the moment.' : `${conversations} ${due === 1 ? 'is' : 'are'} due tonight.`}
        </p>
      )}
      {lastRun === null ? null : (
        <div role="status">
          <p className="retention__run" data-state={lastRun.state}>
            {isRunning ? 'Now' : 'Last run'}: {describeRun(lastRun)}
          </p>
          {isRunning ? <ProgressBar label="Applying it" value={lastRun.done} of={lastRun.total} /> : null}
        </div>
      )}
      {mode === 'keep' || due === 0 || isRunning ? null : (
        <div>
          <ConfirmAction
            look="danger"
            label="Apply it now…"
            title={mode === 'delete' ? `Delete ${conversations} now?` : `Make ${conversations} anonymous now?`}
            confirm={mode === 'delete' ? 'Delete now' : 'Make anonymous now'}
            run={async () => {
              const outcome = await ask('runRetention');
              if (!outcome.ok) return tellFailure(outcome.error);
              onChanged(outcome.value);
              return null;
            }}
          >
            <p>It happens by itself tonight. Nobody can bring back what is gone.</p>
          </ConfirmAction>
        </div>
      )}
    </div>
  );
}
