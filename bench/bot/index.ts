import { createChatbotAdmin } from '../../backend/modules/chatbot/index.ts';
import { systemClock } from '../../backend/server/clock.ts';
import { createEventBus } from '../../backend/server/events.ts';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { startDesk } from '../support/desk.ts';
import { type Faq, makeFaq } from './make-faq.ts';

const ENTRIES = 5_000;
const QUESTIONS = 1_000;
const WARM_UP = 50;

/** A chatbot is taught 5,000 entries by an import and asked 1,000 questions, each answered by the decision visitors get. */
export async function measure(): Promise<BenchResult> {
  const desk = await startDesk(async ({ app }) => app);
  try {
    const { db, plan: app } = desk;
    const { workspace_id: workspaceId } = await db
      .selectFrom('chatbots')
      .select('workspace_id')
      .executeTakeFirstOrThrow();
    const events = createEventBus((error) => {
      throw error;
    });
    const admin = createChatbotAdmin({
      ...{ db, events, clock: systemClock, publicUrl: desk.url },
      ...{ chatbots: app.chatbots, team: app.team },
    });
    const created = await admin.create(workspaceId, { name: 'Bench', language: 'en' });
    if (!created.ok) throw new Error(created.error.message);
    return await ask({ admin, own: { workspaceId, chatbotId: created.value.id }, faq: makeFaq(ENTRIES) });
  } finally {
    await desk.stop();
  }
}

interface Setup {
  admin: ReturnType<typeof createChatbotAdmin>;
  own: { workspaceId: string; chatbotId: string };
  faq: Faq[];
}

async function ask({ admin, own, faq }: Setup): Promise<BenchResult> {
  const text = `question,answer\n${faq.map(({ question, answer }) => `"${question}","${answer}"`).join('\n')}`;
  const importStarted = performance.now();
  const imported = await admin.knowledge.import(own, { from: 'text', format: 'csv', name: '', text, store: true });
  const importMs = performance.now() - importStarted;
  if (!imported.ok || imported.value.stored !== ENTRIES) throw new Error('the import did not store everything');

  const samples: number[] = [];
  let answered = 0;
  for (let count = 0; count < QUESTIONS + WARM_UP; count += 1) {
    const { asked } = faq[(count * 7_919) % ENTRIES] ?? { asked: '' };
    const started = performance.now();
    const tried = await admin.tryOut(own, asked);
    if (count >= WARM_UP) samples.push(performance.now() - started);
    if (count >= WARM_UP && tried.ok && tried.value.outcome === 'answered') answered += 1;
  }
  const p95 = round(quantile(samples, 0.95));
  return {
    figures: {
      ...{ entries: ENTRIES, questions: QUESTIONS, answered },
      ...{ p50_ms: round(quantile(samples, 0.5)), p95_ms: p95, import_ms: round(importMs) },
    },
    goals: [
      { name: `an answer from ${ENTRIES} entries, 95th percentile`, value: p95, unit: 'ms', atMost: 20 },
      { name: 'questions answered', value: answered, unit: `of ${QUESTIONS}`, atLeast: QUESTIONS * 0.9 },
    ],
  };
}
