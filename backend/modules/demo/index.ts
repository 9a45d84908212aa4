export type { DemoLogin } from './seed/logins.ts';
export { removeDemo } from './seed/remove-demo.ts';
export { type SeedDemoDeps, seedDemo } from './seed/seed-demo.ts';
export { createDemoSite } from './site/demo-site.ts';
export { type FilledTraffic, fillTraffic } from './traffic/fill-traffic.ts';
export { inventAgents } from './traffic/invent-agents.ts';
export { planTraffic } from './traffic/plan-traffic.ts';
export type { BotTruth, HandoffTruth, PlannedConversation, PlannedHandoff, TrafficOptions } from './traffic/planned.ts';
export type { Cast, FilledIds } from './traffic/rows.ts';
