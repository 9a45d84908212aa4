import { useId, useState } from 'react';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { selectIsOpen } from '../../../state/detail-selectors.ts';
import { Button } from '../../../ui/button.tsx';
import { DetailsIcon } from '../../../ui/icons.tsx';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { Composer } from '../composer/composer.tsx';
import { ChatMenu } from '../handing-on/chat-menu.tsx';
import { HandoverBanner } from '../handing-on/handover-banner.tsx';
import { KeptDraft } from '../handing-on/kept-text.tsx';
import { Thread } from '../thread/thread.tsx';
import { UnsentBar } from '../thread/unsent-bar.tsx';
import { VisitorPanel } from '../visitor-panel/visitor-panel.tsx';
import { ChatHeader } from './chat-header.tsx';
import { CompleteButton } from './complete-button.tsx';

/** One of my chats: header, thread, composer, and the visitor beside it. */
export function ChatPane({ conversationId }: { conversationId: string }) {
  const desk = useDesk();
  const conversation = useDeskState((state) => state.mirror.conversations[conversationId]);
  const open = useDeskState((state) => selectIsOpen(state, conversationId));
  const [panelOpen, setPanelOpen] = useState(false);
  const nameId = useId();
  if (!conversation) return null;
  return (
    <section className="chat-pane" aria-labelledby={nameId} data-panel={panelOpen}>
      <div className="chat-pane__column">
        <ChatHeader
          visitor={conversation.visitor}
          nameId={nameId}
          detail={conversation.chatbot.name}
          onBack={() => desk.selectChat(null)}
          actions={
            <>
              <span className="chat-header__panel-toggle">
                <Button
                  look="quiet"
                  square
                  icon={<DetailsIcon />}
                  aria-label="Visitor details"
                  aria-expanded={panelOpen}
                  onPress={() => setPanelOpen(!panelOpen)}
                />
              </span>
              {open ? <CompleteButton conversationId={conversationId} /> : null}
              {open ? <ChatMenu conversationId={conversationId} /> : null}
            </>
          }
        />
        {open ? <HandoverBanner conversationId={conversationId} /> : null}
        <Thread conversationId={conversationId} />
        {open ? (
          <>
            <UnsentBar conversationId={conversationId} />
            <Composer conversationId={conversationId} visitorName={nameOfVisitor(conversation.visitor)} />
          </>
        ) : (
          <footer className="chat-pane__ended">
            <p>{describeClosed(conversation.status, conversation.agent?.name)}</p>
            <KeptDraft conversationId={conversationId} />
          </footer>
        )}
      </div>
      <VisitorPanel conversationId={conversationId} onClose={() => setPanelOpen(false)} />
    </section>
  );
}

function describeClosed(status: string, agentName: string | undefined): string {
  if (status === 'active' && agentName) return `${agentName} answers in this conversation now. You can read it.`;
  if (status === 'pending') return 'This conversation is back in the queue.';
  return 'This conversation has ended. You can read it.';
}
