import type { Turn } from '../../conversation/index.ts';
import type { Outcome } from '../rules/decide-reply.ts';
import type { PersonIntent } from '../rules/person-intent.ts';

/** A visitor's message that needs more than small talk. */
export interface Question {
  text: string;
  /** What precedes it, in ascending order. */
  before: readonly Turn[];
  personIntent: PersonIntent;
  /** The bot's last words offered a person. */
  personOffered: boolean;
}

export type EngineReply =
  | Outcome
  /** Written for this question, out of these entries. */
  | { type: 'written'; text: string; entryIds: string[] }
  /** The engine broke; the visitor is told and offered a person. */
  | { type: 'failure'; why: string };

export interface ReplyOptions {
  /** Fires when the reply is no longer wanted: the engine ends soon, and what it returns is dropped. */
  signal: AbortSignal;
  /** May be told of the reply so far while it is being made ('' = being thought about); never of what may not be shown. */
  onText(text: string): void;
}

/** What makes the replies of a chatbot. It knows the conversation only from the question, and changes nothing. */
export interface BotEngine {
  reply(question: Question, options: ReplyOptions): Promise<EngineReply>;
}
