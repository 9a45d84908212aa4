import { expect } from 'vitest';
import { must } from '../../test-support/socket-clients.ts';
import type { SocketHouse } from '../../test-support/socket-house.ts';

/** Everything a visitor can write, and what others write about them: each word is in one place, and nowhere else. */
export const TRACES = {
  name: 'Namekanarie',
  email: 'adresse.kanarie@example.org',
  message: 'Nachrichtenkanarie',
  /** In another case than the owner listed it. */
  listed: 'ZeBRaFinK',
  clientId: 'clientkanarie',
  contactName: 'Kontaktnamekanarie',
  contactText: 'Kontaktkanarie',
  comment: 'Kommentarkanarie',
  answer: 'Antwortkanarie',
  note: 'Uebergabekanarie',
  draft: 'Entwurfskanarie',
  transcriptTo: 'abschrift.kanarie@example.org',
};

const { email, name } = TRACES;

/** A visitor goes through everything that leaves a trace; the chat is over at the end. */
export async function leaveTraces(house: SocketHouse) {
  const { workspace_id: workspaceId } = house.chatbot;
  await house.alerts.settings.save(workspaceId, { waitingMinutes: 5, words: ['zebrafink'] });
  const agent = await house.agent({ permissions: ['chats.respond', 'workspace.manage'] });
  const visitor = await house.visitor();
  const { conversation } = await must(visitor.socket.emitWithAck('conversation:open', {}));
  const conversationId = conversation.id;
  await must(visitor.socket.emitWithAck('visitor:update', { name, email: email.toUpperCase() }));
  const text = `${TRACES.message} ${TRACES.listed}`;
  await must(visitor.socket.emitWithAck('message:send', { conversationId, clientId: TRACES.clientId, text }));
  const contact = { clientId: `${TRACES.clientId}-2`, name: TRACES.contactName, email, text: TRACES.contactText };
  await must(visitor.socket.emitWithAck('contact:send', contact));
  await must(visitor.socket.emitWithAck('handoff:request', { conversationId }));

  const accept = async () => {
    const { queue } = await must(agent.socket.emitWithAck('session:sync', { known: [] }));
    await must(agent.socket.emitWithAck('handoff:accept', { handoffId: queue[0]?.id ?? '' }));
  };
  await accept();
  await must(agent.socket.emitWithAck('handoff:release', { conversationId, note: TRACES.note }));
  await accept();
  const answer = { conversationId, clientId: 'agent-answer', text: TRACES.answer };
  await must(agent.socket.emitWithAck('message:send', answer));
  // Where nobody looks: sockets write alerts and mails in their own time.
  await expect
    .poll(async () => (await mailsAbout(house, conversationId)).length, { timeout: 8_000 })
    .toBeGreaterThan(0);
  await house.alerts.runDue();
  return {
    workspaceId,
    agent,
    visitor,
    conversationId,
    contact,
    async draft() {
      await must(agent.socket.emitWithAck('draft:set', { conversationId, text: TRACES.draft }));
    },
    async finish() {
      await must(agent.socket.emitWithAck('handoff:complete', { conversationId }));
      await must(visitor.socket.emitWithAck('handoff:rate', { conversationId, stars: 4, comment: TRACES.comment }));
      const to = { conversationId, email: TRACES.transcriptTo };
      await must(visitor.socket.emitWithAck('transcript:mail', to));
    },
  };
}

export function mailsAbout(house: SocketHouse, conversationId: string) {
  return house.db.selectFrom('mails').selectAll().where('conversation_id', '=', conversationId).execute();
}

/** As if everything had happened so many days before. */
export async function age(house: SocketHouse, days: number): Promise<void> {
  const ago = (instant: Date): Date => new Date(instant.getTime() - days * 86_400_000);
  for (const row of await house.db.selectFrom('conversations').select(['id', 'started_at', 'closed_at']).execute()) {
    await house.db
      .updateTable('conversations')
      .set({ started_at: ago(row.started_at), closed_at: row.closed_at && ago(row.closed_at) })
      .where('id', '=', row.id)
      .execute();
  }
  for (const table of ['messages', 'visitors', 'contact_messages'] as const) {
    for (const row of await house.db.selectFrom(table).select(['id', 'created_at']).execute()) {
      await house.db
        .updateTable(table)
        .set({ created_at: ago(row.created_at) })
        .where('id', '=', row.id)
        .execute();
    }
  }
}
