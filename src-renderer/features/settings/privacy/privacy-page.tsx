import { useAnswer } from '../../../state/use-answer.ts';
import { Page, Pending } from '../parts/page.tsx';
import { useSettingsHome } from '../settings-home.tsx';
import { Erasures } from './erasures.tsx';
import { RetentionRule } from './retention-rule.tsx';
import { useErasures } from './use-erasures.ts';

const TITLE = 'Data and privacy';

/** How long what visitors wrote is kept, and forgetting it when somebody asks for it. */
export function PrivacyPage() {
  const { ask } = useSettingsHome();
  const [answer, retry] = useAnswer(() => ask('getRetention'), '');
  const erasures = useErasures();
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={retry} />;
  return (
    <Page title={TITLE} lead="How long what visitors wrote is kept, and erasing it when somebody asks for it.">
      <RetentionRule saved={answer.value} />
      <Erasures erasures={erasures} />
    </Page>
  );
}
