/** The language model of this installation: any server that speaks the OpenAI-compatible protocol. */
export interface ModelSettings {
  /** With the version in it, such as `http://localhost:11434/v1`. */
  baseUrl: string;
  apiKey: string | null;
  model: string;
}

export interface ModelLimits {
  /** Until the model says its first word. */
  firstTokenMs: number;
  /** Between one word and the next. */
  stallMs: number;
  /** Until it has said its last. */
  totalMs: number;
}

export const MODEL_LIMITS: ModelLimits = { firstTokenMs: 8_000, stallMs: 8_000, totalMs: 30_000 };
