import type { AskModel } from './ask-model.ts';
import { MODEL_LIMITS, type ModelLimits, type ModelSettings } from './model-settings.ts';

/** The way to the model. Its library is loaded with the first question: most installations never ask one. */
export function openModel(settings: ModelSettings, limits: ModelLimits = MODEL_LIMITS): AskModel {
  let opening: Promise<AskModel> | null = null;
  return async (prompt, options) => {
    opening ??= import('./ask-model.ts').then(({ createAskModel }) => createAskModel(settings, limits));
    const ask = await opening;
    return ask(prompt, options);
  };
}
