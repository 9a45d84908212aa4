import { useEffect, useRef } from 'react';
import type { Step } from '../../../state/desk-state.ts';
import { type FieldErrors, hasErrors } from '../../../state/field-errors.ts';
import { WarningIcon } from '../../../ui/icons.tsx';
import { STEPS } from './steps.ts';

export function StepRail(props: { current: Step; errors: FieldErrors; onChoose: (step: Step) => void }) {
  const rail = useRef<HTMLElement>(null);
  const { current } = props;
  // On a phone the steps are one line that scrolls.
  useEffect(() => {
    const step = rail.current?.querySelectorAll('button')[current - 1];
    step?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav ref={rail} className="step-rail" aria-label="Steps">
      <ol className="step-rail__list">
        {STEPS.map(({ step, name, section }) => {
          const isFaulty = section !== null && hasErrors(props.errors, section);
          return (
            <li key={step}>
              <button
                type="button"
                className="step-rail__step"
                aria-current={step === current ? 'step' : undefined}
                onClick={() => props.onChoose(step)}
              >
                {`Step ${step}: ${name}`}
                {isFaulty ? (
                  <span className="step-rail__fault">
                    <WarningIcon size={16} />
                    <span className="visually-hidden">, has something to correct</span>
                  </span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
