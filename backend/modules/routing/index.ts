export { decideAvailability } from './availability.ts';
export { createPresence, type Presence } from './presence.ts';
