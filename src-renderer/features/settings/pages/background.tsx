import { Group } from '../../../ui/group.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useSettingsHome } from '../settings-home.tsx';
import { HotkeyField } from './hotkey-field.tsx';

const CARDS = [
  { value: 'off', label: 'Never', text: 'Notifications and sounds are enough.' },
  { value: 'unseen', label: 'When nobody has looked', text: 'After 20 seconds without a look at the request.' },
  { value: 'at_once', label: 'At once', text: 'For every new request.' },
] as const;

/** What only the desktop app can do: a window on top of others, a key from anywhere, being there from the start. */
export function Background() {
  const { host, settings, change } = useSettingsHome();
  if (host.kind === 'browser') return null;
  return (
    <>
      <Group
        title="Handoff card"
        text="A small window in the corner, on top of everything, with Accept, Pass and Snooze. It never takes the keyboard from you."
      >
        <RadioCards
          label="Show it"
          value={settings.handoffCard}
          options={CARDS}
          onChange={(handoffCard) => change({ handoffCard })}
        />
        <HotkeyField />
      </Group>
      <Group title="In the background">
        <Switch
          label="Keep running in the tray"
          hint="Closing the window leaves the app in the tray, so that requests still reach you."
          isOn={settings.closeToTray}
          onChange={(closeToTray) => change({ closeToTray })}
        />
        <Switch
          label="Start when I sign in to this computer"
          hint="In the tray, without a window."
          isOn={settings.startAtLogin}
          onChange={(startAtLogin) => change({ startAtLogin })}
        />
      </Group>
    </>
  );
}
