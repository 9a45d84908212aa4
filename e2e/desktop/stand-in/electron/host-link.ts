import type { Question, ToApp, ToHost } from '../wire.ts';

type Answerer<Kind extends Question['kind']> = (question: Extract<Question, { kind: Kind }>) => unknown;

const answerers = new Map<string, (question: Question) => unknown>();

/** Each part of the stand-in answers the questions that are its own. */
export function answer<Kind extends Question['kind']>(kind: Kind, answerer: Answerer<Kind>): void {
  answerers.set(kind, answerer as (question: Question) => unknown);
}

export function tellHost(message: ToHost): void {
  // The test may be gone already while the app is still closing.
  if (process.connected) process.send?.(message);
}

process.on('message', async ({ id, question }: ToApp) => {
  try {
    const value = await answerers.get(question.kind)?.(question);
    tellHost({ type: 'answer', id, value });
  } catch (error) {
    tellHost({ type: 'failure', id, message: error instanceof Error ? error.message : String(error) });
  }
});
// A test that died must not leave its app behind.
process.on('disconnect', () => process.exit(0));
