import type { Activity, PresenceChoice } from '#contract/members.ts';
import type { Clock, Timers } from '../../server/clock.ts';
import type { Database } from '../../server/database/connection.ts';
import type { EventBus } from '../../server/events.ts';
import { type DeskState, GRACE_MS, readServedChatbots, saveDesk } from './desks.ts';
import { decideActivity, type Report } from './rules/decide-activity.ts';

export interface PresenceDeps {
  db: Database;
  clock: Clock;
  timers: Timers;
  events: EventBus;
  onError(error: unknown): void;
}

interface Desk extends DeskState {
  choice: PresenceChoice;
  /** The chatbots whose requests reach them; null = all. */
  chatbotIds: readonly string[] | null;
  /** What each live connection last said of its computer; null = nothing yet. */
  connections: Map<string, Report | null>;
  /** Changed since it was last stored. */
  dirty: boolean;
  storing: Promise<void> | null;
}

const RETRY_MS = 1_000;

export type Presence = ReturnType<typeof createPresence>;

/**
 * Who is at their desk. Connections are facts of this process and are counted here; what follows from them is stored,
 * one write at a time per member and always the newest state: however often a connection flaps while a write is under
 * way, the row ends as the connection did. `presence.changed` is told after each write.
 */
export function createPresence({ db, clock, timers, events, onError }: PresenceDeps) {
  const desks = new Map<string, Desk>();
  let stopped = false;

  function store(desk: Desk): Promise<void> {
    desk.dirty = true;
    desk.storing ??= storeAll(desk).finally(() => {
      desk.storing = null;
      if (desk.connections.size === 0 && !desk.dirty) desks.delete(desk.memberId);
    });
    return desk.storing;
  }

  async function storeAll(desk: Desk): Promise<void> {
    while (desk.dirty && !stopped) {
      desk.dirty = false;
      try {
        await saveDesk(db, desk);
        tell(desk);
      } catch (error) {
        desk.dirty = true;
        onError(error);
        await new Promise<void>((resolve) => void timers.after(RETRY_MS, resolve));
      }
    }
  }

  function tell({ workspaceId, memberId }: { workspaceId: string; memberId: string }): void {
    events.emit('presence.changed', { workspaceId, memberId });
  }

  /** Returns whether anything of it is news. */
  function applyActivity(desk: Desk): boolean {
    const { activity, since } = decideActivity([...desk.connections.values()], clock.now());
    if (desk.activity === activity) return false;
    desk.activity = activity;
    desk.activitySince = since;
    return true;
  }

  return {
    /** A console has connected. Resolves when that is stored, which also ends a running grace time. */
    async connect(
      member: {
        memberId: string;
        workspaceId: string;
        choice: PresenceChoice;
        /** Left out = all. */
        chatbotIds?: readonly string[] | null;
      },
      connectionId: string,
    ): Promise<void> {
      const now = clock.now();
      const desk: Desk = desks.get(member.memberId) ?? {
        ...member,
        chatbotIds: null,
        connected: false,
        connectionSince: now,
        activity: 'active',
        activitySince: now,
        graceUntil: null,
        connections: new Map(),
        dirty: false,
        storing: null,
      };
      desks.set(member.memberId, desk);
      desk.choice = member.choice;
      desk.chatbotIds = member.chatbotIds ?? null;
      desk.connections.set(connectionId, null);
      if (applyActivity(desk)) desk.dirty = true;
      if (!desk.connected) {
        desk.connected = true;
        desk.connectionSince = now;
        desk.graceUntil = null;
        desk.dirty = true;
      }
      await (desk.dirty ? store(desk) : desk.storing);
    },

    /** The console is gone. With the last one the grace time begins: a stored instant, so that a restart changes nothing. */
    disconnect(memberId: string, connectionId: string): void {
      const desk = desks.get(memberId);
      if (!desk?.connections.delete(connectionId)) return;
      const changed = applyActivity(desk);
      if (desk.connections.size === 0) {
        const now = clock.now();
        desk.connected = false;
        desk.connectionSince = now;
        desk.graceUntil = new Date(now.getTime() + GRACE_MS);
      }
      if (changed || !desk.connected) void store(desk);
    },

    /** After the choice itself was stored by the team module. */
    choose(member: { memberId: string; workspaceId: string }, choice: PresenceChoice): void {
      const desk = desks.get(member.memberId);
      if (desk) desk.choice = choice;
      tell(member);
    },

    /** What one console's computer says. With several consoles, the liveliest counts. */
    async report(memberId: string, connectionId: string, report: Report): Promise<void> {
      const desk = desks.get(memberId);
      const before = desk?.connections.get(connectionId);
      if (!desk || before === undefined) return;
      // The same said again began when it was said first.
      desk.connections.set(connectionId, before?.activity === report.activity ? before : report);
      if (applyActivity(desk)) await store(desk);
    },

    /** Whether requests of this chatbot reach anybody of the workspace at this moment. */
    anyoneOnline(workspaceId: string, chatbotId: string): boolean {
      return [...desks.values()].some(
        (desk) => desk.workspaceId === workspaceId && isOnline(desk) && (desk.chatbotIds?.includes(chatbotId) ?? true),
      );
    },

    /** After something about a member was changed by somebody else: reads again which chatbots they answer for. */
    async refresh(memberId: string): Promise<void> {
      const desk = desks.get(memberId);
      if (!desk) return;
      desk.chatbotIds = await readServedChatbots(db, memberId);
      tell(desk);
    },

    isOnline(memberId: string): boolean {
      const desk = desks.get(memberId);
      return desk !== undefined && isOnline(desk);
    },

    /** Resolves when everything known is stored. */
    async settled(): Promise<void> {
      await Promise.all([...desks.values()].map((desk) => desk.storing));
    },

    /**
     * From now on connections end because the server does: that is nobody's absence. Whoever is connected stays so in
     * the database, and the next start gives them the whole grace time.
     */
    stop(): Promise<void> {
      stopped = true;
      return this.settled();
    },
  };
}

function isOnline(desk: { connected: boolean; choice: PresenceChoice; activity: Activity }): boolean {
  return desk.connected && desk.choice === 'online' && desk.activity === 'active';
}
