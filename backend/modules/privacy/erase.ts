import type { Transaction } from 'kysely';
import type { Conversation } from '#contract/conversations.ts';
import type { Schema } from '../../server/database/schema.ts';
import { findContactMessages } from '../contact/index.ts';
import { type ConversationView, takeClosedOf, viewConversations } from '../conversation/index.ts';
import { removeMailsTo } from '../mail/index.ts';
import { findVisitors, removeVisitor, revokeToken, type WhichVisitors } from '../visitor/index.ts';
import { BATCH, type ForgetDeps, repeat } from './deps.ts';
import { addErased, type Erased } from './forgetter.ts';
import { removeAll } from './forgetters.ts';
import { lockRun, noteProgress, type RunRow } from './run-store.ts';

/** Whom an erasure is about; the address is known only while it is under way. */
export function subjectOf({ workspace_id: workspaceId, subject, address }: RunRow): WhichVisitors {
  return address === null ? { workspaceId, visitorId: subject ?? '' } : { workspaceId, address };
}

/**
 * Erases visitors with everything of theirs. Their browser is let go of first, then an open conversation is ended as if they
 * had left, so that no agent holds what is not there any more, and then it goes, batch by batch, counted in the same
 * transactions. Cut off at any point it can be done again from the start.
 */
export function createEraser(deps: ForgetDeps) {
  const { db, events, conversations, endConversation, pauseMs } = deps;

  async function endOpen(visitorId: string): Promise<void> {
    const open = await conversations.viewOpenOf(visitorId);
    const ended = open && (await endConversation(open));
    if (ended && !ended.ok) throw new Error(`a conversation could not be ended: ${ended.error.code}`);
  }

  /** One transaction of the run; what `work` erased is added to the receipt. Null when the run is over. */
  async function step(runId: string, work: (tx: Transaction<Schema>) => Promise<Partial<Erased> | null>) {
    return db.transaction().execute(async (tx) => {
      const run = await lockRun(tx, runId);
      const erased = run && (await work(tx));
      if (!erased) return null;
      const { conversations: done = 0 } = erased;
      await noteProgress(tx, runId, { done: run.done + done, erased: addErased(run.erased, erased) });
      return erased;
    });
  }

  /** So many of their conversations that are over. */
  async function eraseConversations({ id, workspace_id: workspaceId }: RunRow, visitorId: string): Promise<number> {
    await endOpen(visitorId);
    let views: ConversationView[] = [];
    const erased = await step(id, async (tx) => {
      const conversationIds = await takeClosedOf(tx, visitorId, BATCH);
      if (conversationIds.length === 0) return null;
      views = await viewConversations(tx, { ids: conversationIds });
      return removeAll(tx, { conversationIds, contactMessageIds: await findContactMessages(tx, { conversationIds }) });
    });
    if (!erased) return 0;
    for (const { assignedMemberId: agentId, forAgent } of views) {
      if (agentId !== null) events.emit('conversation.erased', { workspaceId, agentId, conversation: blank(forAgent) });
    }
    return erased.conversations ?? 0;
  }

  async function eraseContactMessages(run: RunRow, which: { visitorId: string } | { address: string }) {
    const erased = await step(run.id, async (tx) => {
      const limited = { ...which, workspaceId: run.workspace_id, limit: BATCH };
      const contactMessageIds = await findContactMessages(tx, limited);
      return contactMessageIds.length === 0 ? null : removeAll(tx, { conversationIds: [], contactMessageIds });
    });
    return erased?.contactMessages ?? 0;
  }

  async function eraseVisitor(run: RunRow, visitorId: string, signal: AbortSignal): Promise<void> {
    const pace = { pauseMs, signal };
    await revokeToken(db, visitorId);
    await endOpen(visitorId);
    events.emit('visitor.erased', { workspaceId: run.workspace_id, visitorId });
    let outcome: Awaited<ReturnType<typeof removeVisitor>> = 'busy';
    while (outcome === 'busy') {
      await repeat(() => eraseConversations(run, visitorId), pace);
      await repeat(() => eraseContactMessages(run, { visitorId }), pace);
      const removed = await step(run.id, async (tx) => {
        outcome = await removeVisitor(tx, visitorId);
        return { visitors: outcome === 'removed' ? 1 : 0 };
      });
      // Another process has brought the run to its end.
      if (!removed) return;
    }
  }

  return async function erase(run: RunRow, signal: AbortSignal): Promise<void> {
    const subject = subjectOf(run);
    for (const visitorId of await findVisitors(db, subject)) await eraseVisitor(run, visitorId, signal);
    if (!('address' in subject)) return;
    // Somebody may have left it with another name, or had a transcript sent to it.
    await repeat(() => eraseContactMessages(run, subject), { pauseMs, signal });
    await step(run.id, (tx) => removeMailsTo(tx, subject));
  };
}

/** Nobody's any more; newer than what consoles know, so that they show it so. */
function blank(conversation: Conversation): Conversation {
  const { visitor, version } = conversation;
  return {
    ...conversation,
    version: version + 1,
    visitor: { id: visitor.id, name: null, email: null, verified: false },
  };
}
