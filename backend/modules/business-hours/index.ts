export {
  decideOpening,
  listClockChanges,
  listOpenings,
  listTransitions,
  type OpenInterval,
  type OpeningDecision,
} from './rules.ts';
