import type { Natives } from '../shared/natives.ts';
import { type Call, isPassing } from './connection/visitor-calls.ts';
import { isBehind } from './state/chat-state.ts';
import { lastSeqOf } from './state/merge-messages.ts';
import type { Store } from './state/store.ts';
import type { Visit } from './visit.ts';

const pauseMs = 2_000;
const outOfStepMs = 400;
const firstPageSize = 50;
const pageSize = 200;

/** Brings what is on screen level with the server after every connect, and again whenever a push shows a gap. */
export interface Session {
  start(): Promise<void>;
  /** The connection is gone: whatever was under way no longer counts. */
  abandon(): void;
}

interface SessionOptions {
  store: Store;
  call: Call;
  visit: Visit;
  natives: Natives;
  onStarted: () => void;
}

export function createSession({ store, call, visit, natives, onStarted }: SessionOptions): Session {
  let run = 0;
  let catchingUp = false;
  // Each waits for itself: a page that is asked for again must not take the place of a session that has not begun.
  const startLater = createLater(natives);
  const catchUpLater = createLater(natives);

  const ask = async () => {
    const known = decideKnown(store, visit);
    const answer = await call('session:start', { known });
    // What this browser remembers may be gone on the server, or never have been this visitor's.
    if (answer.ok || known === null || isPassing(answer.error.code)) return answer;
    return call('session:start', { known: null });
  };

  const start = async (): Promise<void> => {
    run += 1;
    const thisRun = run;
    const answer = await ask();
    if (thisRun !== run) return;
    if (!answer.ok) {
      // Without an answer the link is down or about to be, and connecting again starts the session anyway.
      if (answer.error.code !== 'no_answer') startLater.run(start, answer.error.retryAfterMs);
      return;
    }
    const { visitorToken, serverTime, chatbot, availability, thread } = answer.value;
    if (visitorToken !== null) visit.keepToken(visitorToken);
    const skewMs = Date.parse(serverTime) - natives.now();
    store.dispatch({ type: 'session-started', chatbot, availability, skewMs, thread });
    onStarted();
  };

  const catchUp = async (): Promise<void> => {
    if (catchingUp) return;
    catchingUp = true;
    try {
      for (;;) {
        const { thread, link } = store.get();
        if (link !== 'up' || !thread || !isBehind(thread)) return;
        const conversationId = thread.conversation.id;
        const afterSeq = lastSeqOf(thread.messages);
        const answer = await call('conversation:page', { conversationId, afterSeq, limit: pageSize });
        if (!answer.ok) return catchUpLater.run(catchUp, answer.error.retryAfterMs);
        store.dispatch({ type: 'newer-paged', conversationId, page: answer.value });
        // Whatever was heard of before asking is in the answer; a server that says otherwise is not asked in a whirl.
        if (answer.value.messages.length === 0) return catchUpLater.run(catchUp);
      }
    } finally {
      catchingUp = false;
    }
  };

  const realign = async (): Promise<void> => {
    if (store.get().outOfStep) await start();
  };

  store.subscribe((state, before) => {
    if (state.link !== 'up') return;
    // Not at once: it may be news of the very conversation that an answer on its way opens.
    if (state.outOfStep && !before.outOfStep) startLater.run(realign, outOfStepMs);
    else if (state.thread && isBehind(state.thread)) void catchUp();
  });

  return {
    start,
    abandon() {
      run += 1;
      startLater.stop();
      catchUpLater.stop();
    },
  };
}

function createLater({ setTimeout, clearTimeout }: Natives) {
  let timer = 0;
  const stop = () => clearTimeout(timer);
  return {
    run(work: () => Promise<void>, ms = pauseMs) {
      stop();
      timer = setTimeout(() => void work(), ms);
    },
    stop,
  };
}

function decideKnown(store: Store, visit: Visit): { conversationId: string; afterSeq: number } | null {
  const { thread } = store.get();
  if (thread) return { conversationId: thread.conversation.id, afterSeq: lastSeqOf(thread.messages) };
  const { conversationId, lastSeq } = visit.remembered;
  return conversationId === null ? null : { conversationId, afterSeq: Math.max(0, lastSeq - firstPageSize) };
}
