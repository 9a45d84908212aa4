import './privacy.css';
import type { Erasure } from '#contract/privacy/privacy.ts';
import type { CallRoute } from '../../connection/http-calls.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { formatFull } from '../../words/time-words.ts';
import { describeErased, describeRun, isUnderWay } from './describe-run.ts';
import { useRun } from './use-run.ts';

/** Proof that something was erased, without a word of what it said; goes on by itself while it is under way. */
export function ErasureReceipt({ erasure, ask }: { erasure: Erasure; ask: CallRoute }) {
  const [shown] = useRun(
    erasure,
    ({ run }) => isUnderWay(run),
    () => ask('getErasure', { params: { id: erasure.id } }),
  );
  const { run, subject, subjectKind, requestedAt, requestedBy, id } = shown;
  return (
    <div className="receipt" data-state={run.state}>
      <p className="receipt__state" role="status">
        {run.state === 'done' ? `Erased: ${describeErased(shown)}` : describeRun(run)}
      </p>
      {isUnderWay(run) ? <ProgressBar label="Erasing" value={run.done} of={run.total} /> : null}
      <p className="receipt__facts">
        Asked for by <span dir="auto">{requestedBy}</span>,{' '}
        <time dateTime={requestedAt}>{formatFull(requestedAt)}</time>
      </p>
      <p className="receipt__facts">
        {subjectKind === 'visitor' ? 'Visitor' : 'SHA-256 of the address'} <code>{subject}</code>
      </p>
      <p className="receipt__facts">
        Receipt <code>{id}</code>
      </p>
    </div>
  );
}
