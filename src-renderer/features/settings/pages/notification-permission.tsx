import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { BellIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { useSettingsHome } from '../settings-home.tsx';

/** In a browser, notifications need a yes that only a click may ask for. Shows nothing once it was given. */
export function NotificationPermission() {
  const { host } = useSettingsHome();
  const [permission, setPermission] = useState(() => host.permission.get());
  if (permission === 'granted') return null;
  const words = {
    default: 'Your browser has not been asked for notifications yet.',
    denied: 'Your browser blocks notifications of this page. Allow them beside the address bar.',
    unsupported: 'This browser cannot show notifications. The count stays in the tab’s title.',
  }[permission];
  return (
    <NoticeBar
      tone="info"
      icon={<BellIcon size={16} />}
      action={
        permission === 'default' ? (
          <Button size="s" onPress={() => void host.permission.ask().then(setPermission)}>
            Turn on
          </Button>
        ) : null
      }
    >
      {words}
    </NoticeBar>
  );
}
