import { registerHooks } from 'node:module';

const STAND_IN = new URL('./electron/index.ts', import.meta.url).href;

/** Loaded with `--import` before the app's own main file: from then on `electron` means the stand-in. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context),
});
