import type { VisitorSummary } from '#contract/conversations.ts';
import type { HandoffReason } from '#contract/messages.ts';

/** How a visitor is called everywhere in the console. */
export function nameOfVisitor(visitor: Pick<VisitorSummary, 'name'> | undefined): string {
  return visitor?.name?.trim() || 'Anonymous';
}

/** Why a person was asked for, from the agent's point of view. */
export function describeReason(reason: HandoffReason): string {
  switch (reason) {
    case 'visitor_asked':
      return 'Asked for a person';
    case 'low_confidence':
      return 'The bot was unsure';
    case 'repeated_fallback':
      return 'The bot had no answer';
    case 'keyword':
      return 'Said a keyword';
    case 'rule':
      return 'Handed over by a rule';
    case 'bot_error':
      return 'The bot failed';
    case 'api':
      return 'From another system';
  }
}
