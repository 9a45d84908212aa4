import { useCallback, useEffect, useRef, useState } from 'react';
import type { Invite, Team, TeamMember } from '#contract/team.ts';
import type { Answer } from '../../../state/use-answer.ts';
import { tellFailure } from '../parts/tell-failure.ts';
import { useSettingsHome } from '../settings-home.tsx';

export interface TeamAnswer {
  readonly answer: Answer<Team>;
  reload(): void;
  /** Looks again, without taking away what is shown. */
  refresh(): void;
  /** Shows a member as they are now. */
  showMember(member: TeamMember): void;
  hideMember(id: string): void;
  showInvite(invite: Invite): void;
  hideInvite(id: string): void;
}

/** People come, go and take chats while somebody looks on. */
const LOOK_EVERY_MS = 5_000;

/** The team, kept fresh while it is looked at. */
export function useTeam(): TeamAnswer {
  const { ask } = useSettingsHome();
  const [answer, setAnswer] = useState<Answer<Team>>({ status: 'loading' });
  const question = useRef(0);

  const load = useCallback(async (): Promise<void> => {
    question.current += 1;
    const mine = question.current;
    const outcome = await ask('getTeam');
    // Something was changed meanwhile: this answer may be from before.
    if (mine !== question.current) return;
    if (outcome.ok) setAnswer({ status: 'ready', value: outcome.value });
    else
      setAnswer((before) =>
        before.status === 'ready' ? before : { status: 'failed', message: tellFailure(outcome.error) },
      );
  }, [ask]);

  useEffect(() => {
    void load();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void load();
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      question.current += 1;
    };
  }, [load]);

  function change(patch: (team: Team) => Team): void {
    question.current += 1;
    setAnswer((before) => (before.status === 'ready' ? { status: 'ready', value: patch(before.value) } : before));
  }

  return {
    answer,
    reload() {
      setAnswer({ status: 'loading' });
      void load();
    },
    refresh: () => void load(),
    showMember: (member) =>
      change((team) => ({ ...team, members: team.members.map((old) => (old.id === member.id ? member : old)) })),
    hideMember: (id) => change((team) => ({ ...team, members: team.members.filter((member) => member.id !== id) })),
    showInvite: (invite) =>
      change((team) => ({ ...team, invites: [invite, ...team.invites.filter(({ id }) => id !== invite.id)] })),
    hideInvite: (id) => change((team) => ({ ...team, invites: team.invites.filter((invite) => invite.id !== id) })),
  };
}
