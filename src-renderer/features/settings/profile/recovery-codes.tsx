import { Button } from '../../../ui/button.tsx';
import { CopyBlock } from '../../../ui/copy-block.tsx';
import { useSettingsHome } from '../settings-home.tsx';

/** The recovery codes, the one time they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { me } = useSettingsHome();
  const text = codes.join('\n');
  return (
    <>
      <p role="status">
        Two-step sign-in is on. These recovery codes get you in when you do not have the app at hand, each once. They
        are shown only now: keep them where you keep important papers.
      </p>
      <CopyBlock label="recovery codes" text={text} />
      <div className="settings__buttons">
        <Button onPress={() => saveAsFile(`Handoff Desk recovery codes of ${me.email}\n\n${text}\n`)}>Download</Button>
        <Button look="primary" onPress={onDone}>
          I have kept them
        </Button>
      </div>
    </>
  );
}

function saveAsFile(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'handoff-desk-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(url);
}
