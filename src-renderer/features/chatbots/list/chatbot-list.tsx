import { useState } from 'react';
import type { z } from 'zod';
import type { chatbotListSchema } from '#contract/chatbots.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { BotIcon, PlusIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { nameOfSite } from '../../../words/site-words.ts';
import { ChatbotFace } from '../chatbot-face.tsx';
import { NewChatbotDialog } from './new-chatbot-dialog.tsx';

type Row = z.output<typeof chatbotListSchema>['chatbots'][number];

export function ChatbotList() {
  const desk = useDesk();
  const [isAdding, setAdding] = useState(false);
  const [answer, retry] = useAnswer(() => desk.ask('listChatbots'), '');
  const add = (
    <Button look="primary" icon={<PlusIcon size={16} />} onPress={() => setAdding(true)}>
      New chatbot
    </Button>
  );
  const isEmpty = answer.status === 'ready' && answer.value.chatbots.length === 0;
  return (
    <div className="chatbots">
      <div className="chatbots__page">
        <header className="chatbots__head">
          <h1 className="chatbots__title">Chatbots</h1>
          {isEmpty ? null : add}
        </header>
        {answer.status === 'loading' ? <SkeletonRows rows={3} label="Loading chatbots" /> : null}
        {answer.status === 'failed' ? (
          <p className="chatbots__failure" role="alert">
            {answer.message} <Button onPress={retry}>Try again</Button>
          </p>
        ) : null}
        {isEmpty ? (
          <EmptyState icon={<BotIcon size={22} />} title="No chatbots yet">
            <p>A chatbot answers on your site, and hands over to your team when a person is needed.</p>
            <div className="empty-state__action">{add}</div>
          </EmptyState>
        ) : null}
        {answer.status === 'ready' && !isEmpty ? (
          <ul className="chatbots__list" aria-label="Chatbots">
            {answer.value.chatbots.map((row) => (
              <ChatbotRow key={row.id} row={row} />
            ))}
          </ul>
        ) : null}
      </div>
      {isAdding ? <NewChatbotDialog onClose={() => setAdding(false)} /> : null}
    </div>
  );
}

function ChatbotRow({ row }: { row: Row }) {
  const desk = useDesk();
  const knows = row.knowledgeCount === 1 ? '1 answer' : `${row.knowledgeCount.toLocaleString()} answers`;
  const hands = row.handoffEnabled ? 'hands over to your team' : 'answers alone';
  return (
    <li>
      <button type="button" className="chatbot-row" onClick={() => desk.openChatbot(row.id)}>
        <ChatbotFace name={row.name} avatar={row.avatar} colour={row.colour} />
        <span className="chatbot-row__words">
          <span className="chatbot-row__name" dir="auto">
            {row.name}
          </span>
          <span className="chatbot-row__facts">
            {knows} · {hands}
          </span>
        </span>
        <span className="chatbot-row__site" data-connected={row.connection !== null}>
          {row.connection === null ? 'Not on a site yet' : `✓ ${nameOfSite(row.connection.origin)}`}
        </span>
      </button>
    </li>
  );
}
