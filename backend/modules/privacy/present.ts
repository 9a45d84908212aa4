import type { Erasure, PrivacyRun } from '#contract/privacy/privacy.ts';
import { addErased } from './forgetter.ts';
import type { RunRow } from './run-store.ts';

export function presentRun({ state, done, total, started_at, finished_at }: RunRow): PrivacyRun {
  return {
    state,
    done,
    total,
    startedAt: started_at?.toISOString() ?? null,
    finishedAt: finished_at?.toISOString() ?? null,
  };
}

export function presentErasure(row: RunRow): Erasure {
  return {
    id: row.id,
    subject: row.subject ?? '',
    subjectKind: row.subject_kind ?? 'visitor',
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    run: presentRun(row),
    erased: addErased(row.erased),
  };
}
