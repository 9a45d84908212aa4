import './doctor.css';
import { useEffect, useRef, useState } from 'react';
import type { TrialStep } from '../../../desk/try-notifications.ts';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { BellIcon } from '../../../ui/icons.tsx';
import { type ShownStep, StepList } from '../../../ui/step-list.tsx';
import { useSettingsHome } from '../settings-home.tsx';
import { listPages, PAGES } from '../settings-pages.ts';
import { describeTrial, HOPS, judgeTrial, type TrialWords } from './describe-trial.ts';

/** One alert through every hop, with the time of each or what keeps it from arriving. */
export function NotificationDoctor() {
  const { tryNotifications } = useSettingsHome();
  const [steps, setSteps] = useState<readonly TrialStep[] | null>(null);
  const [isRunning, setRunning] = useState(false);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  async function run(): Promise<void> {
    setRunning(true);
    setSteps([]);
    await tryNotifications((step) => {
      if (isShown.current) setSteps((before) => [...(before ?? []), step]);
    });
    if (isShown.current) setRunning(false);
  }

  return (
    <Group
      title="Do alerts reach you?"
      text="Sends one test alert that nobody else hears of, and follows it all the way."
    >
      <div>
        <Button look="primary" icon={<BellIcon size={16} />} isPending={isRunning} onPress={() => void run()}>
          Test my notifications
        </Button>
      </div>
      {steps === null ? null : (
        <div role="status">
          <StepList
            label="The way of the test alert"
            steps={HOPS.map(({ hop, name }) => show(hop, name, steps, isRunning))}
          />
          {isRunning ? null : <p className="doctor__verdict">{judgeTrial(steps)}</p>}
        </div>
      )}
    </Group>
  );
}

function show(hop: TrialStep['hop'], name: string, steps: readonly TrialStep[], isRunning: boolean): ShownStep {
  const step = steps.find((candidate) => candidate.hop === hop);
  if (!step) return { id: hop, name, state: isRunning ? 'waiting' : 'skipped', time: '', detail: '' };
  const words = describeTrial(hop, step.reason);
  const time = step.afterMs === null ? '' : `${step.afterMs.toLocaleString()} ms`;
  const text = [words.text, words.state === 'ok' ? '' : (step.detail ?? '')].filter(Boolean).join(' ');
  return {
    id: hop,
    name,
    state: words.state,
    time,
    detail: text === '' ? '' : <Remedy text={text} page={words.page} />,
  };
}

function Remedy({ text, page }: Pick<TrialWords, 'text' | 'page'>) {
  const { me, openPage } = useSettingsHome();
  // Where somebody may not go, the sentence alone has to do.
  const leads = page !== null && listPages(me.permissions).includes(page);
  return (
    <>
      {text}
      {leads ? (
        <button type="button" className="doctor__link" onClick={() => openPage(page)}>
          {`Open “${PAGES[page].name}”`}
        </button>
      ) : null}
    </>
  );
}
