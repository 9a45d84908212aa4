import type { Chat } from '#contract/agent-socket.ts';
import type { Page } from '#contract/messages.ts';
import { answerQuestions } from '../support/program.ts';
import { connectWire, readOk, type WireClient } from '../support/wire-client.ts';
import type { HistoryPlan, HistoryReport } from './plan.ts';

/** Opens every conversation once and goes one page back, one call at a time: an agent clicking through old chats. */
const answers = {
  async read({ url, readers }: HistoryPlan): Promise<HistoryReport> {
    const report: HistoryReport = { open: [], page: [], missing: 0 };
    const clients: WireClient[] = [];
    for (const { auth } of readers) {
      clients.push(await connectWire({ url, namespace: '/agent', role: 'agent', auth, onPush: () => {} }));
    }
    const turns = Math.max(...readers.map((reader) => reader.conversationIds.length));
    for (let turn = 0; turn < turns; turn += 1) {
      for (const [index, client] of clients.entries()) {
        const conversationId = readers[index]?.conversationIds[turn];
        if (conversationId !== undefined) await readOne(client, conversationId, report);
      }
    }
    for (const client of clients) client.close();
    return report;
  },
};
export type LoadAnswers = typeof answers;

async function readOne(client: WireClient, conversationId: string, report: HistoryReport): Promise<void> {
  const opened = await timed(client, 'conversation:open', { conversationId }, report.open);
  const chat = readOk<Chat>(opened);
  report.missing += 50 - chat.messages.length;
  const beforeSeq = chat.messages[0]?.seq;
  const paged = await timed(client, 'conversation:page', { conversationId, beforeSeq, limit: 50 }, report.page);
  report.missing += 50 - readOk<Page>(paged).messages.length;
}

function timed(client: WireClient, call: string, request: object, samples: number[]): Promise<string> {
  const began = performance.now();
  return new Promise((resolve) => {
    client.call(call, request, (raw) => {
      samples.push(performance.now() - began);
      resolve(raw);
    });
  });
}

answerQuestions(answers);
