import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { HotkeyState } from '../../../../src-preload/payloads.ts';
import { Button } from '../../../ui/button.tsx';
import { useSettingsHome } from '../settings-home.tsx';
import { readAccelerator, showAccelerator } from './read-accelerator.ts';

const STATE_WORDS: Readonly<Record<HotkeyState['status'], string | null>> = {
  off: null,
  active: null,
  taken: 'Another program has this key. Choose another one.',
  invalid: 'The system does not take this key. Choose another one.',
  unsupported: 'This system has no keys that work from everywhere.',
};

/** A key that accepts from anywhere: pressed once to choose it. */
export function HotkeyField() {
  const { host, settings, change } = useSettingsHome();
  const [isListening, setListening] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [state, setState] = useState<HotkeyState | null>(null);
  const hintId = useId();
  const { hotkey } = settings;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the setting decides what there is to tell
  useEffect(() => {
    let isOld = false;
    void host.hotkey.get().then((found) => {
      if (!isOld) setState(found);
    });
    return () => {
      isOld = true;
    };
  }, [host, hotkey]);

  function listen(event: KeyboardEvent): void {
    if (!isListening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setListening(false);
      return;
    }
    const read = readAccelerator(event.nativeEvent);
    if (read.status === 'refused') setRefusal(read.reason);
    if (read.status !== 'read') return;
    setRefusal(null);
    setListening(false);
    change({ hotkey: read.accelerator });
  }

  const fault = refusal ?? (state?.accelerator === hotkey && state ? STATE_WORDS[state.status] : null);
  return (
    <div className="hotkey">
      <span className="hotkey__words">
        <span className="hotkey__label">Accept from anywhere</span>
        <span id={hintId} className={fault === null ? 'text-field__hint' : 'text-field__error'} role="status">
          {fault ?? 'A key that accepts whoever waits longest, whatever program you are in.'}
        </span>
      </span>
      <span className="hotkey__buttons">
        <button
          type="button"
          className="hotkey__key"
          aria-describedby={hintId}
          aria-pressed={isListening}
          onClick={() => {
            setListening(true);
            setRefusal(null);
          }}
          onKeyDown={listen}
          onBlur={() => setListening(false)}
        >
          {isListening ? 'Press the keys…' : hotkey === null ? 'Choose a key' : showAccelerator(hotkey)}
        </button>
        {hotkey === null ? null : (
          <Button size="s" onPress={() => change({ hotkey: null })}>
            Remove
          </Button>
        )}
      </span>
    </div>
  );
}
