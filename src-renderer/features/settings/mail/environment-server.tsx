import type { MailSettings } from '#contract/mail.ts';
import { Group } from '../../../ui/group.tsx';
import { InfoIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';

const SECURITY_WORDS = { starttls: 'STARTTLS', tls: 'TLS', none: 'No encryption' } as const;

/** A server that whoever runs Handoff Desk has set: shown, and changed only where it was set. */
export function EnvironmentServer({ server }: { server: NonNullable<MailSettings['server']> }) {
  return (
    <Group title="Server">
      <NoticeBar tone="info" icon={<InfoIcon size={16} />}>
        It is set by SMTP_URL where Handoff Desk runs, and can only be changed there.
      </NoticeBar>
      <dl className="settings__facts">
        <dt>Host</dt>
        <dd>{server.host}</dd>
        <dt>Port</dt>
        <dd>{server.port}</dd>
        <dt>Encryption</dt>
        <dd>{SECURITY_WORDS[server.security]}</dd>
        <dt>User</dt>
        <dd>{server.user ?? 'None'}</dd>
        <dt>Password</dt>
        <dd>{server.hasPassword ? 'Set' : 'None'}</dd>
      </dl>
    </Group>
  );
}
