import type { AskerPlan, ChatPlan, PhaseReport } from './chat-plan.ts';
import { answerQuestions } from './program.ts';
import { callOk, connectWire, type WireClient } from './wire-client.ts';

const TEXT = 'Could you tell me whether the blue mug can go into the dishwasher? It has a golden rim.';

let chats: { visitor: WireClient; conversationId: string }[] = [];
let askers: { visitor: WireClient; conversationId: string }[] = [];
const sentAt = new Map<string, number>();
let phase: PhaseReport | null = null;
let counter = 0;

const answers = {
  async connect({ url, chats: pairs, askers: visitors }: ChatPlan & AskerPlan): Promise<void> {
    const connectVisitor = (auth: unknown) =>
      connectWire({ url, namespace: '/visitor', role: 'visitor', auth, onPush: () => {} });
    for (const { visitorAuth, agentAuth, conversationId } of pairs) {
      await connectWire({ url, namespace: '/agent', role: 'agent', auth: agentAuth, onPush: noteDelivery });
      const visitor = await connectVisitor(visitorAuth);
      await callOk(visitor, 'session:start', { known: null });
      chats = [...chats, { visitor, conversationId }];
    }
    for (const { visitorAuth } of visitors) {
      const visitor = await connectVisitor(visitorAuth);
      await callOk(visitor, 'session:start', { known: null });
      const { conversation } = await callOk<{ conversation: { id: string } }>(visitor, 'conversation:open', {});
      askers = [...askers, { visitor, conversationId: conversation.id }];
    }
  },

  /** Chats at this rate for so long; `requests` of the visitors who have not asked yet do so meanwhile, evenly. */
  async play(wanted: { messagesPerSecond: number; ms: number; requests: number }): Promise<PhaseReport> {
    const report: PhaseReport = { deliveries: [], asked: [] };
    phase = report;
    const asking = askers.splice(0, wanted.requests);
    const began = performance.now();
    let said = 0;
    let asked = 0;
    await new Promise<void>((done) => {
      const timer = setInterval(() => {
        const elapsed = performance.now() - began;
        for (; said < (elapsed / 1_000) * wanted.messagesPerSecond; said += 1) say(said);
        for (; asked < asking.length && asked < (elapsed / wanted.ms) * asking.length; asked += 1) ask(asked);
        if (elapsed < wanted.ms) return;
        clearInterval(timer);
        done();
      }, 1);
    });
    phase = null;
    return report;

    function ask(index: number): void {
      const asker = asking[index];
      if (!asker) return;
      const { conversationId, visitor } = asker;
      report.asked.push({ conversationId, at: Date.now() });
      void callOk(visitor, 'handoff:request', { conversationId });
    }
  },
};
export type LoadAnswers = typeof answers;

function say(index: number): void {
  const chat = chats[index % chats.length];
  if (!chat) return;
  const clientId = `chat-${process.pid}-${counter++}`;
  sentAt.set(clientId, performance.now());
  chat.visitor.call('message:send', { conversationId: chat.conversationId, clientId, text: TEXT }, () => {});
}

function noteDelivery(raw: string): void {
  const clientId = /"clientId":"(chat-[^"]+)"/.exec(raw)?.[1];
  const began = clientId === undefined ? undefined : sentAt.get(clientId);
  if (clientId === undefined || began === undefined) return;
  sentAt.delete(clientId);
  phase?.deliveries.push(performance.now() - began);
}

answerQuestions(answers);
