import { startBare } from '../support/bare.ts';
import { answerQuestions } from '../support/program.ts';
import { readMemory } from './memory.ts';

const answers = {
  async start(_: null): Promise<{ url: string; auth: unknown }> {
    const { url } = await startBare((io) => {
      io.of('/visitor').on('connection', (socket) => {
        socket.on('session:start', (_request, acknowledge) => acknowledge({ ok: true, value: {} }));
      });
    });
    return { url, auth: {} };
  },
  readMemory: (_: null) => readMemory(),
};
export type IdleAnswers = typeof answers;

answerQuestions(answers);
