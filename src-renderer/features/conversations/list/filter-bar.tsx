import type { ConversationChoices, PastConversation } from '#contract/history/past-conversations.ts';
import type { ConversationFilters } from '../../../state/conversations-place.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterMenu } from '../../../ui/filter-menu.tsx';
import { describeReason, nameOfVisitor } from '../../../words/visitor-words.ts';
import { hasFilters } from '../address.ts';
import { OUTCOME_NAMES, STARS_NAMES, STATUS_NAMES } from '../conversation-words.ts';
import { DaysFilter } from './days-filter.tsx';

interface FilterBarProps {
  readonly filters: ConversationFilters;
  readonly choices: ConversationChoices;
  /** What is shown: knows names that the choices do not. */
  readonly rows: readonly PastConversation[];
  readonly onChange: (patch: Partial<ConversationFilters>) => void;
  readonly onClear: () => void;
}

const REASONS = [
  'visitor_asked',
  'low_confidence',
  'repeated_fallback',
  'keyword',
  'rule',
  'bot_error',
  'api',
] as const;

const reasons = REASONS.map((value) => ({ value, label: describeReason(value) }));
const statuses = listOptions(STATUS_NAMES);
const outcomes = listOptions(OUTCOME_NAMES);
/** Numbers come first in an object, whatever order they are written in. */
const stars = (['any', '5', '4', '3', '2', '1'] as const).map((value) => ({ value, label: STARS_NAMES[value] }));

/** Everything the list can be narrowed by, a chip each. */
export function FilterBar({ filters, choices, rows, onChange, onClear }: FilterBarProps) {
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const visitor = rows.find((row) => row.visitor.id === filters.visitor)?.visitor;
  return (
    <fieldset className="filter-bar" aria-label="Filters">
      <DaysFilter days={filters.days} onChange={(days) => onChange({ days })} />
      <FilterMenu
        label="Request"
        value={filters.handoff}
        options={outcomes}
        onChange={(handoff) => onChange({ handoff })}
      />
      <FilterMenu
        label="Status"
        value={filters.status}
        options={statuses}
        onChange={(status) => onChange({ status })}
      />
      <FilterMenu
        label="Agent"
        value={filters.agent}
        fallback="somebody"
        options={choices.agents.map(named)}
        onChange={(agent) => onChange({ agent })}
      />
      <FilterMenu
        label="Chatbot"
        value={filters.chatbot}
        fallback="one that is gone"
        options={choices.chatbots.map(named)}
        onChange={(chatbot) => onChange({ chatbot })}
      />
      <FilterMenu label="Reason" value={filters.reason} options={reasons} onChange={(reason) => onChange({ reason })} />
      <FilterMenu
        label="Rating"
        value={filters.stars}
        options={stars}
        onChange={(value) => onChange({ stars: value })}
      />
      {filters.visitor === null ? null : (
        <FilterMenu
          label="Visitor"
          value={filters.visitor}
          options={[{ value: filters.visitor, label: visitor ? nameOfVisitor(visitor) : 'one' }]}
          onChange={(value) => onChange({ visitor: value })}
        />
      )}
      {hasFilters({ ...filters, text: '' }) ? (
        <Button look="quiet" size="s" onPress={onClear}>
          Clear filters
        </Button>
      ) : null}
    </fieldset>
  );
}

function listOptions<T extends string>(names: Readonly<Record<T, string>>): { value: T; label: string }[] {
  return (Object.entries(names) as [T, string][]).map(([value, label]) => ({ value, label }));
}
