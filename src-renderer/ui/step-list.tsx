import './step-list.css';
import type { ReactNode } from 'react';
import { CheckIcon, CloseIcon, WarningIcon } from './icons.tsx';

export interface ShownStep {
  readonly id: string;
  readonly name: string;
  readonly state: 'ok' | 'failed' | 'off' | 'skipped' | 'waiting';
  /** Such as "12 ms"; empty where there is none. */
  readonly time: string;
  readonly detail: ReactNode;
}

const MARKS = {
  ok: { word: 'Done', icon: <CheckIcon size={14} /> },
  failed: { word: 'Failed', icon: <CloseIcon size={14} /> },
  off: { word: 'Off', icon: <WarningIcon size={14} /> },
  skipped: { word: 'Not tried', icon: <span className="step-list__dash" /> },
  waiting: { word: 'Under way', icon: <span className="step-list__spinner" /> },
} as const;

/** What happened one after the other, with a mark, a time and words for each. */
export function StepList({ label, steps }: { label: string; steps: readonly ShownStep[] }) {
  return (
    <ol className="step-list" aria-label={label}>
      {steps.map(({ id, name, state, time, detail }) => (
        <li key={id} className="step-list__step" data-state={state}>
          <span className="step-list__mark">
            {MARKS[state].icon}
            <span className="visually-hidden">{`${MARKS[state].word}: `}</span>
          </span>
          <span className="step-list__name">{name}</span>
          <span className="step-list__time">{time}</span>
          {detail === '' ? null : <span className="step-list__detail">{detail}</span>}
        </li>
      ))}
    </ol>
  );
}
