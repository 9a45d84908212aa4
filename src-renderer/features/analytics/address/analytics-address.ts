import { type AnalyticsChoice, FIRST_CHOICE, type PeriodChoice, PRESETS } from '../../../state/analytics-choice.ts';
import { isDay } from './periods.ts';

export const WALLBOARD_HASH = '#/wallboard';

/** More than this is not accepted by the server either. */
const MOST_CHOSEN = 50;

/** Reads `#/analytics?…`; null for any other address. What makes no sense counts as not said. */
export function parseAnalyticsHash(hash: string): AnalyticsChoice | null {
  const match = /^#\/analytics\/?(?:\?(.*))?$/.exec(hash);
  if (!match) return null;
  const query = new URLSearchParams(match[1] ?? '');
  return {
    period: parsePeriod(query),
    compare: query.get('compare') !== 'none',
    openHours: query.get('times') === 'open',
    chatbots: parseIds(query.get('chatbots')),
    agents: parseIds(query.get('agents')),
  };
}

/** The other way round. What is as it is at first is left out, except for the period: its first choice may change one day. */
export function writeAnalyticsHash({ period, compare, openHours, chatbots, agents }: AnalyticsChoice): string {
  const parts = [
    period.kind === 'preset' ? `preset=${period.preset}` : `from=${period.from}&to=${period.to}`,
    compare ? '' : 'compare=none',
    openHours ? 'times=open' : '',
    // Commas stay readable; ids hold nothing that would need care.
    chatbots.length > 0 ? `chatbots=${chatbots.join(',')}` : '',
    agents.length > 0 ? `agents=${agents.join(',')}` : '',
  ];
  return `#/analytics?${parts.filter(Boolean).join('&')}`;
}

/** A preset wins over days beside it: who shares "Last 7 days" means the reader's last 7 days. */
function parsePeriod(query: URLSearchParams): PeriodChoice {
  const preset = PRESETS.find((known) => known === query.get('preset'));
  if (preset) return { kind: 'preset', preset };
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  if (!isDay(from) || !isDay(to)) return FIRST_CHOICE.period;
  return from <= to ? { kind: 'custom', from, to } : { kind: 'custom', from: to, to: from };
}

function parseIds(text: string | null): string[] {
  const ids = (text ?? '').split(',').filter((id) => /^[0-9a-f-]{36}$/.test(id));
  return [...new Set(ids)].slice(0, MOST_CHOSEN);
}
