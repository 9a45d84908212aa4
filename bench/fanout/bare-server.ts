import { randomUUID } from 'node:crypto';
import { startBare } from '../support/bare.ts';
import { answerQuestions } from '../support/program.ts';
import type { FanoutPlan } from './plan.ts';

export interface FanoutSize {
  agents: number;
  visitors: number;
}

/** Tells everybody everything at once, as Socket.IO does by itself: no queue behind it, nothing gathered. */
const answers = {
  async start(size: FanoutSize): Promise<FanoutPlan> {
    const { url } = await startBare((io) => {
      const agents = io.of('/agent');
      let rev = 0;
      const tell = (change: object) => {
        rev += 1;
        agents.emit('queue:changed', { rev, change });
      };
      io.of('/visitor').on('connection', (socket) => {
        const handoffs = new Map<string, string>();
        socket.on('session:start', (_request, acknowledge) => acknowledge({ ok: true, value: {} }));
        socket.on('handoff:request', ({ conversationId }, acknowledge) => {
          const id = randomUUID();
          handoffs.set(conversationId, id);
          tell({ type: 'requested', handoff: describe(id, conversationId) });
          acknowledge({ ok: true, value: {} });
        });
        socket.on('handoff:cancel', ({ conversationId }, acknowledge) => {
          tell({ type: 'left', handoffId: handoffs.get(conversationId), state: 'cancelled' });
          acknowledge({ ok: true, value: {} });
        });
      });
    });
    const visitors = Array.from({ length: size.visitors }, () => ({ auth: {}, conversationId: randomUUID() }));
    return { url, agentAuths: Array.from({ length: size.agents }, () => ({})), visitors };
  },
  readCpu: (_: null): NodeJS.CpuUsage => process.cpuUsage(),
};
export type FanoutAnswers = typeof answers;

/** As many bytes as a request of ours has. */
function describe(id: string, conversationId: string): object {
  return {
    id,
    conversationId,
    chatbot: { id, name: 'Bot 1' },
    visitor: { id, name: null, email: null, verified: false },
    reason: 'visitor_asked',
    requestedAt: new Date().toISOString(),
    preview: null,
  };
}

answerQuestions(answers);
