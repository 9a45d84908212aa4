import './settings.css';
import { type ReactNode, useId } from 'react';
import { useAppState, useConsole, useDeskState } from '../../state/react.tsx';
import { selectMe } from '../../state/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { NotificationPermission } from './notification-permission.tsx';

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** Preferences of this computer, each in effect at once. */
export function Settings() {
  const console = useConsole();
  const settings = useAppState((state) => state.settings);
  const shortcuts = useAppState((state) => state.shortcuts);
  const change = (patch: Partial<typeof settings>) => void console.changeSettings(patch);
  return (
    <div className="settings">
      <div className="settings__page">
        <h1 className="settings__title">Settings</h1>
        <Section title="Appearance">
          <Segmented label="Theme" value={settings.theme} options={THEMES} onChange={(theme) => change({ theme })} />
        </Section>
        <Section title="Notifications">
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
            label="Hide names and texts"
            hint="Notifications say that something happened, not what. For shared screens."
            isOn={settings.hideContent}
            onChange={(hideContent) => change({ hideContent })}
          />
        </Section>
        <Section title="Working with chats">
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
            onChange={console.setShortcuts}
          />
          {console.host.kind === 'desktop' ? (
            <Switch
              label="Keep running in the tray"
              hint="Closing the window leaves the app in the tray, so that requests still reach you."
              isOn={settings.closeToTray}
              onChange={(closeToTray) => change({ closeToTray })}
            />
          ) : null}
        </Section>
        <Account />
      </div>
    </div>
  );
}

function Account() {
  const console = useConsole();
  const me = useDeskState(selectMe);
  const server = useAppState((state) => ('server' in state.stage ? state.stage.server : ''));
  return (
    <Section title="Account">
      <dl className="settings__facts">
        <dt>Name</dt>
        <dd>{me?.name}</dd>
        <dt>E-mail</dt>
        <dd>{me?.email}</dd>
        <dt>Workspace</dt>
        <dd>{me?.workspaceName}</dd>
        <dt>Server</dt>
        <dd>{server}</dd>
      </dl>
      <div className="settings__buttons">
        <Button onPress={() => void console.signOut()}>Sign out</Button>
      </div>
    </Section>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  const titleId = useId();
  return (
    <section className="settings__section" aria-labelledby={titleId}>
      <h2 className="settings__heading" id={titleId}>
        {props.title}
      </h2>
      <div className="settings__group">{props.children}</div>
    </section>
  );
}
