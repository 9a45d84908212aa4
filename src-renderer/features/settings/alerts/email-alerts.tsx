import { alertPreferencesSchema, type MemberAlertPreferences } from '#contract/alerts.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Page, Pending } from '../parts/page.tsx';
import { useAutosave } from '../parts/use-autosave.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { PreferencesFields } from './preferences-fields.tsx';

const TITLE = 'Alerts by e-mail';

/** Which alerts reach me by mail. */
export function EmailAlerts() {
  const { ask } = useSettingsHome();
  const [answer, retry] = useAnswer(() => ask('getMyAlertPreferences'), '');
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={retry} />;
  return <Loaded mine={answer.value} />;
}

function Loaded({ mine }: { mine: MemberAlertPreferences }) {
  const { ask } = useSettingsHome();
  const [state, { change, flush }] = useAutosave({
    initial: mine.preferences,
    schema: alertPreferencesSchema,
    save: (body) => ask('saveMyAlertPreferences', { body }),
  });
  return (
    <Page
      title={TITLE}
      lead={`For when you are not at the console. They go to ${mine.email}.`}
      save={{ state: state.save, onRetry: () => void flush() }}
    >
      <PreferencesFields preferences={state.value} chatbots={mine.chatbots} errors={state.errors} onChange={change} />
    </Page>
  );
}
