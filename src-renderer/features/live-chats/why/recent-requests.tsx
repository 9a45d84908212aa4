import './why.css';
import { useId, useState } from 'react';
import type { RecentHandoff } from '#contract/routing.ts';
import { useDesk, useDeskState } from '../../../console/hooks.tsx';
import { isRecentOpen, keepRecentOpen } from '../../../state/local-choices.ts';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { ChevronIcon } from '../../../ui/icons.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Stars } from '../../../ui/stars.tsx';
import { askAbout, describeOutcome } from '../../../words/routing-words.ts';
import { formatWhen } from '../../../words/time-words.ts';
import { nameOfVisitor } from '../../../words/visitor-words.ts';
import { WhyLink } from './why-button.tsx';

/** What became of the newest requests; folded away until somebody wants to know. */
export function RecentRequests() {
  const [open, setOpen] = useState(isRecentOpen);
  const listId = useId();
  return (
    <section className="recent" data-open={open}>
      <h2 className="recent__heading">
        <button
          type="button"
          className="recent__toggle"
          aria-expanded={open}
          aria-controls={listId}
          onClick={() => {
            keepRecentOpen(!open);
            setOpen(!open);
          }}
        >
          <ChevronIcon size={14} />
          Recent requests
        </button>
      </h2>
      <div id={listId} className="recent__list" hidden={!open}>
        {open ? <RecentList /> : null}
      </div>
    </section>
  );
}

function RecentList() {
  const desk = useDesk();
  const news = useDeskState((state) => `${state.mirror.rev} ${state.mirror.chatIds.length} ${state.link.phase}`);
  const [answer, retry] = useAnswer(() => desk.listRecent(), news);
  switch (answer.status) {
    case 'loading':
      return <SkeletonRows rows={3} label="Loading recent requests" />;
    case 'failed':
      return (
        <p className="recent__note" role="alert">
          {answer.message}{' '}
          <Button size="s" onPress={retry}>
            Try again
          </Button>
        </p>
      );
    case 'ready': {
      const { handoffs } = answer.value;
      if (handoffs.length === 0) return <p className="recent__note">No requests yet.</p>;
      return (
        <ul aria-label="Recent requests">
          {handoffs.map((handoff) => (
            <RecentRow key={handoff.id} handoff={handoff} />
          ))}
        </ul>
      );
    }
  }
}

function RecentRow({ handoff }: { handoff: RecentHandoff }) {
  const myId = useDeskState((state) => state.mirror.me?.id ?? '');
  return (
    <li className="recent-row">
      <span className="recent-row__top">
        <span className="recent-row__name" dir="auto">
          {nameOfVisitor(handoff.visitor)}
        </span>
        <time className="recent-row__when" dateTime={handoff.requestedAt}>
          {formatWhen(handoff.requestedAt, Date.now())}
        </time>
      </span>
      {handoff.rating === null ? null : <Stars rating={handoff.rating} />}
      <span className="recent-row__bottom">
        <span className="recent-row__outcome">{describeOutcome(handoff, myId)}</span>
        <WhyLink handoffId={handoff.id} label={askAbout(handoff.state, handoff.acceptedBy, myId)} />
      </span>
    </li>
  );
}
