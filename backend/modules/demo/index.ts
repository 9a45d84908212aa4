export type { DemoLogin } from './seed/logins.ts';
export { removeDemo } from './seed/remove-demo.ts';
export { type SeedDemoDeps, seedDemo } from './seed/seed-demo.ts';
export { createDemoSite } from './site/demo-site.ts';
