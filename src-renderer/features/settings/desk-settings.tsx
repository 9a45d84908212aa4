import { useAppState, useConsole, useDesk, useDeskState } from '../../console/hooks.tsx';
import { selectMe } from '../../state/selectors.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Settings } from './settings.tsx';

/** The settings beside the chats: they use the desk's session and connection. */
export function DeskSettings() {
  const console = useConsole();
  const desk = useDesk();
  const settings = useAppState((state) => state.settings);
  const shortcuts = useAppState((state) => state.shortcuts);
  const me = useDeskState(selectMe);
  const page = useDeskState((state) => state.selection.settings);
  if (!me) return <SkeletonRows rows={4} label="Loading settings" />;
  return (
    <Settings
      home={{
        host: console.host,
        server: desk.server,
        me,
        ask: desk.ask,
        settings,
        change: (patch) => void console.changeSettings(patch),
        shortcuts,
        setShortcuts: console.setShortcuts,
        signOut() {
          // Whoever signs in next starts at the chats, not where this one left.
          desk.showView('chats');
          void console.signOut();
        },
        page,
        openPage: desk.openSettings,
        tryNotifications: desk.tryNotifications,
      }}
    />
  );
}
