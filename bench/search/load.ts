import { conversationListSchema } from '../../backend/contract/history/past-conversations.ts';
import { answerQuestions } from '../support/program.ts';
import { filtersOf, type People, SEARCHES } from './cases.ts';

export interface SearchPlan extends People {
  url: string;
  token: string;
}

export interface CaseReport {
  case: string;
  /** Milliseconds from the request to the whole answer. */
  first: number[];
  later: number[];
  /** Conversations in the first pages. */
  hits: number;
}

const ROUNDS = 2;
const LATER_PAGES = 2;
let calls = 0;

/** One person who searches, one request at a time. */
const answers = {
  async search({ url, token, ...people }: SearchPlan): Promise<CaseReport[]> {
    const reports = [];
    const filters = filtersOf(people);
    for (const [kind, texts] of Object.entries({ ...SEARCHES, 'no text': [''] })) {
      for (const [name, filter] of Object.entries(filters)) {
        const report: CaseReport = { case: `${kind} / ${name}`, first: [], later: [], hits: 0 };
        for (let round = 0; round < ROUNDS; round += 1) {
          for (const text of texts) await readPages({ url, token }, { ...filter, ...(text && { text }) }, report);
        }
        reports.push(report);
      }
    }
    return reports;
  },

  /** First pages of any kind, one begun every `everyMs`, for so long: how many milliseconds each took. */
  async keepSearching({ plan, everyMs, ms }: { plan: SearchPlan; everyMs: number; ms: number }): Promise<number[]> {
    const texts = Object.values(SEARCHES).flat();
    const filters = Object.values(filtersOf(plan));
    const took: number[] = [];
    const end = performance.now() + ms;
    for (let count = 0; performance.now() < end; count += 1) {
      const next = performance.now() + everyMs;
      const text = texts[count % texts.length] ?? '';
      took.push((await readPage(plan, { ...filters[count % filters.length], text })).ms);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, Math.min(next, end) - performance.now())));
    }
    return took;
  },
};
export type LoadAnswers = typeof answers;

async function readPages(desk: { url: string; token: string }, query: object, report: CaseReport): Promise<void> {
  let cursor: string | null = null;
  for (let page = 0; page <= LATER_PAGES; page += 1) {
    const { ms, text } = await readPage(desk, { ...query, ...(cursor !== null && { cursor }) });
    (page === 0 ? report.first : report.later).push(ms);
    const list = conversationListSchema.parse(JSON.parse(text));
    if (page === 0) report.hits += list.conversations.length;
    cursor = list.nextCursor;
    if (cursor === null) return;
  }
}

async function readPage({ url, token }: { url: string; token: string }, query: object) {
  const began = performance.now();
  calls += 1;
  const response = await fetch(`${url}/api/v1/conversations?${new URLSearchParams({ ...query })}`, {
    // What one address may ask in a minute is soon used up.
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': `10.1.${calls >> 14}.${(calls >> 6) % 256}` },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return { ms: performance.now() - began, text };
}

answerQuestions(answers);
