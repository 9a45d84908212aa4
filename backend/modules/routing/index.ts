export { decideAvailability } from './rules/decide-availability.ts';
export { createRoutingService, type RoutingDeps, type RoutingService } from './service.ts';
