import './shortcut-help.css';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const SHORTCUTS: readonly (readonly [string, string])[] = [
  ['J', 'Next in the list'],
  ['K', 'Previous in the list'],
  ['/', 'Search the conversations'],
  ['R', 'Write a reply'],
  ['U', 'Undo completing a chat'],
  ['Enter', 'Send'],
  ['Shift + Enter', 'New line'],
  ['Ctrl + ,', 'Settings'],
  ['?', 'This help'],
];

export function ShortcutHelp(props: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      isOpen={props.isOpen}
      onClose={props.onClose}
      footer={<Button onPress={props.onClose}>Close</Button>}
    >
      <dl className="shortcuts">
        {SHORTCUTS.map(([keys, meaning]) => (
          <div key={keys} className="shortcuts__row">
            <dt>{meaning}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p>Single keys work outside text fields. You can switch them off in Settings.</p>
    </Dialog>
  );
}
