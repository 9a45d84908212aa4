import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemSchema, type RouteContract, routes } from '#contract/http.ts';
import type { Permission } from '#contract/members.ts';
import { newId } from '../../../backend/server/new-id.ts';
import { openCast, ROLE_PERMISSIONS, type SecurityCast } from '../house/cast.ts';
import { takeFingerprint } from '../house/fingerprint.ts';
import { type House, openHouse } from '../house/open-house.ts';
import { ask, pathOf } from './ask.ts';
import { type RouteRow, routeRows } from './routes.ts';

let house: House;
let cast: SecurityCast;
beforeAll(async () => {
  house = await openHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());

const table = Object.entries<RouteContract>(routes);
const rows = routeRows as Record<string, RouteRow | undefined>;

/** Whoever has no right to be here at all, by the token they show. */
const outsiders: Record<string, (people: SecurityCast) => string | null> = {
  nobody: () => null,
  'a visitor': ({ visitor }) => visitor.token,
  'a disabled member': ({ disabled }) => disabled.accessToken,
  'a member disabled this moment': ({ justDisabled }) => justDisabled.accessToken,
  'an expired token': ({ expiredToken }) => expiredToken,
  'a token signed by somebody else': ({ forgedToken }) => forgedToken,
  'a token signed by nobody': ({ unsignedToken }) => unsignedToken,
  'a refresh token': ({ owner }) => owner.refreshToken,
};

const members = ['powerless', 'agent', 'admin', 'owner'] as const;

function mayCall(who: (typeof members)[number], { needs }: RouteRow): boolean {
  if (needs === 'owner') return who === 'owner';
  return needs === 'anybody' || needs === 'member' || holds(who, needs);
}

function holds(who: (typeof members)[number], permission: Permission): boolean {
  return who === 'owner' || (who !== 'powerless' && ROLE_PERMISSIONS[who].includes(permission));
}

test.each(table)('%s has its row', (name, route) => {
  const row = rows[name];
  expect(
    row,
    `Who may call ${name}? Add it to e2e/security/matrix/routes.ts: { needs: <permission>, things, body }`,
  ).toBeDefined();
  const hasIds = route.path.includes(':');
  expect(row?.things !== undefined, `${name}: \`things\` makes what the ids of ${route.path} stand for`).toBe(hasIds);
  expect(row?.body !== undefined, `${name}: \`body\` is one that fits`).toBe(route.request !== null);
});

test('no row is left of a route that is gone', () => {
  expect(Object.keys(routeRows).filter((name) => !(name in routes))).toEqual([]);
});

describe.each(table.filter(([name]) => rows[name]))('%s', (name, route) => {
  const row = rows[name] as RouteRow;
  const ours = async (): Promise<Record<string, string>> => (await row.things?.(house.db, cast.ours)) ?? {};
  const call = (token: string | null, params: Record<string, string>) =>
    ask(house.url, { method: route.method, path: pathOf(route, params) + (row.query ?? ''), token, body: row.body });

  if (row.needs === 'anybody') {
    test('asks nobody who they are, and changes nothing for those it refuses', async () => {
      const before = await takeFingerprint(house.db);
      const tokens = [
        ...Object.values(outsiders).map((of) => of(cast)),
        ...members.map((who) => cast[who].accessToken),
      ];
      for (const token of tokens) {
        const { status } = await call(token, {});
        expect(status === (row.answers ?? status) && status < 500, `${status}`).toBe(true);
        if (row.answers === undefined) expect(status).toBeLessThan(300);
      }
      expect(await takeFingerprint(house.db)).toEqual(before);
    });
    return;
  }

  test('outsiders are refused, and nothing changes', async () => {
    const params = await ours();
    const before = await takeFingerprint(house.db);
    for (const [who, tokenOf] of Object.entries(outsiders)) {
      const { status, text } = await call(tokenOf(cast), params);
      expect({ who, status, code: codeIn(text) }).toEqual({
        who,
        status: 401,
        code: 'unauthorized',
      });
    }
    expect(await takeFingerprint(house.db)).toEqual(before);
  });

  test.each(members.filter((who) => !mayCall(who, row)))('%s is refused, and nothing changes', async (who) => {
    const params = await ours();
    const before = await takeFingerprint(house.db);
    const { status, text } = await call(cast[who].accessToken, params);
    expect({ status, code: codeIn(text) }).toEqual({ status: 403, code: 'forbidden' });
    expect(await takeFingerprint(house.db)).toEqual(before);
  });

  test.each(members.filter((who) => mayCall(who, row)))('%s is answered', async (who) => {
    const { status, text } = await call(cast[who].accessToken, await ours());
    if (row.sees !== undefined && !holds(who, row.sees)) {
      expect({ status, code: codeIn(text) }).toEqual({ status: 404, code: 'not_found' });
      return;
    }
    const isAsSaid = row.answers === undefined ? status >= 200 && status < 300 : status === row.answers;
    expect(isAsSaid, `${status} ${text}`).toBe(true);
  });

  test('the owner of another workspace finds exactly what is not there, and touches nothing of ours', async () => {
    const params = await ours();
    const before = await takeFingerprint(house.db, { workspaceId: cast.ours });
    const foreign = await call(cast.stranger.accessToken, params);
    if (row.things) {
      const missing = await call(cast.stranger.accessToken, otherIds(params));
      expect(foreign).toEqual(missing);
      expect(foreign.status).toBe(404);
    }
    for (const id of [cast.ours, cast.chatbotId, cast.owner.memberId]) expect(foreign.text).not.toContain(id);
    expect(await takeFingerprint(house.db, { workspaceId: cast.ours })).toEqual(before);
  });

  if ((route.path.match(/:\w*id\b/gi) ?? []).length < 2) return;

  test('an id of ours is not reached through one of their own', async () => {
    const inner = await ours();
    const outer = (await row.things?.(house.db, cast.theirs)) ?? {};
    const { status } = await call(cast.stranger.accessToken, { ...inner, id: outer['id'] ?? '' });
    expect(status).toBe(404);
  });
});

/** The code of a problem, or null for any other answer. */
function codeIn(text: string): string | null {
  return text === '' ? null : (problemSchema.safeParse(JSON.parse(text)).data?.code ?? null);
}

/** The same parameters with ids of nothing. */
function otherIds(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value.length === 36 ? newId() : value]));
}
