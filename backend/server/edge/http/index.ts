export { createHttpApp } from './create-http-app.ts';
export type { HttpDeps } from './deps.ts';
