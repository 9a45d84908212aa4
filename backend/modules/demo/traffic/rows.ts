import { newId } from '../../../server/new-id.ts';
import type { PlannedConversation, PlannedHandoff, PlannedMessage } from './planned.ts';

/** Whose the traffic is. */
export interface Cast {
  workspaceId: string;
  chatbots: readonly { id: string; name: string }[];
  members: readonly { id: string; name: string }[];
}

/** Under which ids a planned conversation was stored. */
export interface FilledIds {
  conversationId: string;
  visitorId: string;
  /** In the order of `handoffs`. */
  handoffIds: string[];
}

export type Rows = Record<
  'visitors' | 'conversations' | 'messages' | 'handoffs' | 'handoff_ratings' | 'contact_messages',
  Record<string, unknown>[]
>;

export interface EventRow {
  handoff_id: string;
  type: string;
  member_id: string | null;
  at: number;
}

export const noRows = (): Rows => ({
  ...{ visitors: [], conversations: [], messages: [], handoffs: [], handoff_ratings: [], contact_messages: [] },
});

/** Somebody has seen to what visitors left. */
const ANSWERED_AFTER = 2 * 3_600_000;

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function pickFrom<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError('the traffic has more agents or chatbots than its cast');
  return item;
}

/** Adds the rows of one conversation, as the product itself would have stored them. */
export function addRows(
  { rows, events, cast }: { rows: Rows; events: EventRow[]; cast: Cast },
  planned: PlannedConversation,
): FilledIds {
  const { startedAt, status, messages, handoffs, contact, visitor } = planned;
  const chatbot = pickFrom(cast.chatbots, planned.chatbot);
  const [conversationId, visitorId] = [newId(), newId()];
  const owner = { workspace_id: cast.workspaceId, chatbot_id: chatbot.id };
  const memberOf = (agent: number | null) => (agent === null ? null : pickFrom(cast.members, agent));
  const handoffIds = handoffs.map(() => newId());
  const last = handoffs.at(-1);
  const holder = last && memberOf(findHolder(last));

  rows.visitors.push({ id: visitorId, ...owner, ...visitor, created_at: iso(startedAt) });
  rows.conversations.push({
    ...{ id: conversationId, ...owner, visitor_id: visitorId, status, last_seq: messages.length },
    ...{ agent_read_seq: status === 'closed' ? messages.length : 0, visitor_read_seq: messages.length },
    ...{ started_at: iso(startedAt), closed_at: iso(planned.closedAt) },
    assigned_member_id: status === 'active' || status === 'closed' ? (holder?.id ?? null) : null,
  });

  let answers = newId();
  messages.forEach((message, index) => {
    const id = newId();
    if (message.author === 'visitor') answers = id;
    rows.messages.push({
      ...{ id, conversation_id: conversationId, seq: index + 1, author_kind: message.author, body: message.text },
      ...{ kind: message.author === 'system' ? 'event' : 'text', detail: message.detail, created_at: iso(message.at) },
      ...describeAuthor(message, index, {
        conversationId,
        visitorId,
        chatbot,
        member: memberOf(message.agent),
        answers,
      }),
    });
  });

  handoffs.forEach((handoff, index) => {
    const id = pickFrom(handoffIds, index);
    rows.handoffs.push(describeHandoff(handoff, { id, owner, conversationId, memberOf }));
    for (const { type, agent, at } of handoff.events) {
      events.push({ handoff_id: id, type, member_id: memberOf(agent)?.id ?? null, at });
    }
    const { rating } = handoff;
    if (rating) rows.handoff_ratings.push({ handoff_id: id, ...rating, at: iso(rating.at) });
  });

  if (contact) {
    const { at, name, email, text } = contact;
    rows.contact_messages.push({
      ...{
        id: newId(),
        ...owner,
        visitor_id: visitorId,
        conversation_id: conversationId,
        client_id: 'traffic-contact',
      },
      ...{ name, email, body: text, created_at: iso(at) },
      handled_at: iso(at + ANSWERED_AFTER),
    });
  }
  return { conversationId, visitorId, handoffIds };
}

function describeAuthor(
  { author }: PlannedMessage,
  index: number,
  people: {
    conversationId: string;
    visitorId: string;
    chatbot: Cast['chatbots'][number];
    member: Cast['members'][number] | null;
    answers: string;
  },
): { author_id: string; author_name: string | null; client_id: string | null } {
  const { chatbot, member, answers } = people;
  switch (author) {
    case 'visitor':
      return { author_id: people.visitorId, author_name: null, client_id: `traffic-${index}` };
    case 'bot':
      return {
        author_id: chatbot.id,
        author_name: chatbot.name,
        client_id: index === 0 ? 'greeting' : `reply-${answers}`,
      };
    case 'agent':
      if (!member) throw new RangeError('an agent wrote, and nobody knows which');
      return { author_id: member.id, author_name: member.name, client_id: `traffic-${index}` };
    case 'system':
      return { author_id: people.conversationId, author_name: null, client_id: null };
  }
}

/** Who has the chat, or had it when it was completed. */
function findHolder({ state, events }: PlannedHandoff): number | null {
  const accepted = state === 'accepted' || state === 'completed';
  return accepted ? (events.findLast(({ type }) => type === 'accepted')?.agent ?? null) : null;
}

function describeHandoff(
  handoff: PlannedHandoff,
  {
    id,
    owner,
    conversationId,
    memberOf,
  }: {
    id: string;
    owner: { workspace_id: string; chatbot_id: string };
    conversationId: string;
    memberOf: (agent: number | null) => Cast['members'][number] | null;
  },
): Record<string, unknown> {
  const { state, reason, events, requestedAt } = handoff;
  const holder = memberOf(findHolder(handoff));
  const accepted = holder ? events.findLast(({ type }) => type === 'accepted') : undefined;
  const hasEnded = state !== 'pending' && state !== 'accepted';
  const rounds = events.filter(({ type }) => type === 'requeued').length;
  return {
    ...{ id, ...owner, conversation_id: conversationId, state, reason },
    ...{ requested_at: iso(requestedAt), queued_at: iso(requestedAt), round: rounds, offer_rev: rounds },
    ...{ accepted_at: iso(accepted?.at ?? null), accepted_by: holder?.id ?? null, routed: state !== 'pending' },
    ended_at: hasEnded ? iso(events.at(-1)?.at ?? null) : null,
  };
}
