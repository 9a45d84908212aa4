import './notifications.css';
import { Group } from '../../../ui/group.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { NotificationDoctor } from '../doctor/doctor.tsx';
import { Page } from '../parts/page.tsx';
import { useSettingsHome } from '../settings-home.tsx';
import { Background } from './background.tsx';
import { DoNotDisturb } from './do-not-disturb.tsx';
import { NotificationPermission } from './notification-permission.tsx';
import { Sounds } from './sounds.tsx';

/** How this computer tells. */
export function Notifications() {
  const { settings, change } = useSettingsHome();
  return (
    <Page title="Notifications" lead="How this computer tells you. Each change holds at once, in every window.">
      <NotificationDoctor />
      <Group title="On the screen">
        <NotificationPermission />
        <Switch
          label="New requests"
          hint="When a visitor asks for a person. Withdrawn as soon as anyone accepts."
          isOn={settings.notifyRequests}
          onChange={(notifyRequests) => change({ notifyRequests })}
        />
        <Switch
          label="Messages in my chats"
          hint="When a visitor writes in a chat you are not looking at."
          isOn={settings.notifyMessages}
          onChange={(notifyMessages) => change({ notifyMessages })}
        />
        <Switch
          label="Listed words"
          hint="When a visitor uses words from the alert rules."
          isOn={settings.notifyKeywords}
          onChange={(notifyKeywords) => change({ notifyKeywords })}
        />
        <Switch
          label="Hide names and texts"
          hint="Notifications say that something happened, not what. For shared screens."
          isOn={settings.hideContent}
          onChange={(hideContent) => change({ hideContent })}
        />
      </Group>
      <Sounds />
      <DoNotDisturb />
      <Background />
    </Page>
  );
}
