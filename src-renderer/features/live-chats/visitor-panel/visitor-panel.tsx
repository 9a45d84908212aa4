import './visitor-panel.css';
import { useDeskState } from '../../../state/react.tsx';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { formatDuration, formatFull } from '../../../words/time-words.ts';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { Background } from './background.tsx';
import { measureWait } from './measure-wait.ts';

/** Who the visitor is, as far as they said, and how the conversation came about. */
export function VisitorPanel({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const conversation = useDeskState((state) => state.mirror.conversations[conversationId]);
  const waited = useDeskState((state) => measureWait(state.mirror.threads[conversationId]?.messages ?? []));
  if (!conversation) return null;
  const { visitor, chatbot, startedAt } = conversation;
  return (
    <aside className="visitor-panel" aria-label="Visitor">
      <span className="visitor-panel__close">
        <Button
          look="quiet"
          square
          icon={<CloseIcon size={16} />}
          aria-label="Close visitor details"
          onPress={onClose}
        />
      </span>
      <div className="visitor-panel__who">
        <Avatar id={visitor.id} name={visitor.name} size="l" />
        <p className="visitor-panel__name" dir="auto">
          {nameOfVisitor(visitor)}
        </p>
      </div>
      <dl className="visitor-panel__facts">
        <dt>E-mail</dt>
        <dd>{visitor.email ?? <span className="visitor-panel__none">Not given</span>}</dd>
        <dt>Chatbot</dt>
        <dd>{chatbot.name}</dd>
        <dt>Conversation started</dt>
        <dd>
          <time dateTime={startedAt}>{formatFull(startedAt)}</time>
        </dd>
        {waited === null ? null : (
          <>
            <dt>Waited for a person</dt>
            <dd>{formatDuration(waited)}</dd>
          </>
        )}
      </dl>
      <Background conversationId={conversationId} />
      {visitor.name === null && visitor.email === null ? null : (
        <p className="visitor-panel__claim" data-verified={visitor.verified}>
          {visitor.verified
            ? 'Verified: your site has signed who this is.'
            : 'Not verified: name and e-mail are what the visitor typed.'}
        </p>
      )}
    </aside>
  );
}
