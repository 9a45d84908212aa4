import './conversations.css';
import { useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { ConversationChoices } from '#contract/history/past-conversations.ts';
import { useDesk, useDeskState } from '../../console/hooks.tsx';
import { type ConversationFilters, NO_FILTERS } from '../../state/conversations-place.ts';
import { selectMay } from '../../state/selectors.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ConversationsIcon, InfoIcon } from '../../ui/icons.tsx';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { countConversations } from './conversation-words.ts';
import { ExportButton } from './export/export-button.tsx';
import { ConversationList } from './list/conversation-list.tsx';
import { FilterBar } from './list/filter-bar.tsx';
import { useListStore } from './list/list-of-desk.ts';
import { SearchBox } from './list/search-box.tsx';
import { useListKeys } from './list/use-list-keys.ts';
import { TranscriptPane } from './transcript/transcript-pane.tsx';

const NO_CHOICES: ConversationChoices = { chatbots: [], agents: [] };

/** What was said, found again: the list of all conversations, and beside it the transcript of one. */
export function Conversations() {
  const desk = useDesk();
  const place = useDeskState((state) => state.selection.conversations);
  const maySeeAll = useDeskState(selectMay('transcripts.view'));
  const search = useRef<HTMLInputElement>(null);
  const { store, refresh } = useListStore();
  const rows = useStore(store, (state) => state.rows);
  const [choices] = useAnswer(() => desk.ask('getConversationChoices'), '');
  const { filters, open } = place;
  useListKeys(search);

  const narrow = (patch: Partial<ConversationFilters>, isStep = true): void =>
    desk.showConversations({ filters: { ...filters, ...patch }, open: null, isStep });
  const hit = rows.find(({ id }) => id === open?.id)?.hit ?? null;
  const found = useMemo(
    () =>
      hit !== null && hit.seq === open?.seq ? hit.snippet.filter((piece) => piece.found).map(({ text }) => text) : [],
    [hit, open?.seq],
  );

  return (
    <div className="conversations" data-open={open !== null}>
      <section className="conversations__list" aria-labelledby="conversations-title">
        <header className="conversations__head">
          <div className="conversations__line">
            <h1 id="conversations-title" className="conversations__title">
              Conversations
            </h1>
            <Count />
            {maySeeAll ? <ExportButton filters={filters} choices={choiceList(choices)} /> : null}
          </div>
          <SearchBox ref={search} text={filters.text} onSearch={(text) => narrow({ text }, false)} onAgain={refresh} />
          <FilterBar
            filters={filters}
            choices={choiceList(choices)}
            rows={rows}
            onChange={narrow}
            onClear={() => desk.showConversations({ filters: { ...NO_FILTERS, text: filters.text }, open: null })}
          />
        </header>
        {maySeeAll ? null : (
          <NoticeBar tone="info" icon={<InfoIcon size={16} />}>
            You see the conversations that you had yourself. Others need the permission “See all transcripts”.
          </NoticeBar>
        )}
        <ConversationList place={place} isAllMine={!maySeeAll} />
      </section>
      <div className="conversations__detail">
        {open === null ? (
          <EmptyState icon={<ConversationsIcon size={22} />} title="Choose a conversation">
            Its transcript shows up here.
          </EmptyState>
        ) : (
          <TranscriptPane key={open.id} open={open} found={found} />
        )}
      </div>
    </div>
  );
}

function choiceList(answer: ReturnType<typeof useAnswer<ConversationChoices>>[0]): ConversationChoices {
  return answer.status === 'ready' ? answer.value : NO_CHOICES;
}

/** How many there are, as far as it is known; told to those who do not see the list change. */
function Count() {
  const { status, rows, nextCursor, isStale } = useStore(useListStore().store);
  const words =
    status === 'ready' && !isStale && rows.length > 0 ? countConversations(rows.length, nextCursor !== null) : '';
  return (
    <p className="conversations__count" role="status">
      {words}
    </p>
  );
}
