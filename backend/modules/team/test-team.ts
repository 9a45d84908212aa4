import { randomBytes } from 'node:crypto';
import type { Result } from '#contract/result.ts';
import { createEventBus, type DomainEvents } from '../../server/events.ts';
import { newId } from '../../server/new-id.ts';
import { buildWorkspace } from '../../test-support/factories.ts';
import type { TestDatabase } from '../../test-support/test-database.ts';
import { createTeamService, type SignedIn, type TeamService } from './index.ts';

export const PASSWORD = 'seven green kettles';
/** Where sign-ins come from unless a test says otherwise. */
export const DESK = { client: 'desktop', ip: '10.0.0.1' } as const;

export interface TestTeam {
  team: TeamService;
  /** One agent, Ana, whose password is `PASSWORD`. */
  memberId: string;
  email: string;
  signIn(): Promise<SignedIn>;
  now(): Date;
  /** Moves the clock. */
  pass(ms: number): void;
  /** Every `session.ended` so far. */
  ended: DomainEvents['session.ended'][];
}

/** A team module of its own on the database, at noon of a fixed day, with a fresh workspace and one member. */
export async function createTestTeam({ db }: TestDatabase): Promise<TestTeam> {
  let time = Date.parse('2026-11-23T12:00:00.000Z');
  const now = (): Date => new Date(time);
  const events = createEventBus((error) => {
    throw error;
  });
  const ended: DomainEvents['session.ended'][] = [];
  events.on('session.ended', (event) => {
    ended.push(event);
  });
  const team = createTeamService({ db, clock: { now }, events, signingKey: randomBytes(32) });
  const workspaceId = (await buildWorkspace(db)).id;
  const email = `Ana.${newId()}@Example.test`;
  const { memberId } = take(
    await team.addMember({ workspaceId, email, name: 'Ana', role: 'agent', password: PASSWORD }),
  );
  return {
    team,
    memberId,
    email,
    signIn: async () => take(await team.signIn({ email, password: PASSWORD }, DESK)),
    now,
    pass: (ms) => {
      time += ms;
    },
    ended,
  };
}

export function take<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
