import { randomUUID } from 'node:crypto';
import { startBare } from '../support/bare.ts';
import { answerQuestions } from '../support/program.ts';
import type { AcceptPlan } from './plan.ts';

/** The same race in memory: the first to arrive is the winner, because one thread takes one after the other. */
const answers = {
  async start({ claimants }: { claimants: number }): Promise<AcceptPlan> {
    const { url } = await startBare((io) => {
      const agents = io.of('/agent');
      const winners = new Map<string, string>();
      let rev = 0;

      io.of('/visitor').on('connection', (socket) => {
        socket.on('session:start', (_request, acknowledge) => acknowledge({ ok: true, value: {} }));
        socket.on('conversation:open', (_request, acknowledge) =>
          acknowledge({ ok: true, value: { conversation: { id: randomUUID() } } }),
        );
        socket.on('handoff:request', (_request, acknowledge) => {
          rev += 1;
          agents.emit('queue:changed', { rev, change: { type: 'requested', handoff: { id: randomUUID() } } });
          acknowledge({ ok: true, value: {} });
        });
      });
      agents.on('connection', (socket) => {
        socket.on('handoff:accept', ({ handoffId }, acknowledge) => {
          const winner = winners.get(handoffId);
          if (winner !== undefined) {
            const error = { code: 'already_claimed', message: `${winner} took it.`, claimedBy: { name: winner } };
            return acknowledge({ ok: false, error });
          }
          winners.set(handoffId, socket.id);
          acknowledge({ ok: true, value: { conversation: { id: handoffId } } });
        });
        socket.on('handoff:complete', (_request, acknowledge) => acknowledge({ ok: true, value: {} }));
      });
    });
    return { url, visitorAuth: {}, agentAuths: Array.from({ length: claimants }, () => ({})) };
  },
};
export type BareAnswers = typeof answers;

answerQuestions(answers);
