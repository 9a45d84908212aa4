import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallOutcome } from '../../../connection/agent-calls.ts';
import type { CallRoute } from '../../../connection/http-calls.ts';
import { useDesk } from '../../../console/hooks.tsx';
import { hasSeq, joinPage, type LoadedPart, queryFor, type Side } from './pages.ts';

const PAGE = '100';
const MOST = '200';

export interface Transcript {
  readonly status: 'loading' | 'failed' | 'ready';
  readonly part: LoadedPart;
  /** The side whose next page could not be had. */
  readonly failedSide: Side | null;
  load(side: Side): void;
  retry(): void;
}

const NOTHING: LoadedPart = { messages: [], hasEarlier: false, hasLater: false };

/** The messages of a conversation, from the beginning or around one of them, and on from there to both sides. */
export function useTranscript(id: string, seq: number | null): Transcript {
  const { ask } = useDesk();
  const [status, setStatus] = useState<Transcript['status']>('loading');
  const [part, setPart] = useState(NOTHING);
  const [failedSide, setFailedSide] = useState<Side | null>(null);
  const question = useRef(0);
  const underWay = useRef<Partial<Record<Side, true>>>({});
  const loaded = useRef({ id: '', part: NOTHING });
  loaded.current.part = part;

  const begin = useCallback(async (): Promise<void> => {
    question.current += 1;
    const mine = question.current;
    underWay.current = {};
    setStatus('loading');
    setFailedSide(null);
    const query = seq === null ? {} : { aroundSeq: String(seq) };
    const outcome = await ask('getTranscript', { params: { id }, query: { limit: PAGE, ...query } });
    if (mine !== question.current) return;
    if (!outcome.ok) return setStatus('failed');
    loaded.current.id = id;
    setPart(outcome.value);
    setStatus('ready');
  }, [ask, id, seq]);

  useEffect(() => {
    const { id: shown, part: now } = loaded.current;
    // Another message of what is there is only scrolled to.
    if (shown === id && (seq === null || hasSeq(now, seq))) return;
    void begin();
  }, [id, seq, begin]);
  useEffect(
    () => () => {
      question.current += 1;
    },
    [],
  );

  const load = useCallback(
    async (side: Side): Promise<void> => {
      if (underWay.current[side]) return;
      underWay.current[side] = true;
      const mine = question.current;
      const query = queryFor(loaded.current.part, side);
      const outcome = await ask('getTranscript', { params: { id }, query: { limit: PAGE, ...query } });
      if (mine !== question.current) return;
      delete underWay.current[side];
      setFailedSide(outcome.ok ? null : side);
      if (outcome.ok) setPart((before) => joinPage(before, outcome.value, side));
    },
    [ask, id],
  );

  return { status, part, failedSide, load: (side) => void load(side), retry: () => void begin() };
}

/** The whole conversation from its beginning, for what is not read on the screen. */
export async function fetchWhole(ask: CallRoute, id: string): Promise<CallOutcome<LoadedPart>> {
  let part = NOTHING;
  for (;;) {
    const outcome = await ask('getTranscript', { params: { id }, query: { limit: MOST, ...queryFor(part, 'later') } });
    if (!outcome.ok) return outcome;
    part = joinPage(part, outcome.value, 'later');
    if (!part.hasLater) return { ok: true, value: part };
  }
}
