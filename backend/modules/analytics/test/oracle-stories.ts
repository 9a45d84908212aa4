import { DateTime } from 'luxon';
import type { RawRows } from './raw-rows.ts';

/** One handoff as somebody would tell it who reads the thread from top to bottom. */
export interface Story {
  id: string;
  conversationId: string;
  chatbotId: string;
  reason: string;
  requestedAt: number;
  outcome: 'accepted' | 'cancelled' | 'expired' | 'waiting';
  acceptedAfter: number | null;
  acceptedAfterOpen: number | null;
  firstAgent: string | null;
  agents: string[];
  completedBy: string | null;
  endedAt: number | null;
  rating: { stars: number; comment: string; at: number } | null;
  answers: { agent: string; first: boolean; ms: number; openMs: number }[];
}

export function tellStories(rows: RawRows): Story[] {
  const stories: Story[] = [];
  for (const conversation of rows.conversations) {
    const handoffs = rows.handoffs.filter((handoff) => handoff.conversation_id === conversation.id);
    const own = handoffs.map((handoff) => tellRequest(rows, handoff));
    tellAnswers(rows, conversation, own);
    stories.push(...own);
  }
  return stories;
}

function tellRequest(rows: RawRows, handoff: RawRows['handoffs'][number]): Story {
  const accepts = rows.events.filter((event) => event.handoff_id === handoff.id && event.type === 'accepted');
  const agents: string[] = [];
  for (const { member_id } of accepts) if (member_id && !agents.includes(member_id)) agents.push(member_id);
  let outcome: Story['outcome'] = 'waiting';
  if (handoff.state === 'cancelled') outcome = 'cancelled';
  if (handoff.state === 'expired') outcome = 'expired';
  if (accepts.length > 0) outcome = 'accepted';
  const first = accepts[0];
  const rating = rows.ratings.find((each) => each.handoff_id === handoff.id);
  return {
    id: handoff.id,
    conversationId: handoff.conversation_id,
    chatbotId: handoff.chatbot_id,
    reason: handoff.reason,
    requestedAt: handoff.requested_at,
    outcome,
    acceptedAfter: first ? first.at - handoff.requested_at : null,
    acceptedAfterOpen: first ? countOpen(rows, handoff.chatbot_id, handoff.requested_at, first.at) : null,
    firstAgent: first?.member_id ?? null,
    agents,
    completedBy: handoff.state === 'completed' ? (accepts[accepts.length - 1]?.member_id ?? null) : null,
    endedAt: handoff.ended_at,
    rating: rating ? { stars: rating.stars, comment: rating.comment, at: rating.at } : null,
    answers: [],
  };
}

function tellAnswers(rows: RawRows, { id, chatbot_id }: RawRows['conversations'][number], own: Story[]): void {
  let number = -1;
  let open: number[] = [];
  for (const message of rows.messages) {
    if (message.conversation_id !== id) continue;
    if (message.event === 'handoff_requested') {
      number += 1;
      open = [];
    }
    if (message.kind === 'visitor') open.push(message.at);
    const story = own[number];
    if (message.kind !== 'agent' || !story) continue;
    const first = story.answers.length === 0;
    const from = first ? story.requestedAt : open[0];
    if (from !== undefined) {
      const openMs = countOpen(rows, chatbot_id, from, message.at);
      story.answers.push({ agent: message.author_id, first, ms: message.at - from, openMs });
    }
    open = [];
  }
}

/** Day by day and range by range, for schedules whose ranges neither pass midnight nor touch a clock change. */
function countOpen(rows: RawRows, chatbotId: string, from: number, to: number): number {
  const versions = rows.hours.filter((each) => each.chatbot_id === chatbotId);
  if (versions.length === 0) return to - from;
  let sum = 0;
  versions.forEach((version, index) => {
    const start = Math.max(from, index === 0 ? Number.NEGATIVE_INFINITY : version.since);
    const end = Math.min(to, versions[index + 1]?.since ?? Number.POSITIVE_INFINITY);
    if (start >= end) return;
    const { schedule } = version;
    if (!version.enabled || schedule === null) {
      sum += end - start;
      return;
    }
    let day = DateTime.fromMillis(start, { zone: schedule.timezone }).minus({ days: 1 }).set({ hour: 12 });
    for (; day.toMillis() < end + 2 * 86_400_000; day = day.plus({ days: 1 })) {
      for (const range of schedule.week[day.weekday as 1]) {
        const [opens, closes] = [range.open, range.close].map((text) => {
          const [hour = 0, minute = 0] = text.split(':').map(Number);
          return day.set({ hour, minute, second: 0, millisecond: 0 }).toMillis();
        }) as [number, number];
        sum += Math.max(0, Math.min(closes, end) - Math.max(opens, start));
      }
    }
  });
  return sum;
}
