import './visitor-panel.css';
import { useDeskState } from '../../../console/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { CloseIcon } from '../../../ui/icons.tsx';
import { formatDuration, formatFull } from '../../../words/time-words.ts';
import { VisitorClaim, VisitorFacts, VisitorHead } from '../../visitor/visitor.tsx';
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
      <VisitorHead visitor={visitor} />
      <VisitorFacts visitor={visitor}>
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
      </VisitorFacts>
      <Background conversationId={conversationId} />
      <VisitorClaim visitor={visitor} />
    </aside>
  );
}
