export { createDeadlineRunner } from './deadline-runner.ts';
export { createRoutingService, type RoutingDeps, type RoutingService } from './service.ts';
