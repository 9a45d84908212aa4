import { randomBytes } from 'node:crypto';
import type { MemberRole, Permission } from '#contract/members.ts';
import type { Result } from '#contract/result.ts';
import { createEventBus, type DomainEvents } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { buildMember, buildWorkspace } from '../../test-support/factories.ts';
import { failLoudly } from '../../test-support/fail-loudly.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import type { NewMail } from '../mail/index.ts';
import { type Actor, createTeamService } from './index.ts';
import { defaultPermissions } from './rules.ts';

export const PASSWORD = 'seven green kettles';
/** Where sign-ins come from unless a test says otherwise. */
export const DESK = { client: 'desktop', ip: '10.0.0.1' } as const;

export type TestTeam = Awaited<ReturnType<typeof createTestTeam>>;

/** A team module of its own on the database, at noon of a fixed day, with a fresh workspace and one member. */
export async function createTestTeam({ db }: TestDatabase) {
  let time = Date.parse('2026-11-23T12:00:00.000Z');
  const now = (): Date => new Date(time);
  const events = createEventBus(failLoudly);
  const ended: DomainEvents['session.ended'][] = [];
  events.on('session.ended', (event) => {
    ended.push(event);
  });
  const changed: string[] = [];
  events.on('member.changed', ({ memberId }) => {
    changed.push(memberId);
  });
  const mails: NewMail[] = [];
  const released: string[] = [];
  const team = createTeamService({ db, clock: { now }, events, signingKey: randomBytes(32) });
  const admin = team.createAdmin({
    publicUrl: 'https://desk.example.com',
    mail: {
      async queue(_tx, mail) {
        mails.push(mail);
        return { id: newId(), state: 'queued' };
      },
      sendSoon() {},
    },
    async releaseChats({ memberId }) {
      released.push(memberId);
    },
  });
  const workspaceId = (await buildWorkspace(db)).id;
  const email = `Ana.${newId()}@Example.test`;
  const { memberId } = take(
    await team.addMember({ workspaceId, email, name: 'Ana', role: 'agent', password: PASSWORD }),
  );

  /** Somebody who cannot sign in, but act. */
  async function hire(role: MemberRole, given: { permissions?: Permission[]; workspaceId?: string } = {}) {
    const { permissions = defaultPermissions(role), workspaceId: at = workspaceId } = given;
    const row = await buildMember(db, { workspace_id: at, role, permissions });
    const actor: Actor = { memberId: row.id, workspaceId: at, familyId: newId(), name: row.name, address: '10.0.0.9' };
    return actor;
  }

  return {
    team,
    admin,
    events,
    workspaceId,
    /** One agent, Ana, whose password is `PASSWORD`. */
    memberId,
    email,
    signIn: async (code?: string) => take(await team.signIn({ email, password: PASSWORD, code }, DESK)),
    /** Ana, as the holder of an access token acts. */
    async asAna(accessToken: string): Promise<Actor> {
      return { ...take(await team.authenticate(accessToken)), address: DESK.ip };
    },
    hire,
    now,
    /** Moves the clock. */
    pass: (ms: number) => {
      time += ms;
    },
    /** Every `session.ended` so far. */
    ended,
    /** Of whom `member.changed` was told. */
    changed,
    /** What was handed to the mail module. */
    mails,
    /** Whose chats were given back. */
    released,
    /** The security log, oldest first. */
    async log(at = workspaceId) {
      await events.settled();
      const list = take(await admin.audit.list(at, { limit: 100 }));
      return list.events.reverse();
    },
  };
}

export function take<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
