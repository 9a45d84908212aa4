import type { Hit, KnowledgeEntry, KnowledgeIndex } from '../../knowledge/knowledge-index.ts';
import type { BotEngine, EngineReply, Question, ReplyOptions } from '../bot-engine.ts';
import type { AskModel } from './ask-model.ts';
import { buildPrompt, type Role, writeInstructions } from './build-prompt.ts';
import { createAnswerGuard, holdBack } from './guard-answer.ts';

export interface ModelEngineOptions {
  index: KnowledgeIndex;
  role: Role;
  /** The chatbot's confidence threshold, 0 … 1. */
  confidence: number;
  ask: AskModel;
}

/** Entries are looked for by words, the model understands them by meaning: it gets also what matches only a little. */
const RELEVANT_SHARE = 0.2;
const MAX_ENTRIES = 6;
/** A longer message stands for itself. */
const FOLLOW_UP_WORDS = 8;
/** Fast enough to look fluent; every showing costs a look at the whole text and a push. */
const SHOW_EVERY_MS = 80;

/**
 * Lets a language model word the answer, out of what the knowledge has on the question. Where it has nothing, the model
 * is not even asked: there is nothing an answer could rest on.
 */
export function createModelEngine({ index, role, confidence, ask }: ModelEngineOptions): BotEngine {
  return {
    async reply(question, { signal, onText }): Promise<EngineReply> {
      const entries = findEntries(index, question, confidence * RELEVANT_SHARE);
      if (entries.length === 0) {
        return question.personIntent === 'maybe' ? { type: 'wants_person' } : miss(question);
      }
      const instructions = writeInstructions(role);
      const guard = createAnswerGuard({
        instructions,
        knowledge: entries.map((entry) => `${entry.question}\n${entry.answer}`).join('\n'),
        visitor: [question.text, ...ofVisitor(question)].join('\n'),
      });
      return askGuarded({ question, entries, instructions, mayShow: guard.mayShow, signal, onText });
    },
  };

  async function askGuarded(input: {
    question: Question;
    entries: KnowledgeEntry[];
    instructions: string;
    mayShow: (text: string) => boolean;
    signal: ReplyOptions['signal'];
    onText: ReplyOptions['onText'];
  }): Promise<EngineReply> {
    const { question, entries, mayShow } = input;
    const unfit = new AbortController();
    let shownAt = Number.NEGATIVE_INFINITY;
    input.onText('');
    const prompt = buildPrompt({ ...input, before: question.before, question: question.text });
    const answer = await ask(prompt, {
      signal: AbortSignal.any([input.signal, unfit.signal]),
      onText(text) {
        const now = performance.now();
        if (now - shownAt < SHOW_EVERY_MS || unfit.signal.aborted) return;
        const shown = holdBack(text);
        if (shown === '') return;
        shownAt = now;
        if (mayShow(text)) input.onText(shown);
        else unfit.abort();
      },
    });
    if (unfit.signal.aborted) return miss(question);
    if (answer.type === 'failure') return answer;
    if (answer.type === 'person') return answer.why === 'visitor_asked' ? { type: 'wants_person' } : miss(question);
    const text = answer.text.replaceAll('\u0000', '').toWellFormed();
    return mayShow(text) ? { type: 'written', text, entryIds: entries.map(({ id }) => id) } : miss(question);
  }
}

/** "And how much is it?" finds nothing by itself: the visitor's words before belong to it. */
function findEntries(index: KnowledgeIndex, question: Question, least: number): KnowledgeEntry[] {
  const found = new Map<string, Hit>();
  const previous = ofVisitor(question).at(-1);
  const isFollowUp = previous !== undefined && question.text.trim().split(/\s+/).length <= FOLLOW_UP_WORDS;
  const searches = isFollowUp ? [question.text, `${previous} ${question.text}`] : [question.text];
  for (const hit of searches.flatMap((text) => index.search(text))) {
    const known = found.get(hit.entry.id);
    if (hit.score >= least && (!known || known.score < hit.score)) found.set(hit.entry.id, hit);
  }
  return [...found.values()]
    .sort((one, other) => other.score - one.score)
    .slice(0, MAX_ENTRIES)
    .map(({ entry }) => entry);
}

function ofVisitor({ before }: Question): string[] {
  return before.filter(({ from }) => from === 'visitor').map(({ text }) => text);
}

function miss({ personOffered }: Question): EngineReply {
  return { type: 'miss', again: personOffered };
}
