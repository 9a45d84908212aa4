import { type AlertSettings, alertSettingsSchema, alertWordSchema } from '#contract/alerts.ts';
import { findError } from '../../../state/field-errors.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Group } from '../../../ui/group.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { TagField } from '../../../ui/tag-field.tsx';
import { Page, Pending } from '../parts/page.tsx';
import { useAutosave } from '../parts/use-autosave.ts';
import { useSettingsHome } from '../settings-home.tsx';

const TITLE = 'Alert rules';

/** When a wait is too long, and which words are worth an alert. */
export function AlertRules() {
  const { ask } = useSettingsHome();
  const [answer, retry] = useAnswer(() => ask('getAlertSettings'), '');
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={retry} />;
  return <Loaded settings={answer.value} />;
}

function Loaded({ settings }: { settings: AlertSettings }) {
  const { ask } = useSettingsHome();
  const [{ value, errors, save }, { change, flush }] = useAutosave({
    initial: settings,
    schema: alertSettingsSchema,
    save: (body) => ask('saveAlertSettings', { body }),
  });
  return (
    <Page
      title={TITLE}
      lead="What the whole workspace is alerted about. Everybody chooses for themselves how it reaches them."
      save={{ state: save, onRetry: () => void flush() }}
    >
      <Group title="Waiting" text="A request that nobody accepts for so long is told once more.">
        <div className="settings__narrow">
          <NumberField
            label="Minutes"
            value={value.waitingMinutes}
            // An emptied field is no number yet; 0 is what its complaint is about.
            onChange={(minutes) => change({ ...value, waitingMinutes: minutes ?? 0 })}
            error={findError(errors, 'waitingMinutes') === null ? null : 'A whole number from 1 to 240.'}
          />
        </div>
      </Group>
      <Group
        title="Words"
        text="When a visitor uses one of these words or phrases, whoever manages the workspace is told at once, and so is the agent of the chat. Capital letters and accents do not matter."
      >
        <TagField
          label="Words and phrases"
          values={value.words}
          onChange={(words) => change({ ...value, words })}
          most={100}
          maxLength={80}
          allowCommas
          check={(word) => {
            const parsed = alertWordSchema.safeParse(word);
            return parsed.success ? null : `Such a word needs ${parsed.error.issues[0]?.message ?? 'other letters'}.`;
          }}
          placeholder="lawyer"
          error={findError(errors, 'words')}
        />
      </Group>
    </Page>
  );
}
