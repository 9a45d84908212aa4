import type { TranscriptPage } from '../../backend/contract/history/past-conversations.ts';
import { answerQuestions } from '../support/program.ts';
import type { AnalyticsPlan, Looks, Opened } from './plan.ts';

const DAY = 86_400_000;
/** Of a dashboard, compared with as many before. */
const SHOWN_DAYS = 90;
/** Of one page of a transcript. */
const MOST_MESSAGES = 200;

let plan: AnalyticsPlan | null = null;
let calls = 0;

const answers = {
  async open(given: AnalyticsPlan): Promise<void> {
    plan = given;
  },

  /** One after the other, each for other days; every third with a filter. */
  async look({ times }: { times: number }): Promise<Looks> {
    const looks: Looks = { dashboards: [], wallboards: [] };
    for (let count = 0; count < times; count += 1) {
      looks.dashboards.push(await time(dashboardPath()));
      looks.wallboards.push(await time('/api/v1/wallboard'));
    }
    return looks;
  },

  /** A dashboard and a wallboard every `everyMs`, for so long. */
  async keepLooking({ everyMs, ms }: { everyMs: number; ms: number }): Promise<Looks> {
    const looks: Looks = { dashboards: [], wallboards: [] };
    const end = performance.now() + ms;
    while (performance.now() < end) {
      const next = performance.now() + everyMs;
      looks.dashboards.push(await time(dashboardPath()));
      looks.wallboards.push(await time('/api/v1/wallboard'));
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, Math.min(next, end) - performance.now())));
    }
    return looks;
  },

  /** Each conversation whole, one after the other. */
  async openTranscripts({ ids }: { ids: string[] }): Promise<Opened[]> {
    const opened: Opened[] = [];
    for (const id of ids) opened.push(await openTranscript(id));
    return opened;
  },
};
export type ViewerAnswers = typeof answers;

function dashboardPath(): string {
  if (!plan) throw new Error('nothing to look at');
  const { days, chatbots, agents } = plan;
  const back = calls % Math.max(1, Math.min(28, days - SHOWN_DAYS));
  const last = Date.parse(`${plan.from}T00:00:00Z`) + (days - 1 - back) * DAY;
  const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const query = new URLSearchParams({ from: iso(last - (SHOWN_DAYS - 1) * DAY), to: iso(last) });
  if (calls % 6 === 2) query.set('chatbots', chatbots[calls % chatbots.length] ?? '');
  if (calls % 6 === 5) query.set('agents', agents[calls % agents.length] ?? '');
  return `/api/v1/analytics?${query}`;
}

/** As the console does: who and when, and beside it every message, in as few pages as the server gives. */
async function openTranscript(id: string): Promise<Opened> {
  const path = `/api/v1/conversations/${id}`;
  const began = performance.now();
  const [messages] = await Promise.all([readMessages(`${path}/messages?limit=${MOST_MESSAGES}`), ask(path)]);
  return { ms: performance.now() - began, messages };
}

async function readMessages(path: string): Promise<number> {
  let afterSeq = 0;
  for (;;) {
    const page = JSON.parse(await ask(`${path}&afterSeq=${afterSeq}`)) as TranscriptPage;
    afterSeq = page.messages.at(-1)?.seq ?? afterSeq;
    if (!page.hasLater) return afterSeq;
  }
}

async function time(path: string): Promise<number> {
  const began = performance.now();
  await ask(path);
  return performance.now() - began;
}

async function ask(path: string): Promise<string> {
  if (!plan) throw new Error('nothing to look at');
  calls += 1;
  const response = await fetch(`${plan.url}${path}`, {
    // What one address may ask in a minute is soon used up.
    headers: { authorization: `Bearer ${plan.accessToken}`, 'x-forwarded-for': `10.0.${calls % 250}.1` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return text;
}

answerQuestions(answers);
