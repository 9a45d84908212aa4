import './handing-on.css';
import { useState } from 'react';
import { useDesk, useDeskList, useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { UnsentActions } from '../thread/unsent-actions.tsx';

/** My words for a chat that is no longer mine: the draft, and what the server did not take. Nothing is thrown away unasked. */
export function KeptText({ conversationId }: { conversationId: string }) {
  const unsent = useDeskList((state) =>
    state.outbox.filter((entry) => entry.conversationId === conversationId && entry.state !== 'sent'),
  );
  return (
    <>
      <KeptDraft conversationId={conversationId} />
      {unsent.map((entry) => (
        <div key={entry.clientId} className="kept-text">
          <p className="kept-text__label">{entry.state === 'failed' ? 'Not sent' : 'Not sent yet'}</p>
          <p className="kept-text__words" dir="auto">
            {entry.text}
          </p>
          <UnsentActions entry={entry} />
        </div>
      ))}
    </>
  );
}

export function KeptDraft({ conversationId }: { conversationId: string }) {
  const desk = useDesk();
  const draft = useDeskState((state) => state.drafts[conversationId]);
  const [copied, setCopied] = useState(false);
  if (!draft) return null;
  return (
    <div className="kept-text">
      <p className="kept-text__label">Your unsent text</p>
      <p className="kept-text__words" dir="auto">
        {draft}
      </p>
      <span className="unsent-actions">
        <Button
          size="s"
          look="quiet"
          onPress={() =>
            void navigator.clipboard.writeText(draft).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {copied ? 'Copied' : 'Copy text'}
        </Button>
        <Button size="s" look="danger" onPress={() => desk.setDraft(conversationId, '')}>
          Discard
        </Button>
      </span>
    </div>
  );
}
