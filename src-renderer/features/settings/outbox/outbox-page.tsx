import './outbox.css';
import { useState } from 'react';
import { mailStateSchema } from '#contract/mail.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { MailIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Page } from '../parts/page.tsx';
import { MailRow } from './mail-row.tsx';
import { STATE_NAMES } from './outbox-words.ts';
import { type MailCounts, type MailFilter, useMails } from './use-mails.ts';

/** Those that want somebody first. */
const FILTERS: readonly MailFilter[] = ['all', 'failed', 'kept', 'queued', 'sent', 'skipped'];

/** Every mail of the workspace and what became of it. */
export function OutboxPage() {
  const [filter, setFilter] = useState<MailFilter>('all');
  const [openId, setOpenId] = useState<string | null>(null);
  const mails = useMails(filter);
  return (
    <Page title="Outbox" lead="Every mail, and what became of it. What failed or was kept can be sent again.">
      <Filters
        current={filter}
        counts={mails.counts}
        onChoose={(chosen) => {
          setFilter(chosen);
          setOpenId(null);
        }}
      />
      {mails.status === 'loading' ? <SkeletonRows rows={4} label="Loading the outbox" /> : null}
      {mails.status === 'failed' ? (
        <p className="settings__failure" role="alert">
          The outbox could not be loaded. <Button onPress={mails.reload}>Try again</Button>
        </p>
      ) : null}
      {mails.status === 'ready' && mails.list.length === 0 ? (
        <EmptyState icon={<MailIcon size={22} />} title={filter === 'all' ? 'No mails yet' : 'Nothing here'}>
          <p>
            {filter === 'all' ? 'Alerts and transcripts show up here as they are sent.' : 'No mail is in this state.'}
          </p>
        </EmptyState>
      ) : null}
      {mails.status === 'ready' && mails.list.length > 0 ? (
        <ul className="outbox" aria-label="Mails">
          {mails.list.map((mail) => (
            <MailRow
              key={mail.id}
              mail={mail}
              isOpen={mail.id === openId}
              onToggle={() => setOpenId(mail.id === openId ? null : mail.id)}
              onChanged={mails.replace}
            />
          ))}
        </ul>
      ) : null}
      {mails.more ? (
        <div>
          <Button isPending={mails.isLoadingMore} onPress={mails.loadMore}>
            Show older
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

function Filters(props: { current: MailFilter; counts: MailCounts | null; onChoose: (filter: MailFilter) => void }) {
  const { counts } = props;
  const total = counts && mailStateSchema.options.reduce((sum, state) => sum + counts[state], 0);
  return (
    <fieldset className="outbox-filters" aria-label="Show">
      {FILTERS.map((filter) => {
        const count = filter === 'all' ? total : counts?.[filter];
        return (
          <button
            key={filter}
            type="button"
            className="outbox-filter"
            aria-pressed={filter === props.current}
            onClick={() => props.onChoose(filter)}
          >
            {filter === 'all' ? 'All' : STATE_NAMES[filter]}
            {count === null || count === undefined ? null : (
              <span className="outbox-filter__count">{count.toLocaleString()}</span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
