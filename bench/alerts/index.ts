import { join } from 'node:path';
import type { BenchResult } from '../bench.ts';
import { quantile, round } from '../statistics.ts';
import { startChats } from '../support/beside-chats.ts';
import type { PhaseReport } from '../support/chat-plan.ts';
import { startProgram } from '../support/program.ts';
import type { DeskAnswers } from './desk-server.ts';
import type { MailAnswers } from './mail-server.ts';
import type { Arrival } from './plan.ts';

const CHATS = 20;
const MESSAGES_PER_SECOND = 200;
const ON_CALL = 3;
/** Told one by one, as most requests are. */
const CALM_REQUESTS = 40;
const CALM_MS = 20_000;
const ROUNDS = 3;
const PHASE_MS = 20_000;
/** A thousand a minute. */
const REQUESTS_PER_PHASE = Math.round((1_000 / 60_000) * PHASE_MS);
const LOOKS = 300;

const program = <Answers extends Record<string, (input: never) => unknown>>(file: string) =>
  startProgram<Answers>(join(import.meta.dirname, file));

/**
 * From a request to its mails in the hands of a mail server, a thousand requests a minute, while chats go on that must not
 * notice; in a company with 100,000 conversations behind it. Chatting alone and chatting beside requests take turns.
 */
export async function measure(): Promise<BenchResult> {
  const post = program<MailAnswers>('mail-server.ts');
  const desk = program<DeskAnswers>('desk-server.ts');
  const load = startChats();
  try {
    const { url: smtpUrl } = await post.ask('start', null);
    const askers = CALM_REQUESTS + ROUNDS * REQUESTS_PER_PHASE;
    const plan = await desk.ask('start', { smtpUrl, chats: CHATS, askers, onCall: ON_CALL });
    const looks = await desk.ask('timeLooks', { times: LOOKS });
    await load.ask('connect', plan);

    const play = (requests: number) =>
      load.ask('play', { messagesPerSecond: MESSAGES_PER_SECOND, ms: PHASE_MS, requests });
    await load.ask('play', { messagesPerSecond: MESSAGES_PER_SECOND, ms: 3_000, requests: 0 });
    const calm = await load.ask('play', { messagesPerSecond: 10, ms: CALM_MS, requests: CALM_REQUESTS });
    const rounds: { alone: PhaseReport; beside: PhaseReport }[] = [];
    for (let count = 0; count < ROUNDS; count += 1)
      rounds.push({ alone: await play(0), beside: await play(REQUESTS_PER_PHASE) });

    const stormy = rounds.flatMap(({ beside }) => beside.asked);
    const expected = (calm.asked.length + stormy.length) * ON_CALL;
    const arrivals = await waitForMails(() => post.ask('arrivals', null), expected);
    return judge({ rounds, calm: calm.asked, stormy, arrivals, looks, alerts: await desk.ask('countAlerts', null) });
  } finally {
    await load.stop();
    await Promise.all([desk.stop(), post.stop()]);
  }
}

/** Until all are there, and a while longer for those that should not be. */
async function waitForMails(read: () => Promise<Arrival[]>, expected: number): Promise<Arrival[]> {
  const giveUpAt = performance.now() + 60_000;
  let arrivals = await read();
  while (arrivals.length < expected && performance.now() < giveUpAt) {
    await elapse(500);
    arrivals = await read();
  }
  await elapse(3_000);
  return read();
}

interface Measured {
  rounds: { alone: PhaseReport; beside: PhaseReport }[];
  calm: PhaseReport['asked'];
  stormy: PhaseReport['asked'];
  arrivals: Arrival[];
  looks: number[];
  alerts: number;
}

function judge({ rounds, calm, stormy, arrivals, looks, alerts }: Measured): BenchResult {
  const asked = [...calm, ...stormy];
  const latenciesOf = (requests: PhaseReport['asked']) => {
    const askedAt = new Map(requests.map(({ conversationId, at }) => [conversationId, at]));
    return arrivals.flatMap(({ conversationId, at }) => {
      const began = askedAt.get(conversationId);
      return began === undefined ? [] : [at - began];
    });
  };
  const [calmMs, stormyMs] = [latenciesOf(calm), latenciesOf(stormy)];
  const distinct = new Set(arrivals.map(({ conversationId, to }) => `${conversationId} ${to}`)).size;
  const lost = asked.length * ON_CALL - distinct;
  const duplicated = arrivals.length - distinct;
  const median = (pick: (each: Measured['rounds'][number]) => number) => quantile(rounds.map(pick), 0.5);
  const chat = (side: 'alone' | 'beside', share: number) => median((each) => quantile(each[side].deliveries, share));
  const ratio = (share: number) =>
    median(({ alone, beside }) => quantile(beside.deliveries, share) / quantile(alone.deliveries, share));
  const figures = {
    requests: asked.length,
    mails: arrivals.length,
    lost,
    duplicated,
    mail_p50_ms: round(quantile(calmMs, 0.5)),
    mail_p99_ms: round(quantile(calmMs, 0.99)),
    storm_mail_p50_ms: round(quantile(stormyMs, 0.5)),
    storm_mail_p99_ms: round(quantile(stormyMs, 0.99)),
    chat_alone: { p50_ms: round(chat('alone', 0.5)), p99_ms: round(chat('alone', 0.99)) },
    chat_beside: { p50_ms: round(chat('beside', 0.5)), p99_ms: round(chat('beside', 0.99)) },
    chat_p50_ratio: round(ratio(0.5)),
    chat_p99_ratio: round(ratio(0.99)),
    look_p50_ms: round(quantile(looks, 0.5)),
    look_p99_ms: round(quantile(looks, 0.99)),
    // The first look of a start reads everything, with plans that are not made yet.
    first_look_ms: round(looks[0] ?? 0),
  };
  return {
    figures,
    goals: [
      {
        name: 'request to its mail in the mail server’s hands, p99',
        value: figures.mail_p99_ms,
        atMost: 2_000,
        unit: 'ms',
      },
      { name: 'mails lost', value: lost, atMost: 0, unit: '' },
      { name: 'mails duplicated', value: duplicated, atMost: 0, unit: '' },
      { name: 'requests without exactly one alert', value: Math.abs(alerts - asked.length), atMost: 0, unit: '' },
      { name: 'chat beside requests, p50', value: figures.chat_p50_ratio, atMost: 1.2, unit: '×' },
      { name: 'chat beside requests, p99', value: figures.chat_p99_ratio, atMost: 1.2, unit: '×' },
      { name: 'one look, among 100,000 old conversations', value: figures.look_p50_ms, atMost: 2, unit: 'ms' },
    ],
  };
}

function elapse(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
