export { type HoursVersion, measureOpenTime } from './open-time.ts';
export {
  decideOpening,
  listClockChanges,
  listOpenings,
  listTransitions,
  type OpenInterval,
  type OpeningDecision,
  openMsBetween,
} from './rules.ts';
export { findClockChanges, readWallTime } from './zone-clock.ts';
