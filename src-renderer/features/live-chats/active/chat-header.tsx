import './chat-pane.css';
import type { ReactNode } from 'react';
import type { VisitorSummary } from '#contract/conversations.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Button } from '../../../ui/button.tsx';
import { BackIcon } from '../../../ui/icons.tsx';
import { nameOfVisitor } from '../../../words/visitor-words.ts';

export function ChatHeader(props: {
  visitor: VisitorSummary;
  nameId: string;
  detail: ReactNode;
  actions?: ReactNode;
  onBack: () => void;
}) {
  return (
    <header className="chat-header">
      <span className="chat-header__back">
        <Button look="quiet" square icon={<BackIcon />} aria-label="Back to the list" onPress={props.onBack} />
      </span>
      <Avatar id={props.visitor.id} name={props.visitor.name} />
      <div className="chat-header__words">
        <h2 className="chat-header__name" id={props.nameId} dir="auto">
          {nameOfVisitor(props.visitor)}
        </h2>
        <p className="chat-header__detail">{props.detail}</p>
      </div>
      {props.actions}
    </header>
  );
}
