import type { Socket } from 'socket.io-client';
import type { AgentCallEvents, AgentPushEvents } from '#contract/agent-socket.ts';
import type { RaisedAlert, TestMailOutcome } from '#contract/alerts.ts';
import type { SyncEngine } from '../connection/sync-engine.ts';

export interface PushListeners {
  readonly onTyping: (conversationId: string, typing: boolean) => void;
  readonly onRaised: (alert: RaisedAlert) => void;
  readonly onMailed: (outcome: TestMailOutcome) => void;
}

/** Binds every push of the contract to the mirror; returns how to let go. */
export function receivePushes(
  socket: Socket<AgentPushEvents, AgentCallEvents>,
  engine: SyncEngine,
  { onTyping, onRaised, onMailed }: PushListeners,
): () => void {
  socket.on('queue:changed', ({ rev, change }) => engine.ingest({ type: 'queue:changed', rev, change }));
  socket.on('queue:updated', ({ handoff }) => engine.ingest({ type: 'queue:updated', handoff }));
  socket.on('message:created', (message) => {
    if (message.author.kind === 'visitor') onTyping(message.conversationId, false);
    engine.ingest({ type: 'message:created', message });
  });
  socket.on('conversation:changed', (conversation) => engine.ingest({ type: 'conversation:changed', conversation }));
  socket.on('me:changed', (me) => engine.ingest({ type: 'me:changed', me }));
  socket.on('typing:changed', ({ conversationId, typing }) => onTyping(conversationId, typing));
  socket.on('alert:raised', onRaised);
  socket.on('alert:mailed', onMailed);
  return () => socket.removeAllListeners();
}
