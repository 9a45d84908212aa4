import { Counter, collectDefaultMetrics, Registry } from 'prom-client';
import type { EventBus } from '../../events.ts';

export interface Metrics {
  readonly contentType: string;
  read(): Promise<string>;
}

/** What the process uses, and what it did since it started. Fed by domain events, so that no module knows of it. */
export function createMetrics(events: EventBus): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const handoffs = new Counter({
    name: 'handoff_desk_handoffs_total',
    help: 'Transitions of handoffs',
    labelNames: ['transition'],
    registers,
  });
  const messages = new Counter({
    name: 'handoff_desk_messages_total',
    help: 'Messages stored',
    labelNames: ['author'],
    registers,
  });
  const conversations = new Counter({
    name: 'handoff_desk_conversations_total',
    help: 'Conversations opened',
    registers,
  });

  events.on('handoff.requested', () => handoffs.inc({ transition: 'requested' }));
  events.on('handoff.accepted', () => handoffs.inc({ transition: 'accepted' }));
  events.on('handoff.requeued', () => handoffs.inc({ transition: 'requeued' }));
  events.on('handoff.ended', ({ state }) => handoffs.inc({ transition: state }));
  events.on('message.created', ({ message }) => messages.inc({ author: message.author.kind }));
  events.on('conversation.opened', () => conversations.inc());

  return { contentType: registry.contentType, read: () => registry.metrics() };
}
