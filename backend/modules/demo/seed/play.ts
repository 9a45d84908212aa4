import { randomBytes } from 'node:crypto';
import type { Result } from '#contract/result.ts';
import type { Clock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/connection.ts';
import { createEventBus } from '../../../server/events.ts';
import { type Chatbot, createChatbotService } from '../../chatbot/index.ts';
import { type ConversationView, createConversationService } from '../../conversation/index.ts';
import { type Actor, createHandoffService } from '../../handoff/index.ts';
import { createVisitorService } from '../../visitor/index.ts';
import type { DemoMemberKey } from '../data/people.ts';
import type { Script } from '../data/script.ts';
import type { Step, TimedStep } from './timeline.ts';

export interface Stage {
  db: Database;
  chatbot: Chatbot;
  members: Record<DemoMemberKey, Actor>;
}

/** Where one scripted conversation stands. */
interface Scene {
  visitorId: string;
  conversationId: string;
  agent: Actor | null;
  lines: number;
}

/**
 * Plays the scripts through the product's own use cases, with a clock that stands where the script says. So the pretend
 * shop's past keeps every rule a real one keeps, and the bot's lines are what the bot really says.
 */
export async function playTimeline(stage: Stage, scripts: readonly Script[], timeline: TimedStep[]): Promise<void> {
  const { db, chatbot, members } = stage;
  let time = new Date(0);
  const clock: Clock = { now: () => time };
  // A bus of its own: nobody is to be told today what happened last week.
  const events = createEventBus(raise);
  const conversations = createConversationService({ db, clock, events, onError: raise });
  const handoffs = createHandoffService({ db, clock, events, conversations });
  const visitors = createVisitorService({ db, clock });
  const log = { warn: raise, error: raise };
  // No identity secret is made here, so any key will do.
  const chatbots = createChatbotService({ db, clock, events, conversations, handoffs, log, secret: randomBytes(32) });
  const scenes = new Map<number, Scene>();

  async function arrive(script: Script): Promise<Scene> {
    const { visitor } = await visitors.create(chatbot);
    if (script.visitor) expectOk(await visitors.update(visitor.id, script.visitor));
    const opened = await conversations.open({ workspaceId: chatbot.workspaceId, chatbot, visitorId: visitor.id });
    return { visitorId: visitor.id, conversationId: opened.view.forAgent.id, agent: null, lines: 0 };
  }

  async function view(scene: Scene): Promise<ConversationView> {
    const found = await conversations.view(scene.conversationId);
    if (!found) throw new Error('a demo conversation vanished');
    return found;
  }

  /** Whoever writes has read what came before. */
  async function markAllRead(scene: Scene, reader: { visitorId: string } | { memberId: string }): Promise<void> {
    const seq = (await view(scene)).forAgent.lastSeq;
    await conversations.markRead({ conversationId: scene.conversationId, seq, reader });
  }

  function nextLine(scene: Scene, text: string) {
    scene.lines += 1;
    return { conversationId: scene.conversationId, clientId: `demo-line-${scene.lines}`, text };
  }

  async function act(scene: Scene, step: Exclude<Step, { type: 'arrive' }>): Promise<void> {
    const { conversationId, visitorId } = scene;
    switch (step.type) {
      case 'visitor':
        await markAllRead(scene, { visitorId });
        return expectOk(await conversations.sendFromVisitor({ visitorId, ...nextLine(scene, step.text) }));
      case 'reply':
        return chatbots.respondIfOwed(conversationId);
      case 'request':
        return expectOk(await handoffs.request({ conversationId, reason: 'visitor_asked' }));
      case 'accept': {
        scene.agent = members[step.by];
        const { handoffId } = (await view(scene)).forAgent;
        if (handoffId === null)
          throw new Error(`nothing to accept: the bot did not hand over conversation ${conversationId}`);
        return expectOk(await handoffs.accept(scene.agent, handoffId));
      }
      case 'agent': {
        const member = agentOf(scene);
        await markAllRead(scene, { memberId: member.memberId });
        return expectOk(await conversations.sendFromAgent({ member, ...nextLine(scene, step.text) }));
      }
      case 'complete':
        return expectOk(await handoffs.complete(agentOf(scene), conversationId));
      case 'withdraw':
        return expectOk(await handoffs.withdraw(await view(scene)));
      case 'end':
        return expectOk(await handoffs.endByVisitor(await view(scene)));
      case 'expire':
        expectOk(await handoffs.expire(await view(scene)));
        // Who was left waiting has closed the page: their conversation is over, and so is it in the shop's past.
        return expectOk(await handoffs.endByVisitor(await view(scene)));
    }
  }

  for (const { at, script, step } of timeline) {
    time = at;
    const scene = scenes.get(script);
    const text = scripts[script];
    if (step.type === 'arrive' && text) scenes.set(script, await arrive(text));
    else if (scene && step.type !== 'arrive') await act(scene, step);
  }
}

function agentOf(scene: Scene): Actor {
  if (!scene.agent) throw new Error('an agent acts in a demo conversation that nobody has accepted');
  return scene.agent;
}

function expectOk(result: Result<unknown>): void {
  if (!result.ok) throw new Error(`a demo conversation cannot go on: ${result.error.message}`);
}

function raise(error: unknown): never {
  throw error instanceof Error ? error : new Error(`the demo conversations cannot be played: ${JSON.stringify(error)}`);
}
