import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { extractReasoningMiddleware, type ModelMessage, streamText, type ToolSet, wrapLanguageModel } from 'ai';
import { z } from 'zod';
import type { ModelLimits, ModelSettings } from './model-settings.ts';
import { watchTime } from './watch-time.ts';

export interface Prompt {
  instructions: string;
  /** Beginning with the visitor, taking turns, ending with the question. */
  messages: { role: 'user' | 'assistant'; content: string }[];
}

export type ModelAnswer =
  | { type: 'text'; text: string }
  /** It called `request_live_agent`. */
  | { type: 'person'; why: 'visitor_asked' | 'cannot_answer' }
  | { type: 'failure'; why: string };

export interface AskOptions {
  signal: AbortSignal;
  /** Told of the whole text so far, with every piece. */
  onText(text: string): void;
}

export type AskModel = (prompt: Prompt, options: AskOptions) => Promise<ModelAnswer>;

/** A few sentences; what goes on beyond this is a model that has lost its way. */
const MAX_TOKENS = 600;
const MAX_CHARACTERS = 4_000;

const callSchema = z.object({
  why: z
    .enum(['visitor_asked', 'cannot_answer'])
    .describe('visitor_asked: the visitor wants a person. cannot_answer: the entries do not have the answer.'),
});

const CALL = 'request_live_agent';

const tools: ToolSet = {
  [CALL]: {
    description: 'Brings a person of the team into the chat. Use it instead of guessing.',
    inputSchema: callSchema,
  },
};

/** What counts as a word of the model; empty chunks and headers do not. */
const LIFE_SIGNS = new Set(['text-delta', 'reasoning-delta', 'tool-input-delta', 'tool-input-start']);

/** Opens the way to the model. Nothing is sent before the first question; every outcome is a value, nothing throws. */
export function createAskModel(settings: ModelSettings, limits: ModelLimits): AskModel {
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: settings.baseUrl,
    ...(settings.apiKey !== null && { apiKey: settings.apiKey }),
  });
  const model = wrapLanguageModel({
    model: provider.chatModel(settings.model),
    // Some servers leave the model's thinking in the text.
    middleware: extractReasoningMiddleware({ tagName: 'think' }),
  });

  return async ({ instructions, messages }, { signal, onText }) => {
    const ending = new AbortController();
    const watch = watchTime(limits, (why) => ending.abort(why));
    const result = streamText({
      model,
      instructions,
      messages: messages satisfies ModelMessage[],
      tools,
      maxOutputTokens: MAX_TOKENS,
      temperature: 0.2,
      maxRetries: 0,
      abortSignal: AbortSignal.any([signal, ending.signal]),
      // Errors arrive as parts of the stream; without this they would be printed as well.
      onError: () => {},
    });
    let text = '';
    try {
      for await (const part of result.stream) {
        if (LIFE_SIGNS.has(part.type)) watch.alive();
        if (part.type === 'text-delta') {
          text += part.text;
          if (text.length > MAX_CHARACTERS) return { type: 'failure', why: 'it would not stop' };
          onText(text);
        } else if (part.type === 'tool-call') {
          const said = part.toolName === CALL ? callSchema.safeParse(part.input) : null;
          return { type: 'person', why: said?.data?.why ?? 'cannot_answer' };
        } else if (part.type === 'error') {
          return { type: 'failure', why: describe(part.error) };
        } else if (part.type === 'abort') {
          return { type: 'failure', why: `given up: ${describe(ending.signal.reason)}` };
        } else if (part.type === 'finish') {
          return conclude(text, part.finishReason);
        }
      }
      return { type: 'failure', why: 'its answer broke off' };
    } catch (error) {
      return { type: 'failure', why: describe(error) };
    } finally {
      watch.stop();
      // Whatever made us leave: nothing more is wanted of it.
      ending.abort();
    }
  };
}

function conclude(text: string, finishReason: string): ModelAnswer {
  const said = text.trim();
  if (finishReason === 'length' && said !== '') return { type: 'text', text: `${said} …` };
  if (finishReason !== 'stop') return { type: 'failure', why: `its answer ended by "${finishReason}"` };
  return said === '' ? { type: 'failure', why: 'its answer was empty' } : { type: 'text', text: said };
}

/** For the log: the name and message of an error, never the request, which holds what the visitor wrote. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error.slice(0, 200) : 'unknown error';
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? ` (status ${error.statusCode})` : '';
  return `${error.name}${status}: ${error.message.slice(0, 200)}`;
}
