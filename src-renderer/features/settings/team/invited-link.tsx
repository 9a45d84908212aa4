import type { Invited } from '#contract/team.ts';
import { CopyBlock } from '../../../ui/copy-block.tsx';
import { formatFull } from '../../../words/time-words.ts';
import { describeInviteMail } from './team-words.ts';

/** The link of an invite, the one time it is shown. */
export function InvitedLink({ invited }: { invited: Invited }) {
  return (
    <div className="settings__fields">
      <p role="status">{describeInviteMail(invited)}</p>
      <CopyBlock label="invite link" text={invited.links.web} />
      <p className="group__text">
        Good for one use until {formatFull(invited.invite.expiresAt)}. It is shown only now; “Send again” makes a new
        one.
      </p>
    </div>
  );
}
