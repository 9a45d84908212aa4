import './profile.css';
import { type Account, changeAccountRequestSchema } from '#contract/account.ts';
import { findError } from '../../../state/field-errors.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Page, Pending } from '../parts/page.tsx';
import { useAutosave } from '../parts/use-autosave.ts';
import { useSettingsHome } from '../settings-home.tsx';
import { ChangePassword } from './change-password.tsx';
import { SessionList } from './session-list.tsx';
import { TwoStep } from './two-step.tsx';

const TITLE = 'Profile';

/** Who I am for colleagues and visitors, and how I sign in. */
export function ProfilePage() {
  const { ask } = useSettingsHome();
  const [answer, retry] = useAnswer(() => ask('getAccount'), '');
  if (answer.status !== 'ready') return <Pending title={TITLE} answer={answer} onRetry={retry} />;
  return <Loaded account={answer.value} />;
}

const profileSchema = changeAccountRequestSchema.required();

function Loaded({ account }: { account: Account }) {
  const { me, server, ask, signOut } = useSettingsHome();
  const [{ value, errors, save }, { change, flush }] = useAutosave({
    initial: { name: account.name, avatar: account.avatar },
    schema: profileSchema,
    save: (body) => ask('changeAccount', { body }),
  });
  return (
    <Page title={TITLE} save={{ state: save, onRetry: () => void flush() }}>
      <Group>
        <div className="profile__face">
          <Avatar id={me.id} name={value.name || account.name} picture={value.avatar} size="l" />
          <div className="profile__fields">
            <TextField
              label="Name"
              hint="Visitors see it when you answer them."
              autoComplete="name"
              value={value.name}
              onChange={(name) => change({ ...value, name })}
              error={findError(errors, 'name')}
            />
            <div className="settings__narrow">
              <TextField
                label="Picture"
                hint="One emoji or two letters. Empty: your initials."
                autoComplete="off"
                value={value.avatar ?? ''}
                onChange={(avatar) => change({ ...value, avatar: avatar.trim() === '' ? null : avatar })}
                error={findError(errors, 'avatar')}
              />
            </div>
          </div>
        </div>
      </Group>
      <Group title="Signed in">
        <dl className="settings__facts">
          <dt>E-mail</dt>
          <dd>{account.email}</dd>
          <dt>Workspace</dt>
          <dd dir="auto">{me.workspaceName}</dd>
          <dt>Server</dt>
          <dd>{server}</dd>
        </dl>
        <div className="settings__buttons">
          <Button onPress={signOut}>Sign out</Button>
        </div>
      </Group>
      <ChangePassword email={account.email} changedAt={account.passwordChangedAt} />
      <TwoStep initial={account.twoStep} />
      <SessionList />
    </Page>
  );
}
