export { createHttpApp } from './create-http-app.ts';
export type { HttpDeps } from './deps.ts';
export { DESKTOP_ORIGIN } from './open-to-desktop.ts';
