import { answerQuestions } from '../support/program.ts';
import { callOk, connectWire, type WireClient } from '../support/wire-client.ts';

/** Connections that are being opened at the same time. */
const AT_ONCE = 50;

const visitors: WireClient[] = [];

/** Visitors who have opened the widget and say nothing. Each is a browser of its own, so each is a new visitor. */
const answers = {
  async growTo({ url, auth, connections }: { url: string; auth: unknown; connections: number }): Promise<void> {
    async function openSome(): Promise<void> {
      while (visitors.length + opening < connections) {
        opening += 1;
        const visitor = await connectWire({ url, namespace: '/visitor', role: 'visitor', auth, onPush: () => {} });
        await callOk(visitor, 'session:start', { known: null });
        opening -= 1;
        visitors.push(visitor);
      }
    }
    let opening = 0;
    await Promise.all(Array.from({ length: AT_ONCE }, openSome));
  },

  closeAll(_: null): void {
    for (const visitor of visitors.splice(0)) visitor.close();
  },
};
export type LoadAnswers = typeof answers;

answerQuestions(answers);
