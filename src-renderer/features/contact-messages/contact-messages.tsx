import './contact-messages.css';
import { useEffect, useState } from 'react';
import { useDesk, useDeskState } from '../../console/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MailIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { MessageRow } from './message-row.tsx';

/** What visitors left while nobody was there, to be answered by e-mail. */
export function ContactMessages() {
  const desk = useDesk();
  const { view, messages, openCount, nextCursor, failed } = useDeskState((state) => state.contact);
  const [openId, setOpenId] = useState<string | null>(null);
  useEffect(() => {
    void desk.showContactMessages('open');
  }, [desk]);
  const views = [
    { value: 'open', label: openCount === 0 ? 'To do' : `To do (${openCount})` },
    { value: 'handled', label: 'Done' },
  ] as const;
  return (
    <div className="contact">
      <div className="contact__page">
        <header className="contact__head">
          <h1 className="contact__title">Messages</h1>
          <Segmented
            label="Show"
            value={view}
            options={views}
            onChange={(next) => void desk.showContactMessages(next)}
          />
        </header>
        {messages === null && !failed ? <SkeletonRows rows={4} label="Loading messages" /> : null}
        {failed ? (
          <p className="contact__failure" role="alert">
            The messages could not be loaded.{' '}
            <Button size="s" onPress={() => void desk.showContactMessages(view)}>
              Try again
            </Button>
          </p>
        ) : null}
        {messages?.length === 0 ? (
          <EmptyState
            icon={<MailIcon size={22} />}
            title={view === 'open' ? 'Nothing to answer' : 'Nothing marked as done yet'}
          >
            {view === 'open' ? 'What visitors leave while your team is offline arrives here.' : null}
          </EmptyState>
        ) : null}
        {messages === null || messages.length === 0 ? null : (
          <ul className="contact__list" aria-label="Messages">
            {messages.map((message) => (
              <MessageRow
                key={message.id}
                message={message}
                isOpen={message.id === openId}
                onToggle={() => setOpenId(message.id === openId ? null : message.id)}
              />
            ))}
          </ul>
        )}
        {nextCursor === null ? null : (
          <div className="contact__more">
            <Button onPress={() => void desk.loadMoreContactMessages()}>Show more</Button>
          </div>
        )}
      </div>
    </div>
  );
}
