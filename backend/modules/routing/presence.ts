import type { PresenceChoice } from '#contract/members.ts';

interface ConnectedMember {
  workspaceId: string;
  choice: PresenceChoice;
  connections: Set<string>;
}

/**
 * Who is at their desk: what a member chose, joined with a live connection. Kept in memory, because a connection is a
 * fact of this process; after a restart everybody connects again.
 */
export function createPresence({ onChange }: { onChange(workspaceId: string): void }) {
  const members = new Map<string, ConnectedMember>();

  return {
    connect(member: { memberId: string; workspaceId: string; choice: PresenceChoice }, connectionId: string): void {
      const known = members.get(member.memberId);
      const entry = known ?? { workspaceId: member.workspaceId, choice: member.choice, connections: new Set<string>() };
      const changed = !known || known.choice !== member.choice;
      entry.choice = member.choice;
      entry.connections.add(connectionId);
      members.set(member.memberId, entry);
      if (changed) onChange(member.workspaceId);
    },

    disconnect(memberId: string, connectionId: string): void {
      const entry = members.get(memberId);
      if (!entry?.connections.delete(connectionId) || entry.connections.size > 0) return;
      members.delete(memberId);
      onChange(entry.workspaceId);
    },

    choose(memberId: string, choice: PresenceChoice): void {
      const entry = members.get(memberId);
      if (!entry || entry.choice === choice) return;
      entry.choice = choice;
      onChange(entry.workspaceId);
    },

    /** Whether somebody who may answer chats is connected and has not said "away". */
    anyoneOnline(workspaceId: string): boolean {
      for (const member of members.values()) {
        if (member.workspaceId === workspaceId && member.choice === 'online') return true;
      }
      return false;
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
