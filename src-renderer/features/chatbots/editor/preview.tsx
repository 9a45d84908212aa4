import './preview.css';
import { useEffect, useState } from 'react';
import { useConsole, useDesk } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyBlock } from '../../../ui/copy-block.tsx';
import { CloseIcon, ExternalIcon } from '../../../ui/icons.tsx';

/** The page may be built of several saves in a row; it is loaded again once they are over. */
const SETTLE_MS = 400;

/**
 * The real widget with what is saved. In a browser it runs beside the step, in a page of the server; the desktop app
 * shows no pages of servers in its window, so it opens there in the computer's browser.
 */
export function Preview(props: { chatbotId: string; edition: string; onClose: () => void }) {
  const { host } = useConsole();
  const { server } = useDesk();
  const address = new URL(`/preview/${props.chatbotId}`, server).href;
  const edition = useSettled(props.edition);
  const isBrowser = host.kind === 'browser';
  // The app hands only encrypted addresses to other programs.
  const canOpen = isBrowser || address.startsWith('https:');
  return (
    <aside className="preview" aria-label="Preview">
      <header className="preview__head">
        <h2 className="preview__title">Preview</h2>
        {canOpen ? (
          <Button
            look="quiet"
            size="s"
            icon={<ExternalIcon size={16} />}
            onPress={() => void host.system.openExternal(address)}
          >
            Open in a page
          </Button>
        ) : null}
        <span className="preview__close">
          <Button
            look="quiet"
            square
            icon={<CloseIcon size={16} />}
            aria-label="Close preview"
            onPress={props.onClose}
          />
        </span>
      </header>
      {isBrowser ? (
        <div className="preview__window">
          <iframe
            key={edition}
            className="preview__frame"
            title="The widget as your visitors see it"
            src={`${address}?edition=${edition}`}
          />
        </div>
      ) : (
        <>
          <p className="preview__note">
            {canOpen
              ? '“Open in a page” shows your chatbot in your browser, with everything that is saved.'
              : 'Open this address in your browser to see your chatbot, with everything that is saved.'}
          </p>
          {canOpen ? null : <CopyBlock label="address of the preview" text={address} />}
        </>
      )}
      <p className="preview__note">This is the real widget. A person you ask for here is really asked for.</p>
    </aside>
  );
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
