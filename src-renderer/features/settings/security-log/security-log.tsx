import './security-log.css';
import { useState } from 'react';
import type { AuditEvent } from '#contract/audit.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ShieldIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { formatFull } from '../../../words/time-words.ts';
import { Page } from '../parts/page.tsx';
import { useSettingsHome } from '../settings-home.tsx';
import { describeChanges, describeEvent } from './describe-event.ts';
import { useAudit } from './use-audit.ts';

/** Who signed in, who changed what, from where. */
export function SecurityLog() {
  const [memberId, setMemberId] = useState('');
  const audit = useAudit(memberId);
  const { status, list } = audit;
  return (
    <Page
      title="Security log"
      lead="Who signed in, and who changed what. Nobody can change or delete an entry; each goes by itself after 400 days."
    >
      <PersonFilter memberId={memberId} onChange={setMemberId} />
      {status === 'loading' ? <SkeletonRows rows={5} label="Loading the security log" /> : null}
      {status === 'failed' ? (
        <p className="settings__failure" role="alert">
          The log could not be loaded. <Button onPress={audit.reload}>Try again</Button>
        </p>
      ) : null}
      {status === 'ready' && list.length === 0 ? (
        <EmptyState icon={<ShieldIcon size={22} />} title="Nothing yet">
          <p>{memberId === '' ? 'Sign-ins and changes show up here.' : 'Nothing was done by or to this person.'}</p>
        </EmptyState>
      ) : null}
      {status === 'ready' && list.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: there is nothing to press in it, but much to scroll
        <ul className="audit" aria-label="Events" tabIndex={0}>
          {list.map((event) => (
            <EventRow key={event.id} event={event} />
          ))}
        </ul>
      ) : null}
      {audit.more ? (
        <div>
          <Button isPending={audit.isLoadingMore} onPress={audit.loadMore}>
            Show older
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

const ALARMING: ReadonlySet<AuditEvent['kind']> = new Set(['sign_in.failed', 'sign_in.stolen']);

function EventRow({ event }: { event: AuditEvent }) {
  return (
    <li className="audit__event" data-alarming={ALARMING.has(event.kind)}>
      <span className="audit__words">
        <span className="audit__sentence" dir="auto">
          {describeEvent(event)}
        </span>
        {describeChanges(event.changes).map((line) => (
          <span key={line} className="audit__facts" dir="auto">
            {line}
          </span>
        ))}
      </span>
      <span className="audit__end">
        <time dateTime={event.at}>{formatFull(event.at)}</time>
        <span className="audit__address">{event.address ?? 'on the server'}</span>
      </span>
    </li>
  );
}

/** Only for those who may know the whole team; others read everybody's. */
function PersonFilter(props: { memberId: string; onChange: (memberId: string) => void }) {
  const { me, ask } = useSettingsHome();
  const maySeeTeam = me.permissions.includes('team.manage');
  const [answer] = useAnswer(
    async () => (maySeeTeam ? ask('getTeam') : { ok: true, value: { members: [], invites: [] } }),
    String(maySeeTeam),
  );
  const members = answer.status === 'ready' ? answer.value.members : [];
  if (!maySeeTeam) return null;
  return (
    <div className="settings__search">
      <ChoiceField
        label="Person"
        value={props.memberId}
        options={[{ value: '', label: 'Everybody' }, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={props.onChange}
      />
    </div>
  );
}
