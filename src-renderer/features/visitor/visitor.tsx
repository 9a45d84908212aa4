import './visitor.css';
import type { ReactNode } from 'react';
import type { VisitorSummary } from '#contract/conversations.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { nameOfVisitor } from '../../words/visitor-words.ts';

/** Face and name at the head of a panel, and what belongs below them. */
export function VisitorHead({ visitor, children }: { visitor: VisitorSummary; children?: ReactNode }) {
  return (
    <div className="visitor__who">
      <Avatar id={visitor.id} name={visitor.name} size="l" />
      <p className="visitor__name" dir="auto">
        {nameOfVisitor(visitor)}
      </p>
      {children}
    </div>
  );
}

/** A list of facts (`dt`, `dd`) that begins with the address. */
export function VisitorFacts({ visitor, children }: { visitor: VisitorSummary; children: ReactNode }) {
  return (
    <dl className="visitor__facts">
      <dt>E-mail</dt>
      <dd>{visitor.email ?? <span className="visitor__none">Not given</span>}</dd>
      {children}
    </dl>
  );
}

/** Whether name and address are to be believed; nothing where there is neither. */
export function VisitorClaim({ visitor }: { visitor: VisitorSummary }) {
  if (visitor.name === null && visitor.email === null) return null;
  return (
    <p className="visitor__claim" data-verified={visitor.verified}>
      {visitor.verified
        ? 'Verified: your site has signed who this is.'
        : 'Not verified: name and e-mail are what the visitor typed.'}
    </p>
  );
}
