import './handoff-card.css';
import { useEffect, useRef, useState } from 'react';
import type { CardBridge } from '../../src-preload/bridge.ts';
import type { Card, CardAct } from '../../src-preload/payloads.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/use-now.ts';
import { decideWaitTone, formatWaiting } from '../words/time-words.ts';

/** One waiting request in a small window of its own. It knows nothing but what the console tells it. */
export function HandoffCard({ bridge }: { bridge: CardBridge }) {
  const card = useCard(bridge);
  const page = useFittingWindow(bridge);
  return (
    <main ref={page} className="handoff-card" aria-label="Waiting request">
      {card ? <Request key={card.handoffId} card={card} act={bridge.act} /> : null}
    </main>
  );
}

function Request({ card, act }: { card: Card; act: CardBridge['act'] }) {
  const press = (action: CardAct['action']) => () => void act({ handoffId: card.handoffId, action });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') void act({ handoffId: card.handoffId, action: 'snooze' });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [act, card.handoffId]);
  return (
    <>
      <header className="handoff-card__head">
        <Avatar id={card.handoffId} name={card.visitor === 'Anonymous' ? null : card.visitor} />
        <div className="handoff-card__who">
          <h1 className="handoff-card__visitor" dir="auto">
            {card.visitor}
          </h1>
          <p className="handoff-card__chatbot" dir="auto">
            {card.chatbot}
          </p>
        </div>
        <Times card={card} />
      </header>
      {card.question === '' ? null : (
        <p className="handoff-card__question" dir="auto">
          {card.question}
        </p>
      )}
      {card.note === '' ? null : (
        <p className="handoff-card__note" role="status">
          {card.note}
        </p>
      )}
      {card.state === 'lost' ? null : (
        <footer className="handoff-card__actions">
          <Button look="primary" onPress={press('accept')} isPending={card.state === 'accepting'}>
            Accept
          </Button>
          <Button onPress={press('pass')}>Pass</Button>
          <Button look="quiet" onPress={press('snooze')}>
            Snooze 60 s
          </Button>
          {card.others > 0 ? (
            <Button look="quiet" onPress={press('open')} aria-label={`${card.others} more waiting: open the list`}>
              {card.others > 99 ? '99+' : `+${card.others}`} more
            </Button>
          ) : null}
        </footer>
      )}
    </>
  );
}

/** How long the visitor has waited, and how much longer the request is this agent's alone. */
function Times({ card }: { card: Card }) {
  const now = useNow();
  const waited = now - Date.parse(card.waitingSince);
  const left = card.offerUntil === null ? null : Math.ceil((Date.parse(card.offerUntil) - now) / 1_000);
  return (
    <div className="handoff-card__times">
      <span className={`handoff-card__wait handoff-card__wait--${decideWaitTone(waited)}`} title="Waiting time">
        {formatWaiting(waited)}
      </span>
      {left === null || left < 0 ? null : <span className="handoff-card__offer">yours for {left} s</span>}
    </div>
  );
}

/** The last thing shown stays until the next: an emptying page would be seen while its window goes away. */
function useCard(bridge: CardBridge): Card | null {
  const [card, setCard] = useState<Card | null>(null);
  useEffect(() => {
    let told = false;
    const stop = bridge.onChange((next) => {
      told = true;
      if (next) setCard(next);
    });
    void bridge.get().then((first) => {
      if (!told && first) setCard(first);
    });
    return stop;
  }, [bridge]);
  return card;
}

/** Tells the window how high the page is, whenever that changes. */
function useFittingWindow(bridge: CardBridge) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    const observer = new ResizeObserver(() => void bridge.fit(Math.ceil(element.getBoundingClientRect().height)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [bridge]);
  return page;
}
