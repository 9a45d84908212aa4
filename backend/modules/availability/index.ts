export { decideAvailability, type OpeningRules } from './decide-availability.ts';
export { type AvailabilityService, createAvailabilityService } from './service.ts';
