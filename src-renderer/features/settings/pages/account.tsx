import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { Page } from '../parts/page.tsx';
import { useSettingsHome } from '../settings-home.tsx';

export function Account() {
  const { me, server, signOut } = useSettingsHome();
  return (
    <Page title="Account">
      <Group>
        <dl className="settings__facts">
          <dt>Name</dt>
          <dd>{me.name}</dd>
          <dt>E-mail</dt>
          <dd>{me.email}</dd>
          <dt>Workspace</dt>
          <dd>{me.workspaceName}</dd>
          <dt>Server</dt>
          <dd>{server}</dd>
        </dl>
        <div className="settings__buttons">
          <Button onPress={signOut}>Sign out</Button>
        </div>
      </Group>
    </Page>
  );
}
