import type { CallAgent } from '../connection/agent-calls.ts';
import { type DeskEvent, EMPTY_MIRROR, type Mirror } from '../connection/mirror.ts';
import { createSyncEngine, type SyncEngine } from '../connection/sync-engine.ts';
import { BEN, type Step } from './console-steps.ts';
import { type Push, World } from './world.ts';

/** A console's mirror and engine before a world, with every push in the hands of the test. */
export class SyncedConsole {
  #clock = 1_700_000_000_000;
  /** So many calls from now on are told to come back later. */
  #refusals = 0;
  readonly world: World;
  readonly pushes: Push[] = [];
  mirror: Mirror = EMPTY_MIRROR;
  /** Told after every change of the mirror. */
  onChange: (mirror: Mirror) => void = () => undefined;
  readonly engine: SyncEngine;

  /** @param pageSize most messages in one answer: small, so that there are gaps to page */
  constructor(pageSize = 3) {
    // No two things happen in the same millisecond: that is what orders two offers.
    this.world = new World({ now: () => ++this.#clock, pageSize });
    this.engine = createSyncEngine({
      call: createCalls(this.world, () => this.#refusals-- > 0),
      read: () => this.mirror,
      write: (mirror) => {
        this.mirror = mirror;
        this.onChange(mirror);
      },
      onDeparture: () => undefined,
      onSynced: () => undefined,
      onUnauthorized: () => undefined,
      now: () => 0,
      soon: (run) => queueMicrotask(run),
      wait: () => Promise.resolve(),
    });
    this.world.push = (push) => this.pushes.push(structuredClone(push));
    // Something to lose from the start: two chats of mine, one visitor waiting.
    for (const step of ['accept', 'accept', 'wait'] as const) {
      const id = this.world.begin();
      this.world.say(id, 'visitor', 'hello');
      const handoffId = this.world.request(id);
      if (step === 'accept') this.world.accept(handoffId);
    }
  }

  async run(step: Step): Promise<void> {
    const { world, engine } = this;
    if (step.do === 'deliver') {
      for (const pick of step.picks) {
        const push = this.pushes[pick % Math.max(this.pushes.length, 1)];
        if (push) engine.ingest(toEvent(push));
      }
      return;
    }
    const conversation = pick([...world.conversations.values()], step.at);
    const handoff = pick([...world.queue.keys()], step.at);
    switch (step.do) {
      case 'begin':
        world.begin();
        break;
      case 'say':
        if (conversation && conversation.status !== 'closed') world.say(conversation.id, step.by, 'words');
        break;
      case 'request':
        if (conversation?.status === 'bot') world.request(conversation.id);
        break;
      case 'accept':
        if (handoff) world.accept(handoff);
        break;
      case 'rivalAccepts':
        if (handoff) world.accept(handoff, BEN);
        break;
      case 'leave':
        if (handoff) world.leave(handoff);
        break;
      case 'complete':
        if (conversation?.status === 'active') world.complete(conversation.id);
        break;
      case 'requeue':
        if (conversation) {
          if (step.draft) world.drafts.set(conversation.id, `unsent ${conversation.id}`);
          world.requeue(conversation.id, step.cause, step.draft ? 'a note' : null);
        }
        break;
      case 'offer':
        if (handoff) world.offer(handoff, step.to === 'me' ? world.me : step.to);
        break;
      case 'away':
        world.changeMe({ availability: { state: 'away', reason: 'idle', since: world.instant() } });
        break;
      case 'read':
        if (conversation) world.read(conversation.id, conversation.lastSeq);
        break;
      case 'flap':
        engine.disconnected();
        engine.connected();
        break;
      case 'refuse':
        this.#refusals = step.calls;
        break;
      case 'settle':
        await settle();
        break;
    }
  }

  async reconnect(): Promise<void> {
    this.engine.disconnected();
    this.engine.connected();
    await settle();
  }
}

export function toEvent(push: Push): DeskEvent {
  switch (push.name) {
    case 'queue:changed':
      return { type: 'queue:changed', ...push.payload };
    case 'queue:updated':
      return { type: 'queue:updated', ...push.payload };
    case 'message:created':
      return { type: 'message:created', message: push.payload };
    case 'conversation:changed':
      return { type: 'conversation:changed', conversation: push.payload };
    case 'me:changed':
      return { type: 'me:changed', me: push.payload };
    default:
      throw new Error(`this world does not push ${push.name}`);
  }
}

/** Answers from the world, each in a later turn, as they were when the question arrived. */
function createCalls(world: World, isRefused: () => boolean): CallAgent {
  const answer = (name: string, request: Record<string, unknown>): unknown => {
    const id = String(request['conversationId']);
    if (name === 'session:sync') {
      const cursors = new Map(
        (request['known'] as { conversationId: string; afterSeq: number }[]).map((c) => [c.conversationId, c.afterSeq]),
      );
      return {
        serverTime: world.instant(),
        me: world.me,
        rev: world.rev,
        queue: [...world.queue.values()],
        chats: world.mine().map((mine) => world.chat(mine, cursors.get(mine))),
      };
    }
    if (name === 'conversation:open') return world.chat(id);
    if (name === 'conversation:page')
      return {
        messages: world
          .thread(id)
          .filter((m) => m.seq > Number(request['afterSeq']))
          .slice(0, 2),
        hasMore: true,
      };
    throw new Error(`unexpected call ${name}`);
  };
  return (async (name: string, request: Record<string, unknown>) => {
    await Promise.resolve();
    if (isRefused()) return { ok: false, error: { code: 'rate_limited', message: '', retryAfterMs: 100 } };
    const value = structuredClone(answer(name, request));
    await Promise.resolve();
    return { ok: true, value };
  }) as unknown as CallAgent;
}

/** Lets every answer that is under way arrive. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}

function pick<T>(items: readonly T[], at: number): T | undefined {
  return items[at % Math.max(items.length, 1)];
}
