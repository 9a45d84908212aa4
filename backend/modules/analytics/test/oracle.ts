import { DateTime } from 'luxon';
import { daysOf, type Part, partBefore, pointStarts, type Range, rangeOf, shift } from './oracle-days.ts';
import { type Story, tellStories } from './oracle-stories.ts';
import type { RawRows } from './raw-rows.ts';

export interface Asked {
  from: string;
  to: string;
  chatbots?: string[] | undefined;
  agents?: string[] | undefined;
  compare: 'previous' | 'none';
}

/** What a report must say, computed from raw rows with plain loops and nothing of what it checks. */
export function computeReport(rows: RawRows, asked: Asked, now: number) {
  const stories = tellStories(rows);
  const length = daysOf(asked).length;
  const before = { from: shift(asked.from, -length), to: shift(asked.from, -1) };
  const step = length <= 2 ? 'hour' : length <= 92 ? 'day' : length <= 366 ? 'week' : 'month';
  const current = sum(rows, stories, asked, { days: asked, range: rangeOf(rows.zone, asked) }, step, now);
  const part = partBefore(rows.zone, asked, before, now);
  const previous = asked.compare === 'previous' ? sum(rows, stories, asked, part, step, now) : null;
  const { inside, rated } = current;
  const nameOf = (id: string | null) => {
    const member = rows.members.find((each) => each.id === id);
    return member ? { id: member.id, name: member.name } : null;
  };

  const busiest = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { requestedAt } of inside) {
    const local = DateTime.fromMillis(requestedAt, { zone: rows.zone });
    const day = busiest[local.weekday - 1] as number[];
    day[local.hour] = (day[local.hour] ?? 0) + 1;
  }
  const reasons = [...new Set(inside.map(({ reason }) => reason))]
    .map((reason) => ({ reason, ...countOutcomes(inside.filter((story) => story.reason === reason)) }))
    .sort((a, b) => b.requests - a.requests || (a.reason < b.reason ? -1 : 1));
  const waits = inside
    .map((story) => ({ story, waited: story.acceptedAfter ?? (story.endedAt ?? now) - story.requestedAt }))
    .sort(
      (a, b) => b.waited - a.waited || a.story.requestedAt - b.story.requestedAt || (a.story.id < b.story.id ? -1 : 1),
    );
  const comments = rated
    .filter(({ rating }) => rating?.comment !== '')
    .sort((a, b) => (b.rating?.at ?? 0) - (a.rating?.at ?? 0) || (a.id < b.id ? -1 : 1));
  const visitorOf = (id: string) => rows.conversations.find((each) => each.id === id)?.visitor ?? null;

  return {
    timezone: rows.zone,
    period: current.period,
    previousPeriod: previous && { ...previous.period, isPart: part.isPart },
    totals: current.totals,
    previous: previous?.totals ?? null,
    step,
    series: current.series,
    previousSeries: previous?.series ?? null,
    reasons,
    agents: tellAgents(rows, stories, asked, current.range),
    busiest,
    longestWaits: waits.slice(0, 10).map(({ story, waited }) => ({
      handoffId: story.id,
      conversationId: story.conversationId,
      visitorName: visitorOf(story.conversationId),
      requestedAt: new Date(story.requestedAt).toISOString(),
      waitedMs: waited,
      outcome: story.outcome,
      agent: nameOf(story.firstAgent),
    })),
    comments: comments.slice(0, 20).map((story) => ({
      handoffId: story.id,
      conversationId: story.conversationId,
      at: new Date(story.rating?.at ?? 0).toISOString(),
      stars: story.rating?.stars,
      comment: story.rating?.comment,
      agent: nameOf(story.completedBy),
    })),
    choices: {
      chatbots: rows.chatbots.map(({ id, name }) => ({ id, name })).sort(byName),
      agents: rows.members
        .filter(
          ({ id, mayRespond, gone }) => (mayRespond && !gone) || stories.some(({ agents }) => agents.includes(id)),
        )
        .map(({ id, name }) => ({ id, name }))
        .sort(byName),
    },
  };
}

function byName(a: { id: string; name: string }, b: { id: string; name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}

function isServed(asked: Asked, chatbotId: string): boolean {
  return !asked.chatbots || asked.chatbots.includes(chatbotId);
}

function isChosen(asked: Asked, agent: string | null): boolean {
  return !asked.agents || (agent !== null && asked.agents.includes(agent));
}

function sum(rows: RawRows, all: Story[], asked: Asked, { days, range }: Part, step: string, now: number) {
  const { zone } = rows;
  const isIn = (at: number) => at >= range.start && at < range.end;
  const timely = all.filter(({ requestedAt, chatbotId }) => isIn(requestedAt) && isServed(asked, chatbotId));
  const inside = timely.filter(({ agents }) => !asked.agents || agents.some((agent) => asked.agents?.includes(agent)));
  const rated = timely.filter(
    ({ rating, completedBy }) => rating && completedBy !== null && isChosen(asked, completedBy),
  );
  const answers = timely.flatMap((story) => story.answers).filter(({ agent }) => isChosen(asked, agent));
  const firsts = answers.filter(({ first }) => first);
  const laters = answers.filter(({ first }) => !first);
  const accepted = inside.filter(({ acceptedAfter }) => acceptedAfter !== null);
  const counts = countOutcomes(inside);
  const within = accepted.filter(({ acceptedAfter }) => (acceptedAfter ?? 0) <= 30_000).length;
  const stale = inside.filter(({ outcome, requestedAt }) => outcome === 'waiting' && now - requestedAt > 30_000).length;
  const of = counts.accepted + counts.cancelled + counts.expired + stale;
  const startOf = pointStarts(zone, days, range, step);

  return {
    range,
    inside,
    rated,
    period: { ...{ from: days.from, to: days.to }, startsAt: iso(range.start), endsAt: iso(range.end) },
    totals: {
      ...counts,
      missed: counts.cancelled + counts.expired,
      times: {
        timeToAccept: measure(accepted.map(({ acceptedAfter }) => acceptedAfter ?? 0)),
        firstResponse: measure(firsts.map(({ ms }) => ms)),
        response: measure(laters.map(({ ms }) => ms)),
      },
      openTimes: {
        timeToAccept: measure(accepted.map(({ acceptedAfterOpen }) => acceptedAfterOpen ?? 0)),
        firstResponse: measure(firsts.map(({ openMs }) => openMs)),
        response: measure(laters.map(({ openMs }) => openMs)),
      },
      within30s: { within, of, share: of === 0 ? null : within / of },
      satisfaction: weighStars(rated),
      bot: judgeBot(rows, all, asked, isIn),
    },
    series: startOf.map((start, index) => {
      const end = startOf[index + 1] ?? range.end;
      const at = (story: Story) => story.requestedAt >= start && story.requestedAt < end;
      const stars = weighStars(rated.filter(at));
      return {
        ...countOutcomes(inside.filter(at)),
        startsAt: iso(start),
        timeToAcceptMedianMs: measure(accepted.filter(at).map(({ acceptedAfter }) => acceptedAfter ?? 0)).medianMs,
        ratings: stars.ratings,
        averageStars: stars.average,
      };
    }),
  };
}

function judgeBot(rows: RawRows, stories: Story[], asked: Asked, isIn: (at: number) => boolean) {
  const bot = { conversations: 0, resolved: 0, handedOff: 0, leftMessage: 0, unanswered: 0 };
  for (const conversation of rows.conversations) {
    if (!isIn(conversation.started_at) || !isServed(asked, conversation.chatbot_id)) continue;
    const own = stories.filter(({ conversationId }) => conversationId === conversation.id);
    if (asked.agents && !own.some(({ agents }) => agents.some((agent) => asked.agents?.includes(agent)))) continue;
    const thread = rows.messages.filter(({ conversation_id }) => conversation_id === conversation.id);
    const first = thread.findIndex(({ kind }) => kind === 'visitor');
    if (first < 0) continue;
    const replies = thread.slice(first).filter(({ kind }) => kind === 'bot');
    const last = replies[replies.length - 1];
    bot.conversations += 1;
    if (own.length > 0) bot.handedOff += 1;
    else if (rows.contacts.some(({ conversation_id }) => conversation_id === conversation.id)) bot.leftMessage += 1;
    else if (!last || last.verdict === 'missed' || last.verdict === 'failed') bot.unanswered += 1;
    else bot.resolved += 1;
  }
  return bot;
}

function tellAgents(rows: RawRows, stories: Story[], asked: Asked, { start, end }: Range) {
  const timely = stories.filter(
    ({ requestedAt, chatbotId }) => requestedAt >= start && requestedAt < end && isServed(asked, chatbotId),
  );
  return rows.members
    .filter(({ id }) => isChosen(asked, id))
    .map(({ id, name }) => {
      const answers = timely.flatMap((story) => story.answers).filter(({ agent }) => agent === id);
      const completed = timely.filter(({ completedBy }) => completedBy === id);
      return {
        agent: { id, name },
        accepted: timely.filter(({ agents }) => agents.includes(id)).length,
        completed: completed.length,
        firstResponse: measure(answers.filter(({ first }) => first).map(({ ms }) => ms)),
        response: measure(answers.filter(({ first }) => !first).map(({ ms }) => ms)),
        satisfaction: weighStars(completed.filter(({ rating }) => rating)),
      };
    })
    .filter(
      ({ accepted, completed, firstResponse, response }) =>
        accepted + completed + firstResponse.count + response.count > 0,
    )
    .sort((a, b) => b.accepted - a.accepted || byName(a.agent, b.agent));
}

function countOutcomes(stories: Story[]) {
  const count = (outcome: string) => stories.filter((story) => story.outcome === outcome).length;
  return {
    requests: stories.length,
    ...{
      accepted: count('accepted'),
      cancelled: count('cancelled'),
      expired: count('expired'),
      waiting: count('waiting'),
    },
  };
}

function weighStars(stories: Story[]) {
  const stars = [0, 0, 0, 0, 0];
  let total = 0;
  for (const { rating } of stories) {
    if (!rating) continue;
    stars[rating.stars - 1] = (stars[rating.stars - 1] ?? 0) + 1;
    total += rating.stars;
  }
  const ratings = stars.reduce((a, b) => a + b, 0);
  return { ratings, average: ratings === 0 ? null : total / ratings, stars };
}

function measure(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number | null => {
    if (sorted.length === 0) return null;
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? 0;
    return low + (high - low) * (place - Math.floor(place));
  };
  const total = sorted.reduce((a, b) => a + b, 0);
  const averageMs = sorted.length === 0 ? null : total / sorted.length;
  return { count: sorted.length, averageMs, medianMs: at(0.5), p90Ms: at(0.9) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
