import { findContactMessages } from '../contact/index.ts';
import { takeEnded } from '../conversation/index.ts';
import { anonymiseVisitors, removeVisitors } from '../visitor/index.ts';
import { BATCH, type ForgetDeps, repeat } from './deps.ts';
import { anonymiseAll, removeAll } from './forgetters.ts';
import { lockRun, noteProgress, type RunRow } from './run-store.ts';

/**
 * Anonymises or deletes what ended long enough ago: conversations, then contact messages, then visitors of whom nothing is
 * left. Each batch is one transaction that also moves the progress, and looks anew for what is due: a run that was cut off
 * goes on, and one that has run finds nothing.
 */
export function createRetention(deps: Pick<ForgetDeps, 'db' | 'clock' | 'pauseMs'>) {
  const { db, clock, pauseMs } = deps;

  return async function applyRetention(run: RunRow, signal: AbortSignal): Promise<void> {
    const { id, workspace_id: workspaceId, mode, ended_before: before } = run;
    if (before === null) throw new Error('a run of the retention without an end');
    const named = mode === 'anonymise';
    const pace = { pauseMs, signal };

    await repeat(
      () =>
        db.transaction().execute(async (tx) => {
          const current = await lockRun(tx, id);
          if (!current) return 0;
          const conversationIds = await takeEnded(tx, { workspaceId, endedBefore: before, named, limit: BATCH });
          if (conversationIds.length === 0) return 0;
          const contactMessageIds = await findContactMessages(tx, { conversationIds });
          if (named) await anonymiseAll(tx, { conversationIds, contactMessageIds }, clock.now());
          else await removeAll(tx, { conversationIds, contactMessageIds });
          await noteProgress(tx, id, { done: current.done + conversationIds.length });
          return conversationIds.length;
        }),
      pace,
    );

    await repeat(
      () =>
        db.transaction().execute(async (tx) => {
          const old = { workspaceId, leftBefore: before, named, limit: BATCH };
          const contactMessageIds = await findContactMessages(tx, old);
          if (contactMessageIds.length === 0) return 0;
          const subjects = { conversationIds: [], contactMessageIds };
          if (named) await anonymiseAll(tx, subjects, clock.now());
          else await removeAll(tx, subjects);
          return contactMessageIds.length;
        }),
      pace,
    );

    const old = { workspaceId, cameBefore: before, limit: BATCH };
    await repeat(() => (named ? anonymiseVisitors(db, { ...old, now: clock.now() }) : removeVisitors(db, old)), pace);
  };
}
