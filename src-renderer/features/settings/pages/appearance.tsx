import { Group } from '../../../ui/group.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Page } from '../parts/page.tsx';
import { useSettingsHome } from '../settings-home.tsx';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function Appearance() {
  const { settings, change } = useSettingsHome();
  return (
    <Page title="Appearance" lead="How the console looks on this computer.">
      <Group>
        <Segmented label="Theme" value={settings.theme} options={THEMES} onChange={(theme) => change({ theme })} />
      </Group>
    </Page>
  );
}
