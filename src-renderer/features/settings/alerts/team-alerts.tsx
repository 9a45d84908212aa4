import './alerts.css';
import { useState } from 'react';
import type { MemberAlertPreferences } from '#contract/alerts.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { Page, Pending } from '../parts/page.tsx';
import { useSettingsHome } from '../settings-home.tsx';
import { ALERT_KINDS } from './alert-words.ts';
import { TeamRow } from './team-row.tsx';

const TITLE = 'Team alerts';
/** As many as one sees at a glance need no search. */
const FEW = 8;

/** Who is told what by mail, for everybody of the workspace. */
export function TeamAlerts() {
  const { ask } = useSettingsHome();
  const [answer, retry] = useAnswer(() => ask('listAlertPreferences'), '');
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={retry} />;
  return <Loaded members={answer.value.members} />;
}

function Loaded({ members }: { members: readonly MemberAlertPreferences[] }) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const found = members.filter(({ name, email }) => `${name} ${email}`.toLocaleLowerCase().includes(wanted));
  return (
    <Page
      title={TITLE}
      lead="Which alerts reach whom by e-mail. Everybody can change their own under “Alerts by e-mail”."
      wide
    >
      {members.length <= FEW ? null : (
        <div className="settings__search">
          <TextField label="Find a member" value={search} onChange={setSearch} type="search" />
        </div>
      )}
      {found.length === 0 ? <p>Nobody by that name.</p> : null}
      <div className="team-alerts" hidden={found.length === 0}>
        <table className="team-alerts__table">
          <thead>
            <tr>
              <th scope="col">Member</th>
              {ALERT_KINDS.map(({ kind, short }) => (
                <th key={kind} scope="col">
                  {short}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">More</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((member) => (
              <TeamRow key={member.memberId} member={member} />
            ))}
          </tbody>
        </table>
      </div>
    </Page>
  );
}
