import './team.css';
import { useState } from 'react';
import type { Team } from '#contract/team.ts';
import { Button } from '../../../ui/button.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Page, Pending } from '../parts/page.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { InviteList } from './invite-list.tsx';
import { MemberPage } from './member-page.tsx';
import { MemberRow } from './member-row.tsx';
import { type TeamAnswer, useTeam } from './use-team.ts';

const TITLE = 'Team';
/** As many as one sees at a glance need no search. */
const FEW = 8;

/** Who works here, and who is about to. */
export function TeamPage() {
  const team = useTeam();
  const { answer } = team;
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={team.reload} />;
  return <Loaded team={answer.value} changes={team} />;
}

function Loaded({ team, changes }: { team: Team; changes: TeamAnswer }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [revision, setRevision] = useState(0);
  const [isInviting, setInviting] = useState(false);
  const [search, setSearch] = useState('');
  const open = team.members.find(({ id }) => id === openId);
  if (open) {
    return (
      <MemberPage
        key={`${open.id} ${revision}`}
        member={open}
        members={team.members}
        onChanged={changes.showMember}
        onRemoved={() => {
          setOpenId(null);
          changes.hideMember(open.id);
        }}
        onTransferred={changes.refresh}
        onStale={() => setRevision((before) => before + 1)}
        onBack={() => setOpenId(null)}
      />
    );
  }
  const wanted = search.trim().toLocaleLowerCase();
  const found = team.members.filter(({ name, email }) => `${name} ${email}`.toLocaleLowerCase().includes(wanted));
  return (
    <Page title={TITLE} lead="Who works here and may do what. A change counts at once, also where somebody is at work.">
      <div className="settings__buttons">
        <Button look="primary" icon={<PlusIcon size={16} />} onPress={() => setInviting(true)}>
          Invite a member
        </Button>
      </div>
      {team.members.length <= FEW ? null : (
        <div className="settings__search">
          <TextField label="Find a member" value={search} onChange={setSearch} type="search" />
        </div>
      )}
      {found.length === 0 ? <p>Nobody by that name.</p> : null}
      <ul className="team" aria-label="Members" hidden={found.length === 0}>
        {found.map((member) => (
          <MemberRow key={member.id} member={member} onOpen={() => setOpenId(member.id)} />
        ))}
      </ul>
      {team.members.length === 1 && team.invites.length === 0 ? (
        <p className="settings__lead team__alone">
          You are on your own so far. Invite the people who answer your visitors: they get a link, choose a password,
          and are in Live Chats.
        </p>
      ) : null}
      <InviteList invites={team.invites} onRenewed={changes.showInvite} onRevoked={changes.hideInvite} />
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} onInvited={changes.showInvite} />
    </Page>
  );
}
