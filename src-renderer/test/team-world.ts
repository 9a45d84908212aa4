import type { Account, AccountSession } from '#contract/account.ts';
import type { AuditEvent } from '#contract/audit.ts';
import { type Me, type MemberRole, type Permission, permissionSchema } from '#contract/members.ts';
import type { Invite, Invited, TeamMember } from '#contract/team.ts';
import type { Waiting } from '#contract/waiting-routes.ts';

const HOUR = 3_600_000;
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
/** What an authenticator app would show at the moment, here at any moment. */
export const APP_CODE = '123456';
export const RECOVERY_CODE = 'kxw0-9dmp-22qe-h7t0';

function buildMember(patch: Partial<TeamMember> & { name: string }): TeamMember {
  return {
    id: crypto.randomUUID(),
    email: `${patch.name.split(' ')[0]?.toLowerCase()}@shop.example`,
    avatar: null,
    role: 'agent',
    permissions: ['chats.respond'],
    presence: { state: 'offline', reason: 'not_connected', since: ago(HOUR) },
    activeChats: 0,
    cap: null,
    chatbotIds: null,
    twoStep: false,
    disabled: false,
    joinedAt: '2026-09-14T08:00:00.000Z',
    lastSeenAt: '2026-11-20T16:40:00.000Z',
    ...patch,
  };
}

/** The team behind the console, with the rules that people meet: ranks, the last owner, one-time links, codes. */
export class TeamWorld {
  /** What every account that is not shown is told. */
  waiting: Waiting = { pending: 0, unread: 0, requests: [] };
  /** Besides the one who looks. */
  colleagues: TeamMember[] = [];
  invites: Invite[] = [];
  /** What becomes of the mail of an invite. */
  mail: 'on_its_way' | 'kept' = 'on_its_way';
  /** Tokens of invites that can still be used, with whom they are for. */
  readonly tokens = new Map<string, { email: string; invitedBy: string; role: MemberRole }>();
  readonly resetTokens = new Set<string>();
  /** Everybody for whom a new password was asked. */
  readonly resetsAsked: string[] = [];
  password = 'green kettle on the stove';
  twoStep: Account['twoStep'] = { enabled: false, since: null, recoveryCodesLeft: 0 };
  sessions: AccountSession[] = [
    { id: crypto.randomUUID(), client: 'browser', createdAt: ago(HOUR), lastUsedAt: ago(0), current: true },
  ];
  events: AuditEvent[] = [];
  pageSize = 50;
  timezone = 'Europe/Berlin';

  addColleague(patch: Partial<TeamMember> & { name: string }): TeamMember {
    const member = buildMember(patch);
    this.colleagues.push(member);
    return member;
  }

  /** Everybody, me first. */
  members(me: Me): TeamMember[] {
    const { id, name, email, avatar, role, permissions, availability, load, chatbotIds } = me;
    const { activeChats, cap } = load;
    const mine = { id, name, email, avatar, role, permissions, chatbotIds, activeChats, cap };
    return [
      buildMember({ ...mine, presence: availability, twoStep: this.twoStep.enabled, lastSeenAt: ago(0) }),
      ...this.colleagues,
    ];
  }

  change(id: string, patch: Partial<TeamMember>): TeamMember | null {
    this.colleagues = this.colleagues.map((member) => {
      if (member.id !== id) return member;
      const after = { ...member, ...patch };
      return after.role === 'owner' ? { ...after, permissions: [...permissionSchema.options] } : after;
    });
    return this.colleagues.find((member) => member.id === id) ?? null;
  }

  /** A fresh link for an invite, in place of the one before. */
  link(invite: Invite, wantsMail: boolean): Invited {
    for (const [token, { email }] of this.tokens) if (email === invite.email) this.tokens.delete(token);
    const token = `${crypto.randomUUID()}-${crypto.randomUUID()}`.replaceAll('-', '').slice(0, 43).padEnd(43, 'x');
    this.tokens.set(token, invite);
    return {
      invite,
      links: { web: `https://desk.shop.example/join#${token}`, app: `handoff-desk://join/${token}` },
      mail: wantsMail ? this.mail : 'off',
    };
  }

  invite(me: Me, email: string, role: MemberRole, permissions: readonly Permission[], expiresAt?: string): Invite {
    const invite: Invite = {
      id: crypto.randomUUID(),
      email,
      role,
      permissions: [...permissions],
      chatbotIds: null,
      invitedBy: me.name,
      createdAt: ago(0),
      expiresAt: expiresAt ?? ago(-72 * HOUR),
    };
    this.invites = [invite, ...this.invites];
    return invite;
  }

  /** A line of the security log, `minutesAgo`. */
  log(minutesAgo: number, event: Pick<AuditEvent, 'kind' | 'actor'> & Partial<AuditEvent>): void {
    this.events.push({
      id: crypto.randomUUID(),
      at: ago(minutesAgo * 60_000),
      target: null,
      address: '203.0.113.7',
      changes: [],
      ...event,
    });
  }
}
