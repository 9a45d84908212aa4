import { Group } from '../../../ui/group.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Page } from '../parts/page.tsx';
import { useSettingsHome } from '../settings-home.tsx';

export function WorkingWithChats() {
  const { settings, change, shortcuts, setShortcuts } = useSettingsHome();
  return (
    <Page title="Working with chats">
      <Group>
        <Switch
          label="Ask before marking as complete"
          hint="Either way there are five seconds to undo."
          isOn={settings.confirmComplete}
          onChange={(confirmComplete) => change({ confirmComplete })}
        />
        <Switch
          label="Single-key shortcuts"
          hint="J, K and R outside text fields. Press ? for the list."
          isOn={shortcuts}
          onChange={setShortcuts}
        />
      </Group>
    </Page>
  );
}
