export { createHttpApp } from './create-http-app.ts';
export type { HttpDeps } from './deps.ts';
export { presetLauncher } from './launcher-preset.ts';
export { DESKTOP_ORIGIN } from './open-to-desktop.ts';
