import type { AlertReport } from '#contract/alerts.ts';
import type { DeskParts } from './parts.ts';

/** Says what became of an alert on this computer; sent soon, together with others. */
export type Report = (report: AlertReport) => void;

/** What happens at the same moment goes as one. */
const GATHER_MS = 250;
const MOST_AT_ONCE = 100;
/** More than that is old news by the time the connection is back. */
const MOST_KEPT = 500;

/**
 * Reports are a courtesy: without an answer they are tried again with the next connection, and refused ones are
 * forgotten. An older server does not know the call and never answers.
 */
export function createReporting({ store, call }: Pick<DeskParts, 'store' | 'call'>) {
  let waiting: AlertReport[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = false;

  const report: Report = (fact) => {
    const said = JSON.stringify(fact);
    if (waiting.some((other) => JSON.stringify(other) === said)) return;
    waiting = [...waiting, fact].slice(-MOST_KEPT);
    timer ??= setTimeout(() => void send(), GATHER_MS);
  };

  async function send(): Promise<void> {
    timer = undefined;
    if (sending || waiting.length === 0 || store.getState().link.phase !== 'ready') return;
    sending = true;
    const reports = waiting.slice(0, MOST_AT_ONCE);
    const outcome = await call('alert:report', { reports });
    sending = false;
    if (!outcome.ok && outcome.error.code === 'unanswered') return;
    waiting = waiting.filter((fact) => !reports.includes(fact));
    if (waiting.length > 0) timer ??= setTimeout(() => void send(), GATHER_MS);
  }

  return {
    report,
    /** After a reconnect: what nobody has answered. */
    resend: () => void send(),
    stop: () => clearTimeout(timer),
  };
}
