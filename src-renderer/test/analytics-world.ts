import type { AgentRow, Durations, Outcomes, Report, ReportQuery, Totals } from '#contract/analytics/report.ts';
import type { Wallboard } from '#contract/analytics/wallboard.ts';
import type { HandoffReason } from '#contract/messages.ts';

const DAY = 86_400_000;
const CHATBOTS = ['Mossy', 'Wholesale desk', 'Returns'] as const;
const AGENTS = ['Ana Lindqvist', 'Ben Okafor', 'Cem Yılmaz', 'Maximiliane von und zu Hohenberg-Schwarzenfels'] as const;
const NAMES = [
  'Priya Raman',
  null,
  'Mia Chen',
  'Jonas Weber',
  'Léa Fontaine',
  'Nora Haddad',
  null,
  'Tomás Ortega',
] as const;
const COMMENTS = [
  [5, 'Quick and kind, thank you!'],
  [2, 'I had to wait for twelve minutes, and then the chat was passed on to somebody else who asked the same again.'],
  [4, 'Good.'],
  [1, '<b>Nobody</b> ever came.'],
] as const;
const NOTHING: Durations = { count: 0, averageMs: null, medianMs: null, p90Ms: null };

/** What the routes of the analytics answer in tests. The numbers add up as the contract says, and follow from the query alone. */
export class AnalyticsWorld {
  timezone = 'Europe/Berlin';
  /** Requests per day on average; 0 shows the empty states. */
  perDay = 42;
  /** The last queries, newest last. */
  readonly asked: ReportQuery[] = [];
  readonly chatbots = CHATBOTS.map((name, index) => ({ id: idOf('c', index), name }));
  readonly agents = AGENTS.map((name, index) => ({ id: idOf('a', index), name }));
  board: Partial<Wallboard> = {};

  report(query: ReportQuery): Report {
    this.asked.push(query);
    const days = (Date.parse(query.to) - Date.parse(query.from)) / DAY + 1;
    const step = days <= 2 ? 'hour' : days <= 92 ? 'day' : days <= 366 ? 'week' : 'month';
    const comparing = query.compare !== 'none';
    const start = Date.parse(query.from);
    const series = this.#series(start, days, step, query);
    const previousPeriod = comparing ? this.#before(start, days) : null;
    const before =
      previousPeriod &&
      this.#series(start - days * DAY, days, step, query).filter(({ startsAt }) => startsAt < previousPeriod.endsAt);
    const totals = this.#total(series, 38_000);
    return {
      timezone: this.timezone,
      period: this.#period(start, days),
      previousPeriod,
      totals,
      previous: before && this.#total(before, 52_000),
      step,
      series,
      previousSeries: before,
      reasons: this.#reasons(totals),
      agents: this.#agents(totals),
      busiest: this.#busiest(totals.requests),
      longestWaits: this.#longestWaits(start, totals.requests),
      comments: this.#comments(start, totals.requests),
      choices: { chatbots: this.chatbots, agents: this.agents },
      countedUntil: new Date().toISOString(),
    };
  }

  wallboard(): Wallboard {
    const today = this.#total(this.#series(Date.parse('2026-11-23'), 1, 'hour', {}), 31_000);
    const since = new Date(Date.now() - 3_600_000).toISOString();
    return {
      at: new Date().toISOString(),
      timezone: this.timezone,
      waiting: 3,
      waitingSince: new Date(Date.now() - 47_000).toISOString(),
      activeChats: 9,
      agents: this.agents.map(({ id, name }, index) => ({
        id,
        name,
        presence: {
          state: (['online', 'online', 'away', 'offline'] as const)[index] ?? 'offline',
          reason: (['chosen', 'chosen', 'locked', 'not_connected'] as const)[index] ?? 'chosen',
          since,
        },
        activeChats: [3, 5, 1, 0][index] ?? 0,
        cap: [5, 5, null, 3][index] ?? null,
      })),
      today: {
        ...today,
        timeToAccept: today.times.timeToAccept,
      },
      ...this.board,
    };
  }

  #period(start: number, days: number): Report['period'] {
    const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
    return {
      from: day(start),
      to: day(start + (days - 1) * DAY),
      startsAt: new Date(start - 3_600_000).toISOString(),
      endsAt: new Date(start + days * DAY - 3_600_000).toISOString(),
    };
  }

  /** As much of the days before as has gone by. */
  #before(start: number, days: number): Report['previousPeriod'] {
    const period = this.#period(start - days * DAY, days);
    const missing = Date.parse(this.#period(start, days).endsAt) - Date.now();
    if (missing <= 0) return { ...period, isPart: false };
    const endsAt = Math.max(Date.parse(period.endsAt) - missing, Date.parse(period.startsAt));
    const to = new Date(endsAt + 3_600_000).toISOString().slice(0, 10);
    return { ...period, to, endsAt: new Date(endsAt).toISOString(), isPart: true };
  }

  #series(start: number, days: number, step: Report['step'], query: Partial<ReportQuery>): Report['series'] {
    const stepDays = { hour: 1 / 24, day: 1, week: 7, month: 30.4 }[step];
    const shares = (query.chatbots ? 0.5 : 1) * (query.agents ? 0.4 : 1);
    return Array.from({ length: Math.ceil(days / stepDays) }, (_, index) => {
      const at = start + index * stepDays * DAY;
      const wave = 0.6 + 0.4 * Math.sin(at / 3e8) + (step === 'hour' ? 0.6 * Math.sin((index - 8) / 4) : 0);
      const requests = Math.max(0, Math.round(this.perDay * stepDays * shares * wave));
      const expired = Math.floor(requests * 0.05);
      const cancelled = Math.floor(requests * 0.09);
      const waiting = this.perDay > 0 && index === 0 && days === 1 ? 1 : 0;
      const accepted = Math.max(0, requests - expired - cancelled);
      return {
        startsAt: new Date(at - 3_600_000).toISOString(),
        requests: accepted + cancelled + expired + waiting,
        accepted,
        cancelled,
        expired,
        waiting,
        timeToAcceptMedianMs: accepted === 0 ? null : Math.round(24_000 + 20_000 * Math.sin(at / 2e8) ** 2),
        ratings: Math.floor(accepted / 3),
        averageStars: accepted < 3 ? null : 3.9 + Math.sin(at / 1.7e8) * 0.7,
      };
    });
  }

  #total(points: Report['series'], medianMs: number): Totals {
    const sum = (key: keyof Outcomes): number => points.reduce((total, point) => total + point[key], 0);
    const [requests, accepted, cancelled, expired, waiting] = [
      sum('requests'),
      sum('accepted'),
      sum('cancelled'),
      sum('expired'),
      sum('waiting'),
    ];
    const spread = (median: number): Durations =>
      accepted === 0 ? NOTHING : { count: accepted, averageMs: median * 1.7, medianMs: median, p90Ms: median * 4.2 };
    const times = (factor: number): Totals['times'] => ({
      timeToAccept: spread(medianMs * factor),
      firstResponse: spread(medianMs * 1.4 * factor),
      response: spread(22_000 * factor),
    });
    const ratings = points.reduce((total, point) => total + point.ratings, 0);
    const stars = [0.06, 0.05, 0.11, 0.26].map((share) => Math.floor(ratings * share));
    stars.push(ratings - stars.reduce((total, count) => total + count, 0));
    const average = stars.reduce((total, count, index) => total + count * (index + 1), 0) / ratings;
    const within = Math.floor(accepted * 0.62);
    const handedOff = Math.floor(requests * 0.96);
    const [resolved, leftMessage, unanswered] = [requests * 3, Math.floor(requests / 8), Math.floor(requests / 5)];
    return {
      requests,
      accepted,
      cancelled,
      expired,
      waiting,
      missed: cancelled + expired,
      times: times(1),
      openTimes: times(0.8),
      within30s: { within, of: requests, share: requests === 0 ? null : within / requests },
      satisfaction: { ratings, average: ratings === 0 ? null : average, stars },
      bot: {
        conversations: resolved + handedOff + leftMessage + unanswered,
        resolved,
        handedOff,
        leftMessage,
        unanswered,
      },
    };
  }

  #reasons(totals: Totals): Report['reasons'] {
    const shares: [HandoffReason, number][] = [
      ['visitor_asked', 0.5],
      ['low_confidence', 0.24],
      ['keyword', 0.16],
      ['repeated_fallback', 0.07],
      ['bot_error', 0.03],
    ];
    return shares.map(([reason, share]) => {
      const [requests, cancelled] = [Math.round(totals.requests * share), Math.floor(totals.cancelled * share)];
      return { reason, requests, accepted: requests - cancelled, cancelled, expired: 0, waiting: 0 };
    });
  }

  #agents(totals: Totals): AgentRow[] {
    if (totals.requests === 0) return [];
    return this.agents.map((agent, index) => {
      const accepted = Math.round(totals.accepted * ([0.4, 0.3, 0.25, 0.05][index] ?? 0));
      const ratings = index === 3 ? 0 : Math.floor(accepted / 3);
      const stars = [0, 0, 0, Math.floor(ratings / 3), ratings - Math.floor(ratings / 3)];
      const average = ratings === 0 ? null : stars.reduce((sum, count, at) => sum + count * (at + 1), 0) / ratings;
      const times = (medianMs: number): Durations =>
        accepted === 0 ? NOTHING : { count: accepted, averageMs: medianMs * 1.5, medianMs, p90Ms: medianMs * 3 };
      return {
        agent,
        accepted,
        completed: Math.floor(accepted * 0.95),
        firstResponse: times(30_000 + index * 14_000),
        response: times(18_000 + index * 9_000),
        satisfaction: { ratings, average, stars },
      };
    });
  }

  #busiest(requests: number): number[][] {
    return Array.from({ length: 7 }, (_, weekday) =>
      Array.from({ length: 24 }, (_hour, hour) => {
        const work = Math.max(0, Math.sin(((hour - 6) / 15) * Math.PI));
        return Math.round(((requests * work) / 80) * (weekday > 4 ? 0.3 : 1) * (1 + 0.3 * Math.sin(weekday + hour)));
      }),
    );
  }

  #longestWaits(start: number, requests: number): Report['longestWaits'] {
    const outcomes = ['cancelled', 'accepted', 'expired', 'accepted', 'accepted', 'cancelled'] as const;
    return Array.from({ length: Math.min(requests, 8) }, (_, index) => {
      const outcome = outcomes[index % outcomes.length] ?? 'accepted';
      return {
        handoffId: idOf('d', index),
        conversationId: idOf('e', index),
        visitorName: NAMES[index] ?? null,
        requestedAt: new Date(start + 9 * 3_600_000 + index * 1_700_000).toISOString(),
        waitedMs: Math.round(2_520_000 / (index + 1.3) ** 1.2),
        outcome,
        agent: outcome === 'accepted' ? (this.agents[index % 3] ?? null) : null,
      };
    });
  }

  #comments(start: number, requests: number): Report['comments'] {
    return COMMENTS.slice(0, requests).map(([stars, comment], index) => ({
      handoffId: idOf('f', index),
      conversationId: idOf('e', index),
      at: new Date(start + 15 * 3_600_000 - index * 5_000_000).toISOString(),
      stars,
      comment,
      agent: this.agents[index] ?? null,
    }));
  }
}

function idOf(kind: string, index: number): string {
  return `0198f3a0-0000-7000-8000-${kind.repeat(10)}${String(index).padStart(2, '0')}`;
}
