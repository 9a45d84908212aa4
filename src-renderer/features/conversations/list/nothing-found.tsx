import { useDesk } from '../../../console/hooks.tsx';
import { type ConversationFilters, NO_FILTERS } from '../../../state/conversations-place.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ConversationsIcon, SearchIcon } from '../../../ui/icons.tsx';
import { hasFilters } from '../address.ts';

/** Why there is nothing, and what to do about it. */
export function NothingFound({ filters, isAllMine }: { filters: ConversationFilters; isAllMine: boolean }) {
  const desk = useDesk();
  const text = filters.text.trim();
  if (!hasFilters(filters)) {
    return (
      <EmptyState icon={<ConversationsIcon size={22} />} title="No conversations yet">
        {isAllMine
          ? 'Chats that you have accepted can be read here, also after they ended.'
          : 'What visitors talk about with your chatbots and your team can be read here.'}
      </EmptyState>
    );
  }
  const isNarrowed = hasFilters({ ...filters, text: '' });
  return (
    <EmptyState icon={<SearchIcon size={22} />} title={text === '' ? 'Nothing found' : `Nothing found for “${text}”`}>
      <p>
        {isNarrowed
          ? 'No conversation fits all of the filters.'
          : 'Every word has to occur. A message is found a few seconds after it was written.'}
      </p>
      <div className="empty-state__action">
        <Button
          onPress={() => desk.showConversations({ filters: { ...NO_FILTERS, text: isNarrowed ? filters.text : '' } })}
        >
          {isNarrowed ? 'Clear the filters' : 'Clear the search'}
        </Button>
      </div>
    </EmptyState>
  );
}
